import { createOnnxEngine } from '@reticket/engine-onnx';
import { describe, expect, it } from 'vitest';
import { type ClassWeighting, fitRidgeProbe } from '../src/index.js';
import { noStandardization } from '../src/linear-probe/standardization.js';
import { lossDivisors } from '../src/ridge-probe/class-weights.js';
import { crossEntropyProgram } from '../src/ridge-probe/cross-entropy-program.js';
import { engineCrossEntropy } from '../src/ridge-probe/engine-cross-entropy.js';
import { hostCrossEntropy } from '../src/ridge-probe/host-cross-entropy.js';
import { minimizeRidge } from '../src/ridge-probe/minimize-ridge.js';
import { largestDifference, readGolden } from './read-golden.js';

interface Problem {
  features: number[];
  labels: number[];
  classes: number;
  width: number;
  cases: {
    l2: number;
    classWeighting: ClassWeighting;
    trainLoss: number;
    objective: number;
    weight: number[];
  }[];
}

const cases = readGolden<{ problems: Problem[] }>('ridge').problems.flatMap(({ cases, ...problem }) =>
  cases.map((golden) => ({
    name: `${problem.classes} classes, l2 ${golden.l2}, ${golden.classWeighting}`,
    golden,
    data: {
      features: Float32Array.from(problem.features),
      labels: Int32Array.from(problem.labels),
      classes: problem.classes,
      width: problem.width,
    },
  })),
);

describe("the optimum of scikit-learn's LogisticRegression", () => {
  it.each(cases)('is reached in plain JavaScript: $name', async ({ golden, data }) => {
    const { l2, classWeighting } = golden;
    const options = { ...data, l2, classWeighting, standardize: false, gradientTolerance: 1e-8 };
    const probe = await fitRidgeProbe(options);
    expect(probe.converged).toBe(true);
    expect(Math.abs(probe.objective / golden.objective - 1)).toBeLessThan(1e-6);
    expect(Math.abs(probe.trainLoss / golden.trainLoss - 1)).toBeLessThan(1e-5);
    expect(largestDifference(probe.weight, golden.weight)).toBeLessThan(1e-3);
  });

  it.each(cases)(
    'is nearly reached in the single precision of an engine: $name',
    async ({ golden, data }) => {
      const divisors = lossDivisors(data.labels, data.classes, golden.classWeighting);
      const items = { ...data, divisors, standardization: noStandardization(data.width) };
      const engine = await createOnnxEngine();
      const crossEntropy = await engineCrossEntropy(engine, items, undefined);
      const penalised = data.classes * data.width;
      const found = await minimizeRidge(crossEntropy, new Float64Array(penalised + data.classes), {
        l2: golden.l2,
        penalised,
        gradientTolerance: 1e-6,
        maxIterations: 1000,
        signal: undefined,
      });
      await crossEntropy.dispose();
      await engine.dispose();
      expect(Math.abs(found.value / golden.objective - 1)).toBeLessThan(2e-5);
    },
  );
});

describe('the passes over the items', () => {
  it('are the same in chunks of any size and in plain JavaScript', async () => {
    const { golden, data } = cases[3]!;
    const divisors = lossDivisors(data.labels, data.classes, golden.classWeighting);
    const items = { ...data, divisors, standardization: noStandardization(data.width) };
    const parameters = Float64Array.from(
      { length: data.classes * (data.width + 1) },
      (_, i) => Math.sin(i) / 4,
    );
    const engine = await createOnnxEngine();
    const evaluate = async (pass: ReturnType<typeof hostCrossEntropy>) => {
      const gradient = new Float64Array(parameters.length);
      const value = await pass.differentiate(parameters, gradient);
      await pass.dispose();
      return { value, gradient };
    };
    const host = await evaluate(hostCrossEntropy(items));
    const limitOf = (items: number) => engine.memoryOf!(crossEntropyProgram(items, data.classes, data.width));
    for (const memoryLimit of [undefined, limitOf(45), limitOf(7)]) {
      const found = await evaluate(await engineCrossEntropy(engine, items, memoryLimit));
      expect(found.value).toBeCloseTo(host.value, 6);
      expect(largestDifference(found.gradient, host.gradient)).toBeLessThan(1e-6);
    }
    await engine.dispose();
  });
});
