import { describe, expect, it } from 'vitest';
import { fitRidgeProbe, seededGenerator } from '../src/index.js';
import { noStandardization } from '../src/linear-probe/standardization.js';
import { range } from '../src/random/shuffle.js';
import { standardNormal } from '../src/random/standard-normal.js';
import { choleskySolve } from '../src/ridge-probe/cholesky-solve.js';
import { lossDivisors } from '../src/ridge-probe/class-weights.js';
import type { CrossEntropy } from '../src/ridge-probe/cross-entropy.js';
import { HessianPreconditioner } from '../src/ridge-probe/hessian-preconditioner.js';
import { hostCrossEntropy } from '../src/ridge-probe/host-cross-entropy.js';
import { minimizeRidge } from '../src/ridge-probe/minimize-ridge.js';
import { largestDifference } from './read-golden.js';

const [count, classes, width] = [24, 3, 6];
const noise = standardNormal(count * width, seededGenerator(0, 'noise'));
const labels = Int32Array.from({ length: count }, (_, item) => item % classes);
/** Running sums: neighbours are strongly correlated, the mean is not 0. */
const features = new Float32Array(count * width);
for (let item = 0; item < count; item += 1) {
  let sum = labels[item]!;
  for (let column = 0; column < width; column += 1) {
    sum += noise[item * width + column]!;
    features[item * width + column] = sum;
  }
}
const items = {
  features,
  labels,
  classes,
  width,
  divisors: lossDivisors(labels, classes, 'uniform'),
  standardization: noStandardization(width),
};
const l2 = 1e-3;
const size = classes * (width + 1);

describe('the preconditioner of ridge probes', () => {
  it('solves with a Cholesky factor', () => {
    const factor = Float64Array.of(2, 0, 1, 3);
    const rows = Float64Array.of(4, 2, 2, 10, 6, 12, 10, -4);
    choleskySolve(factor, 2, rows);
    expect(largestDifference(rows, [1, 0, 0, 1, 1, 1, 3, -1])).toBeLessThan(1e-15);
  });

  it('inverts the block of a class in the Hessian at zeros', async () => {
    const crossEntropy = hostCrossEntropy(items);
    const invert = new HessianPreconditioner(items).forPenalty(l2, Math.log(classes));
    for (const label of range(classes)) {
      const inClass = (position: number) =>
        position < classes * width
          ? Math.floor(position / width) === label
          : position - classes * width === label;
      const vector = Float64Array.from({ length: size }, (_, i) => (inClass(i) ? Math.cos(i) : 0));
      const direction = invert(vector);
      const slopes = await gradientDifference(crossEntropy, direction);
      const left = slopes.map((slope, i) => (inClass(i) ? slope - vector[i]! : 0));
      expect(largestDifference(left, new Float64Array(size))).toBeLessThan(0.02);
    }
  });

  it('spares passes to the same minimum', async () => {
    const options = { l2, penalised: classes * width, gradientTolerance: 1e-8, maxIterations: 1000 };
    const plain = await minimizeRidge(hostCrossEntropy(items), new Float64Array(size), {
      ...options,
      signal: undefined,
    });
    const probe = await fitRidgeProbe({ ...items, l2, standardize: false, gradientTolerance: 1e-8 });
    expect(Math.abs(probe.objective / plain.value - 1)).toBeLessThan(1e-10);
    expect(probe.evaluations).toBeLessThan(plain.evaluations / 2);
  });
});

/** Hessian of the penalised objective at zeros times `direction`, by central differences. */
async function gradientDifference(crossEntropy: CrossEntropy, direction: Float64Array) {
  const step = 1e-4;
  const [ahead, behind] = [new Float64Array(size), new Float64Array(size)];
  await crossEntropy.differentiate(
    direction.map((value) => step * value),
    ahead,
  );
  await crossEntropy.differentiate(
    direction.map((value) => -step * value),
    behind,
  );
  return ahead.map(
    (slope, i) => (slope - behind[i]!) / (2 * step) + (i < classes * width ? l2 * direction[i]! : 0),
  );
}
