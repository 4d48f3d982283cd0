import type { ConfidencePairs } from './confidence.js';
import { spreadOverGrid } from './grid.js';

/** relplot's guard against a density of 0. */
const RIDGE = 1e-4;

/**
 * smECE at bandwidth sigma with the discretisation of relplot 1.0.3 (`smooth_ece` and `ReflectedGaussianKernel`):
 * a kernel of the width of the unit interval, end nodes mirrored but not doubled, a plain mean over a mesh.
 */
export function relplotSmoothEce({ confidence, correct }: ConfidencePairs, sigma: number): number {
  const mesh = Math.max(roundHalfEven(10 / sigma), 200);
  const smoothedResiduals = smooth(confidence, (i) => confidence[i]! - correct[i]!, sigma);
  const density = smooth(confidence, () => 1, sigma);
  let magnitude = 0;
  let mass = 0;
  for (let i = 0; i < mesh; i++) {
    const t = i / (mesh - 1);
    magnitude += Math.abs(interpolate(smoothedResiduals, t));
    mass += interpolate(density, t) + RIDGE;
  }
  return magnitude / mass;
}

/**
 * Density of the confidences, with relplot's ridge, and of the correct ones among them at `points` equidistant places:
 * their ratio is the `KernelSmoother` of relplot 1.0.3.
 */
export function relplotDensities(
  { confidence, correct }: ConfidencePairs,
  sigma: number,
  points: number,
): { all: Float64Array; correct: Float64Array } {
  const n = confidence.length;
  const all = smooth(confidence, () => 1, sigma);
  const hits = smooth(confidence, (i) => correct[i]!, sigma);
  const at = (values: Float64Array, ridge: number) =>
    Float64Array.from({ length: points }, (_, i) => (interpolate(values, i / (points - 1)) + ridge) / n);
  return { all: at(all, RIDGE), correct: at(hits, 0) };
}

function smooth(confidence: Float64Array, weight: (index: number) => number, sigma: number): Float64Array {
  const cells = Math.floor(Math.max(2000, roundHalfEven(20 / sigma)) / 2);
  return convolveMirrored(spreadOverGrid(confidence, weight, cells), gaussianWindow(sigma, cells));
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
