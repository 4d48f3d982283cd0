import type { ConfidencePairs } from './confidence.js';
import { spreadOverGrid } from './grid.js';

const CELLS_PER_SIGMA = 10;
const MIN_CELLS = 1000;
/** Enough for a relative error of (1 / 1000)^2 / 8 in the linear spreading. */
const CURVE_CELLS_PER_SIGMA = 1000;
/** The Gaussian is below 1e-17 of its peak beyond this many sigma. */
const REACH = 9;

/**
 * smECE at bandwidth sigma with the Gaussian reflected at 0 and 1 (all images), on a grid of at least
 * ten cells per sigma and at least 1000, integrated by the trapezoid rule. Error about 1e-5 or less.
 */
export function reflectedSmoothEce({ confidence, correct }: ConfidencePairs, sigma: number): number {
  const n = confidence.length;
  const cells = Math.max(MIN_CELLS, Math.ceil(CELLS_PER_SIGMA / sigma));
  const residuals = spreadOverGrid(confidence, (i) => (confidence[i]! - correct[i]!) / n, cells);
  const { kernel, reach } = reflectedKernel(sigma, cells);
  const extended = reflect(residuals, reach);
  let integral = 0;
  for (let node = 0; node <= cells; node++) {
    const smoothed = convolveAt(extended, kernel, node);
    integral += node === 0 || node === cells ? Math.abs(smoothed) / 2 : Math.abs(smoothed);
  }
  return integral / cells;
}

/**
 * Density of the confidences and of the correct ones among them at `points` equidistant places of [0, 1], smoothed by
 * the same kernel: their ratio is the kernel regression of correctness. Relative error about 1e-7.
 */
export function reflectedDensities(
  { confidence, correct }: ConfidencePairs,
  sigma: number,
  points: number,
): { all: Float64Array; correct: Float64Array } {
  const n = confidence.length;
  const stride = Math.ceil(Math.max(MIN_CELLS, CURVE_CELLS_PER_SIGMA / sigma) / (points - 1));
  const cells = stride * (points - 1);
  const { kernel, reach } = reflectedKernel(sigma, cells);
  const smoothed = (weight: (index: number) => number) => {
    const extended = reflect(spreadOverGrid(confidence, weight, cells), reach);
    return Float64Array.from({ length: points }, (_, i) => convolveAt(extended, kernel, i * stride));
  };
  return { all: smoothed(() => 1 / n), correct: smoothed((i) => correct[i]! / n) };
}

function reflectedKernel(sigma: number, cells: number): { kernel: Float64Array; reach: number } {
  const reach = Math.min(cells, Math.ceil(REACH * sigma * cells));
  return { kernel: foldedGaussian(sigma, cells, reach), reach };
}

function convolveAt(extended: Float64Array, kernel: Float64Array, node: number): number {
  const reach = kernel.length - 1;
  let sum = kernel[0]! * extended[node + reach]!;
  for (let d = 1; d <= reach; d++) {
    sum += kernel[d]! * (extended[node + reach - d]! + extended[node + reach + d]!);
  }
  return sum;
}

/**
 * The Gaussian density summed over its images at distance 2, at 0..reach cells. At a full reach the two
 * opposite points are the same one, so its weight is halved.
 */
function foldedGaussian(sigma: number, cells: number, reach: number): Float64Array {
  const images = Math.ceil((REACH * sigma) / 2) + 1;
  const kernel = new Float64Array(reach + 1);
  for (let d = 0; d <= reach; d++) {
    for (let image = -images; image <= images; image++) {
      const distance = (d / cells + 2 * image) / sigma;
      kernel[d]! += Math.exp((-distance * distance) / 2);
    }
    kernel[d]! /= sigma * Math.sqrt(2 * Math.PI);
  }
  if (reach === cells) kernel[reach]! /= 2;
  return kernel;
}

/** Mirrors the nodes at both ends. A node at an end coincides with its image and so counts twice. */
function reflect(values: Float64Array, reach: number): Float64Array {
  const cells = values.length - 1;
  const extended = new Float64Array(cells + 1 + 2 * reach);
  for (let i = 0; i < extended.length; i++) {
    const node = Math.abs(i - reach);
    const inside = node > cells ? 2 * cells - node : node;
    extended[i] = values[inside]! * (inside === 0 || inside === cells ? 2 : 1);
  }
  return extended;
}
