import { addTransposedProduct, affineRows, type Floats, paddedTo } from './dense-products.js';
import { type SoftmaxLoss, softmaxSlopes } from './softmax-slopes.js';

export interface SoftmaxRegressionOptions {
  readonly classes: number;
  readonly width: number;
  /** Weight of the penalty l2 / 2 * |weight|^2. */
  readonly l2: number;
  /** Most items of a batch. */
  readonly batchSize: number;
}

/** An array class, and so the precision. */
export type FloatsClass<A extends Floats> = new (length: number) => A;

/** Loss and gradient of softmax regression, batch by batch. Classes are padded to whole blocks inside. */
export class SoftmaxRegression<A extends Floats> {
  /** [classes, width], zeros at first. */
  readonly weight: A;
  /** [classes], zeros at first. */
  readonly bias: A;
  /** Gradients of the last batch. */
  readonly weightGradient: A;
  readonly biasGradient: A;
  /** Write the items of a batch to the start of this: [batchSize, width] and some padding, zeros at first. */
  readonly x: A;
  readonly #paddedWeight: A;
  readonly #paddedBias: A;
  readonly #paddedGradient: A;
  readonly #delta: A;
  readonly #divisors: Float64Array;
  readonly #stride: number;
  readonly #width: number;
  readonly #l2: number;

  constructor({ classes, width, l2, batchSize }: SoftmaxRegressionOptions, Values: FloatsClass<A>) {
    this.#stride = paddedTo(classes);
    this.#width = width;
    this.#l2 = l2;
    this.#paddedWeight = new Values(this.#stride * width);
    this.#paddedBias = new Values(this.#stride);
    this.#paddedGradient = new Values(this.#stride * width);
    this.#delta = new Values(paddedTo(batchSize) * this.#stride);
    this.#divisors = new Float64Array(batchSize);
    this.weight = this.#paddedWeight.subarray(0, classes * width) as A;
    this.bias = this.#paddedBias.subarray(0, classes) as A;
    this.weightGradient = this.#paddedGradient.subarray(0, classes * width) as A;
    this.biasGradient = new Values(classes);
    this.x = new Values(paddedTo(batchSize) * width);
  }

  /**
   * Computes the gradients of mean cross-entropy + l2 / 2 * |weight|^2 for the labels of the items in `x`; with
   * `divisors`, of the sum of cross-entropies, each divided by its own, in place of the mean.
   */
  differentiate(labels: Int32Array, divisors = this.#divisors.fill(labels.length)): SoftmaxLoss {
    const shape = { count: paddedTo(labels.length), classes: this.#stride, width: this.#width };
    affineRows(this.x, this.#paddedWeight, this.#paddedBias, shape, this.#delta);
    const result = softmaxSlopes(this.#delta, this.#stride, labels, divisors, this.biasGradient);
    this.#delta.fill(0, labels.length * this.#stride);
    for (let index = 0; index < this.weight.length; index += 1) {
      this.weightGradient[index] = this.#l2 * this.weight[index]!;
    }
    addTransposedProduct(this.#delta, this.x, shape, this.#paddedGradient);
    return result;
  }
}
