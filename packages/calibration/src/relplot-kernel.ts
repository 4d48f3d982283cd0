import type { ConfidencePairs } from './confidence.js';
import { spreadOverGrid } from './grid.js';

/**
 * smECE at bandwidth sigma with the discretisation of relplot 1.0.3 (`smooth_ece` and `ReflectedGaussianKernel`):
 * a kernel of the width of the unit interval, end nodes mirrored but not doubled, a plain mean over a mesh.
 */
export function relplotSmoothEce({ confidence, correct }: ConfidencePairs, sigma: number): number {
  const cells = Math.floor(Math.max(2000, roundHalfEven(20 / sigma)) / 2);
  const mesh = Math.max(roundHalfEven(10 / sigma), 200);
  const kernel = gaussianWindow(sigma, cells);
  const residuals = spreadOverGrid(confidence, (i) => confidence[i]! - correct[i]!, cells);
  const ones = spreadOverGrid(confidence, () => 1, cells);
  const smoothedResiduals = convolveMirrored(residuals, kernel);
  const density = convolveMirrored(ones, kernel);
  let magnitude = 0;
  let mass = 0;
  for (let i = 0; i < mesh; i++) {
    const t = i / (mesh - 1);
    magnitude += Math.abs(interpolate(smoothedResiduals, t));
    mass += interpolate(density, t) + 1e-4;
  }
  return magnitude / mass;
}

function gaussianWindow(sigma: number, cells: number): Float64Array {
  return Float64Array.from({ length: cells + 1 }, (_, i) => {
    const distance = (i / cells - 0.5) / sigma;
    return Math.exp((-distance * distance) / 2) / (Math.sqrt(2 * Math.PI) * sigma);
  });
}

function convolveMirrored(values: Float64Array, kernel: Float64Array): Float64Array {
  const cells = values.length - 1;
  const shift = Math.floor((cells + 1) / 2) - cells;
  const first = kernel.findIndex((weight) => weight > 0);
  const out = new Float64Array(cells + 1);
  for (let i = 0; i <= cells; i++) {
    let sum = 0;
    for (let m = first; m <= cells - first; m++) {
      const node = Math.abs(i + m + shift);
      sum += kernel[m]! * values[node > cells ? 2 * cells - node : node]!;
    }
    out[i] = sum;
  }
  return out;
}

function interpolate(values: Float64Array, t: number): number {
  const cells = values.length - 1;
  const node = Math.min(Math.floor(t * cells), cells - 1);
  const fraction = t * cells - node;
  return values[node]! * (1 - fraction) + values[node + 1]! * fraction;
}

/** Python's `round`. */
function roundHalfEven(value: number): number {
  const rounded = Math.round(value);
  return rounded - value === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}
