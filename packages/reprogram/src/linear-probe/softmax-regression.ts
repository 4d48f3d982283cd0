import { addTransposedProduct, affineRows } from './dense-products.js';

export interface RegressionLoss {
  /** Sum of the cross-entropies of the batch. */
  readonly loss: number;
  readonly correct: number;
}

/** Loss and gradient of softmax regression on batches of at most `batchSize` items. */
export class SoftmaxRegression {
  /** [classes, width], zeros at first. */
  readonly weight: Float32Array;
  /** [classes], zeros at first. */
  readonly bias: Float32Array;
  /** Gradients of the last batch. */
  readonly weightGradient: Float32Array;
  readonly biasGradient: Float32Array;
  readonly #delta: Float32Array;
  readonly #classes: number;
  readonly #width: number;
  readonly #l2: number;

  constructor(options: { classes: number; width: number; l2: number; batchSize: number }) {
    const { classes, width, l2, batchSize } = options;
    this.#classes = classes;
    this.#width = width;
    this.#l2 = l2;
    this.weight = new Float32Array(classes * width);
    this.bias = new Float32Array(classes);
    this.weightGradient = new Float32Array(classes * width);
    this.biasGradient = new Float32Array(classes);
    this.#delta = new Float32Array(batchSize * classes);
  }

  /** Computes the gradients of mean cross-entropy + l2 / 2 * |weight|^2 at x [labels.length, width]. */
  differentiate(x: Float32Array, labels: Int32Array): RegressionLoss {
    const shape = { count: labels.length, classes: this.#classes, width: this.#width };
    affineRows(x, this.weight, this.bias, shape, this.#delta);
    const result = this.#logitsToDelta(labels);
    for (let index = 0; index < this.weight.length; index += 1) {
      this.weightGradient[index] = this.#l2 * this.weight[index]!;
    }
    addTransposedProduct(this.#delta, x, shape, this.weightGradient);
    return result;
  }

  /** Turns logits into the gradient of the mean loss in place and sums it into the bias gradient. */
  #logitsToDelta(labels: Int32Array): RegressionLoss {
    const classes = this.#classes;
    const delta = this.#delta;
    let loss = 0;
    let correct = 0;
    this.biasGradient.fill(0);
    for (let item = 0; item < labels.length; item += 1) {
      const start = item * classes;
      const label = labels[item]!;
      let best = 0;
      for (let other = 1; other < classes; other += 1) {
        if (delta[start + other]! > delta[start + best]!) best = other;
      }
      if (best === label) correct += 1;
      const largest = delta[start + best]!;
      const shifted = delta[start + label]! - largest;
      let sum = 0;
      for (let other = 0; other < classes; other += 1) {
        const power = Math.exp(delta[start + other]! - largest);
        delta[start + other] = power;
        sum += power;
      }
      loss += Math.log(sum) - shifted;
      for (let other = 0; other < classes; other += 1) {
        const slope = (delta[start + other]! / sum - (other === label ? 1 : 0)) / labels.length;
        delta[start + other] = slope;
        this.biasGradient[other] = this.biasGradient[other]! + slope;
      }
    }
    return { loss, correct };
  }
}
