import { memory } from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prune } from '../../src/index.js';
import { pruneModel } from '../../src/tfjs/index.js';
import { totalOnes } from '../helpers.js';
import { kernelOf, smallModel } from './small-model.js';

const options = { method: 'magnitude-global', sparsity: 0.75 } as const;
let model: ReturnType<typeof smallModel>;

/** A kernel [3,3,inputs,outputs] as [outputs,inputs,3,3]. */
function outputsFirst(kernel: Float32Array, inputs: number, outputs: number): Float32Array {
  const changed = new Float32Array(kernel.length);
  for (let position = 0; position < 9; position++)
    for (let input = 0; input < inputs; input++)
      for (let output = 0; output < outputs; output++)
        changed[(output * inputs + input) * 9 + position] =
          kernel[(position * inputs + input) * outputs + output]!;
  return changed;
}

beforeEach(() => {
  model = smallModel();
});

afterEach(() => {
  model.dispose();
});

describe('pruneModel', () => {
  it('prunes the inner kernels of a model to the exact number, in place', async () => {
    const { masks, pruning } = await pruneModel(model, options);
    expect([...masks.keys()]).toEqual(['inner/kernel', 'hidden/kernel']);
    expect(totalOnes(masks)).toBe(34);
    expect(pruning.sparsity).toMatchObject({ zeros: 102, prunableCount: 136, wholeCount: 178 });
    for (const [name, mask] of masks) {
      const kernel = kernelOf(model, name);
      expect(kernel.filter((value) => Object.is(value, 0)).length).toBe(mask.size - mask.ones);
      expect(mask.firstUnmasked(kernel)).toBe(-1);
    }
  });

  it('gives the masks that prune gives for the same kernels with their outputs first', async () => {
    const inner = outputsFirst(kernelOf(model, 'inner/kernel'), 2, 4);
    const weights = new Map([['inner/kernel', { data: inner, shape: [4, 2, 3, 3] }]]);
    for (const asked of [
      { method: 'magnitude-uniform', sparsity: 0.75 },
      { method: 'magnitude-erk', sparsity: 0.5 },
      { method: 'magnitude-global', sparsity: 0.5, structure: 'channel' },
      { method: 'magnitude-uniform', structure: '1:2' },
    ]) {
      const expected = prune(weights, ['inner/kernel'], asked);
      const pruned = await pruneModel(model, { ...asked, layers: ['inner'] });
      const kernel = outputsFirst(kernelOf(model, 'inner/kernel'), 2, 4);
      expect(kernel).toEqual(expected.weights.get('inner/kernel')!.data);
      pruned.restore();
    }
  });

  it('prunes the layers it is told to', async () => {
    const { masks } = await pruneModel(model, { ...options, layers: ['classifier', 'first'] });
    expect([...masks.keys()]).toEqual(['first/kernel', 'classifier/kernel']);
    expect(kernelOf(model, 'inner/kernel').every((value) => value !== 0)).toBe(true);
  });

  it('finds the layers of a model inside a model', async () => {
    const outer = sequential({ layers: [model, layers.dense({ name: 'outer', units: 2 })] });
    const pruned = await pruneModel(outer, options);
    expect([...pruned.masks.keys()]).toEqual(['inner/kernel', 'hidden/kernel', 'classifier/kernel']);
    await pruned.strip();
    outer.dispose();
    model = smallModel();
  });

  it.each([
    [
      { ...options, layers: ['norm'] },
      'invalid layers: got "norm", expected names among first, inner, hidden, classifier',
    ],
    [
      { ...options, layers: [] },
      'invalid layers: got "none", expected names among first, inner, hidden, classifier',
    ],
    [{ ...options, sparsity: 1 }, 'invalid sparsity: got 1, expected 0 <= s < 1'],
  ])('refuses %o and leaves the model alone', async (asked, message) => {
    const before = kernelOf(model, 'inner/kernel');
    const { numTensors } = memory();
    await expect(pruneModel(model, asked)).rejects.toMatchObject({
      code: 'RETICKET_INVALID_ARGUMENT',
      message,
    });
    expect(kernelOf(model, 'inner/kernel')).toEqual(before);
    expect(memory().numTensors).toBe(numTensors);
    expect(Object.hasOwn(model, 'compile')).toBe(false);
  });

  it('refuses to choose among fewer than three layers', async () => {
    const small = sequential({ layers: [layers.dense({ units: 2, inputShape: [3] })] });
    await expect(pruneModel(small, options)).rejects.toMatchObject({ code: 'RETICKET_INVALID_ARGUMENT' });
    small.dispose();
  });
});
