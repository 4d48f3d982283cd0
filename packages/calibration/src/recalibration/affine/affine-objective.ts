import { rowMax } from '../../softmax.js';
import type { QuadraticPenalty } from './regularisation.js';
import type { AffineStructure } from './structure.js';

/** Samples of a multinomial regression. */
export interface AffineSamples {
  /** `[n, k]` */
  readonly features: Float64Array;
  /** `[n]` */
  readonly labels: Int32Array;
  readonly classes: number;
}

/** Mean NLL of `softmax(W x + b)`; adds its derivatives in theta to `gradient`. Cost: n times that of the structure. */
export function affineNll<P>(
  structure: AffineStructure<P>,
  { features, labels, classes }: AffineSamples,
  theta: Float64Array,
  gradient: Float64Array,
): number {
  const n = labels.length;
  const out = new Float64Array(classes);
  let loss = 0;
  for (let row = 0; row < n; row++) {
    structure.forward(theta, features, row * classes, out);
    const label = labels[row]!;
    const max = rowMax(out, 0, classes);
    const margin = max - out[label]!;
    let sum = 0;
    for (let j = 0; j < classes; j++) {
      out[j] = Math.exp(out[j]! - max);
      sum += out[j]!;
    }
    loss += Math.log(sum) + margin;
    for (let j = 0; j < classes; j++) out[j] = (out[j]! / sum - Number(j === label)) / n;
    structure.backward(out, features, row * classes, gradient);
  }
  return loss / n;
}

/** The penalty; adds its derivatives to `gradient`. */
export function penalise(
  { coefficients, centre }: QuadraticPenalty,
  theta: Float64Array,
  gradient: Float64Array,
): number {
  let sum = 0;
  for (let i = 0; i < theta.length; i++) {
    const distance = theta[i]! - centre[i]!;
    sum += coefficients[i]! * distance * distance;
    gradient[i]! += 2 * coefficients[i]! * distance;
  }
  return sum;
}
