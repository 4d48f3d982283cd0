import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { paddedTo } from '../linear-probe/dense-products.js';
import { choleskySolve } from './cholesky-solve.js';
import type { WeightedItems } from './cross-entropy.js';
import { sampledMoments } from './sampled-moments.js';

/** Share of the mean curvature that every direction gets at least, also without a penalty. */
const leastCurvature = 1e-3;

/**
 * Guesses of the inverse Hessian of cross-entropy + l2 / 2 * |weight|^2. The block of class k in that Hessian is
 * E[p_k (1 - p_k) v v^T] + l2 I, with v = (features, 1); blocks between classes are left out, and p_k (1 - p_k) is taken for the
 * same everywhere. To a search that starts from there contours are nearly round, however correlated the features are.
 *
 * Cost: at most 4 * width^3 multiply-accumulates once, width^3 / 6 for each l2, classes * width^2 for each product.
 */
export class HessianPreconditioner {
  readonly #moments: Matrix;
  readonly #size: number;
  readonly #classes: number;
  readonly #width: number;

  constructor(items: WeightedItems) {
    const { moments, size } = sampledMoments(items);
    this.#moments = Matrix.from1DArray(size, size, moments);
    this.#size = size;
    this.#classes = items.classes;
    this.#width = items.width;
  }

  /**
   * Multiplies a vector of weight [classes, width] and bias [classes] with the guess for `l2`, around parameters where the
   * cross-entropy is `loss`.
   */
  forPenalty(l2: number, loss: number): (vector: Float64Array) => Float64Array {
    const [size, classes, width] = [this.#size, this.#classes, this.#width];
    const factor = this.#factor(l2, loss);
    const rows = new Float64Array(paddedTo(classes) * size);
    return (vector) => {
      const weight = classes * width;
      rows.fill(0);
      for (let label = 0; label < classes; label += 1) {
        rows.set(vector.subarray(label * width, (label + 1) * width), label * size);
        rows[label * size + width] = vector[weight + label]!;
      }
      choleskySolve(factor, size, rows);
      const product = new Float64Array(vector.length);
      for (let label = 0; label < classes; label += 1) {
        product.set(rows.subarray(label * size, label * size + width), label * width);
        product[weight + label] = rows[label * size + width]!;
      }
      return product;
    };
  }

  /**
   * [size, size] Lower triangle whose product with its transpose is the block of a class. p (1 - p) is
   * (1 - exp(-loss)) / classes, which is exact where all classes are equally likely, as at zeros.
   */
  #factor(l2: number, loss: number): Float64Array {
    const spread = -Math.expm1(-loss) / this.#classes;
    const least = (leastCurvature * spread * this.#moments.trace()) / this.#size;
    const block = Matrix.mul(this.#moments, spread);
    for (let entry = 0; entry < this.#size; entry += 1) {
      const penalty = entry === this.#width ? 0 : l2;
      block.set(entry, entry, block.get(entry, entry) + least + penalty);
    }
    return Float64Array.from(new CholeskyDecomposition(block).lowerTriangularMatrix.to1DArray());
  }
}
