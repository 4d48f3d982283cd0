import { addTransposedProduct, affineRows, paddedTo } from './dense-products.js';

export interface RegressionLoss {
  /** Sum of the cross-entropies of the batch. */
  readonly loss: number;
  readonly correct: number;
}

export interface SoftmaxRegressionOptions {
  readonly classes: number;
  readonly width: number;
  /** Weight of the penalty l2 / 2 * |weight|^2. */
  readonly l2: number;
  /** Most items of a batch. */
  readonly batchSize: number;
}

/** Loss and gradient of softmax regression, batch by batch. Classes are padded to whole blocks inside. */
export class SoftmaxRegression {
  /** [classes, width], zeros at first. */
  readonly weight: Float32Array;
  /** [classes], zeros at first. */
  readonly bias: Float32Array;
  /** Gradients of the last batch. */
  readonly weightGradient: Float32Array;
  readonly biasGradient: Float32Array;
  /** Write the items of a batch to the start of this: [batchSize, width] and some padding, zeros at first. */
  readonly x: Float32Array;
  readonly #paddedWeight: Float32Array;
  readonly #paddedBias: Float32Array;
  readonly #paddedGradient: Float32Array;
  readonly #delta: Float32Array;
  readonly #stride: number;
  readonly #width: number;
  readonly #l2: number;

  constructor({ classes, width, l2, batchSize }: SoftmaxRegressionOptions) {
    this.#stride = paddedTo(classes);
    this.#width = width;
    this.#l2 = l2;
    this.#paddedWeight = new Float32Array(this.#stride * width);
    this.#paddedBias = new Float32Array(this.#stride);
    this.#paddedGradient = new Float32Array(this.#stride * width);
    this.#delta = new Float32Array(paddedTo(batchSize) * this.#stride);
    this.weight = this.#paddedWeight.subarray(0, classes * width);
    this.bias = this.#paddedBias.subarray(0, classes);
    this.weightGradient = this.#paddedGradient.subarray(0, classes * width);
    this.biasGradient = new Float32Array(classes);
    this.x = new Float32Array(paddedTo(batchSize) * width);
  }

  /** Computes the gradients of mean cross-entropy + l2 / 2 * |weight|^2 for the labels of the items in `x`. */
  differentiate(labels: Int32Array): RegressionLoss {
    const shape = { count: paddedTo(labels.length), classes: this.#stride, width: this.#width };
    affineRows(this.x, this.#paddedWeight, this.#paddedBias, shape, this.#delta);
    const result = this.#logitsToDelta(labels);
    this.#delta.fill(0, labels.length * this.#stride);
    for (let index = 0; index < this.weight.length; index += 1) {
      this.weightGradient[index] = this.#l2 * this.weight[index]!;
    }
    addTransposedProduct(this.#delta, this.x, shape, this.#paddedGradient);
    return result;
  }

  /** Turns logits into the gradient of the mean loss in place and sums it into the bias gradient. */
  #logitsToDelta(labels: Int32Array): RegressionLoss {
    const classes = this.bias.length;
    const delta = this.#delta;
    let loss = 0;
    let correct = 0;
    this.biasGradient.fill(0);
    for (let item = 0; item < labels.length; item += 1) {
      const start = item * this.#stride;
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
