import { checkCount, checkLabels } from '../arguments.js';
import { InvalidArgumentError, NonFiniteLogitsError, ShapeMismatchError } from '../errors.js';

/** How much probability the source model gives each source class in the images of each target class. */
export interface ProbabilityMatrix {
  /** [sourceClasses, targetClasses], row-major: sums over images. */
  readonly sums: Float64Array;
  readonly sourceClasses: number;
  readonly targetClasses: number;
}

/**
 * 15 % of the target classes, rounded down, at least 1: `topk_ratio` of the authors of BLM+. At most all source classes,
 * which theirs exceeds where there are many more target classes.
 */
export function defaultTopK(sourceClasses: number, targetClasses: number): number {
  return Math.min(sourceClasses, Math.max(1, Math.floor(0.15 * targetClasses)));
}

/** @throws InvalidArgumentError unless `topK` is an integer in 1..sourceClasses. */
export function checkTopK(topK: number, sourceClasses: number): void {
  checkCount('topK', topK);
  if (topK > sourceClasses) {
    throw new InvalidArgumentError(`invalid topK: got ${topK}, expected at most ${sourceClasses}`);
  }
}

/**
 * What BLM+ aggregates in place of counts: of each image the `topK` largest softmax probabilities, the others taken as
 * 0, added up by target class. Ties go to the lower source class.
 *
 * @param sourceLogits [n, sourceClasses]
 * @param labels [n], 0..targetClasses - 1
 */
export class ProbabilitySums implements ProbabilityMatrix {
  readonly sums: Float64Array;
  readonly sourceClasses: number;
  readonly targetClasses: number;
  readonly #topK: number;

  constructor(
    sourceClasses: number,
    targetClasses: number,
    topK = defaultTopK(sourceClasses, targetClasses),
  ) {
    checkCount('source classes', sourceClasses);
    checkCount('target classes', targetClasses);
    checkTopK(topK, sourceClasses);
    this.sums = new Float64Array(sourceClasses * targetClasses);
    this.sourceClasses = sourceClasses;
    this.targetClasses = targetClasses;
    this.#topK = topK;
  }

  /**
   * Adds images: their source logits [n, sourceClasses] and labels [n].
   *
   * @throws NonFiniteLogitsError for logits that have no softmax, ShapeMismatchError or LabelRangeError.
   */
  add(sourceLogits: Float32Array, labels: Int32Array): this {
    const { sourceClasses, targetClasses, sums } = this;
    if (sourceLogits.length !== labels.length * sourceClasses) {
      throw new ShapeMismatchError(
        `invalid source logits: got ${sourceLogits.length} values, expected ${labels.length} x ${sourceClasses}`,
      );
    }
    checkLabels(labels, targetClasses);
    labels.forEach((label, item) => {
      const logits = sourceLogits.subarray(item * sourceClasses, (item + 1) * sourceClasses);
      const order = Int32Array.from(logits.keys()).sort((a, b) => logits[b]! - logits[a]! || a - b);
      const largest = logits[order[0]!]!;
      const total = logits.reduce((sum, logit) => sum + Math.exp(logit - largest), 0);
      if (!Number.isFinite(total)) {
        throw new NonFiniteLogitsError(`invalid logits of item ${item}: got a softmax over ${total}`);
      }
      for (const source of order.subarray(0, this.#topK)) {
        const position = source * targetClasses + label;
        sums[position] = sums[position]! + Math.exp(logits[source]! - largest) / total;
      }
    });
    return this;
  }
}
