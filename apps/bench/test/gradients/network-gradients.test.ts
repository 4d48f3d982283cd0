import { createOnnxEngine } from '@reticket/engine-onnx';
import {
  type Engine,
  MemoryLimitError,
  NotDifferentiableError,
  prunableParameters,
  vgg11,
} from '@reticket/network';
import { type Gradients, pruneInRounds } from '@reticket/sparsity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lossGradientProgram } from '../../src/gradients/loss-gradient-program.js';
import { type NetworkGradients, networkGradients } from '../../src/gradients/network-gradients.js';
import { type GoldenGradients, golden, goldenImages, goldenWeights, smallNetwork } from './small-network.js';

const network = smallNetwork();
const names = prunableParameters(network);
const options = { network, images: goldenImages };
let engine: Engine;
let source: NetworkGradients;

beforeAll(async () => {
  engine = await createOnnxEngine({ threads: 1 });
  source = networkGradients({ engine, ...options });
});
afterAll(() => source.dispose());

/** Largest difference relative to the largest golden number of the parameter. */
function expectClose(got: Gradients, expected: GoldenGradients, tolerance: number): void {
  expect([...got.keys()]).toEqual(names);
  for (const name of names) {
    const numbers = expected[name]!;
    const { data, shape } = got.get(name)!;
    expect(shape).toEqual(goldenWeights.get(name)!.shape);
    const scale = Math.max(...numbers.map(Math.abs));
    const worst = Math.max(...numbers.map((number, index) => Math.abs(number - data[index]!))) / scale;
    expect(worst, name).toBeLessThan(tolerance);
  }
}

describe('networkGradients agrees with torch autograd in double precision', () => {
  it('in the gradient of the mean loss', async () => {
    expectClose(await source.gradientsAt(goldenWeights, names), golden.gradients, 1e-5);
  });

  it('in the mean square of the gradients of single images', async () => {
    expectClose(await source.squaredGradientsAt(goldenWeights, names), golden.squared, 1e-5);
  });

  it('in the product of Hessian and gradient, by differences of float32 gradients', async () => {
    expectClose(await source.hessianGradientsAt(goldenWeights, names), golden.hessian, 2e-3);
  });

  it("in the same product at GraSP's temperature", async () => {
    const cool = networkGradients({ engine, ...options, temperature: 200 });
    expectClose(await cool.hessianGradientsAt(goldenWeights, names), golden.graspHessian, 2e-3);
    await cool.dispose();
  });

  it('in the gradient of the flow of an image of ones', async () => {
    const absolute = new Map(
      [...goldenWeights].map(([name, { data, shape }]) => [name, { data: data.map(Math.abs), shape }]),
    );
    expectClose(await source.flowGradientsAt(absolute, names), golden.flow, 1e-5);
  });
});

it('has the same gradient in batches that do not divide the images', async () => {
  const whole = await source.gradientsAt(goldenWeights, names);
  const sizes: number[] = [];
  const spied: Engine = {
    ...engine,
    memoryOf: (program) => program.inputs.get('images')!.shape[0]!,
    compile: (program, weights) => {
      sizes.push(program.inputs.get('images')!.shape[0]!);
      return engine.compile(program, weights);
    },
  };
  const split = networkGradients({ engine: spied, ...options, memoryLimit: 3 });
  const parts = await split.gradientsAt(goldenWeights, names);
  await split.dispose();
  expect(sizes).toEqual([3]);
  expectClose(parts, Object.fromEntries([...whole].map(([name, { data }]) => [name, [...data]])), 1e-6);
});

it('refuses a memory limit that not even one image fits', async () => {
  const tight = networkGradients({ engine, ...options, memoryLimit: 1 });
  await expect(async () => tight.squaredGradientsAt(goldenWeights, names)).rejects.toThrow(MemoryLimitError);
});

it('refuses no images and temperatures that are none', () => {
  const none = { ...goldenImages, count: 0 };
  expect(() => networkGradients({ engine, network, images: none })).toThrow('invalid images: got none');
  expect(() => networkGradients({ engine, ...options, temperature: 0 })).toThrow(
    'invalid temperature: got 0',
  );
});

it('refuses the Hessian of a network with max-pooling, where differences count jumps', () => {
  const options = { batch: 1, names: ['features.3.weight'], temperature: 1, gated: true };
  expect(() => lossGradientProgram(vgg11({ inputSize: 32 }), options)).toThrow(NotDifferentiableError);
});

it('keeps what torch would keep by SNIP', async () => {
  const { masks } = await pruneInRounds(goldenWeights, names, {
    method: 'snip-global',
    sparsity: 0.5,
    schedule: 'one-shot',
    rounds: 1,
    source,
  });
  const scored = names.flatMap((name) =>
    golden.gradients[name]!.map((gradient, index) => ({
      name,
      index,
      score: Math.abs(gradient * goldenWeights.get(name)!.data[index]!),
    })),
  );
  const kept = scored.toSorted((a, b) => b.score - a.score).slice(0, scored.length / 2);
  for (const { name, index } of kept) expect(masks.get(name)!.get(index)).toBe(true);
  expect(names.reduce((total, name) => total + masks.get(name)!.ones, 0)).toBe(scored.length / 2);
});
