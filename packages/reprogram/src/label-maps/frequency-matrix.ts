import { checkCount, checkLabels } from '../arguments.js';
import { ShapeMismatchError } from '../errors.js';

/** How often the source model sees each source class in the images of each target class. */
export interface FrequencyMatrix {
  /** [sourceClasses, targetClasses], row-major. */
  readonly counts: Int32Array;
  readonly sourceClasses: number;
  readonly targetClasses: number;
}

/**
 * Counts predictions: `sourcePredictions` [n] is the arg-max source class of each image, `labels` [n] its target class.
 * A target class without images has a column of zeros.
 *
 * @throws InvalidArgumentError, ShapeMismatchError or LabelRangeError for what does not fit.
 */
export function frequencyMatrix(
  sourcePredictions: Int32Array,
  labels: Int32Array,
  { sourceClasses, targetClasses }: { readonly sourceClasses: number; readonly targetClasses: number },
): FrequencyMatrix {
  checkCount('source classes', sourceClasses);
  checkCount('target classes', targetClasses);
  if (sourcePredictions.length !== labels.length) {
    throw new ShapeMismatchError(
      `invalid source predictions: got ${sourcePredictions.length}, expected ${labels.length}, one per label`,
    );
  }
  checkLabels(sourcePredictions, sourceClasses);
  checkLabels(labels, targetClasses);
  const counts = new Int32Array(sourceClasses * targetClasses);
  labels.forEach((label, item) => {
    const position = sourcePredictions[item]! * targetClasses + label;
    counts[position] = counts[position]! + 1;
  });
  return { counts, sourceClasses, targetClasses };
}

/** Number of images whose predicted source class is the one their target class is mapped to. */
export function matchedCount({ counts, targetClasses }: FrequencyMatrix, map: Int32Array): number {
  return map.reduce((sum, source, target) => sum + counts[source * targetClasses + target]!, 0);
}
