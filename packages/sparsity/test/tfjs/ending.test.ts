import { dispose, memory, ones, tidy, train } from '@tensorflow/tfjs-core';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readTicket, writeTicket } from '../../src/index.js';
import { pruneModel } from '../../src/tfjs/index.js';
import { origin } from '../ticket/tickets.js';
import { kernelOf, smallData, smallModel } from './small-model.js';

const options = { method: 'magnitude-global', sparsity: 0.75 } as const;
const data = smallData();
let model: ReturnType<typeof smallModel>;

async function fit(): Promise<void> {
  await model.fit(data.images, data.labels, { epochs: 1 });
}

/** Writes over a kernel as no optimizer would. */
function overwrite(name: string): void {
  tidy(() => {
    const variable = model.weights.find(({ originalName }) => originalName === name)!;
    variable.write(ones(variable.shape as number[]));
  });
}

beforeEach(() => {
  model = smallModel();
  model.compile({ optimizer: train.sgd(0.1), loss: 'categoricalCrossentropy' });
});

afterEach(() => {
  model.dispose();
});

afterAll(() => {
  dispose(data);
});

describe('strip', () => {
  it('leaves a plain model with its zeros, and gives what a ticket needs', async () => {
    const before = memory().numTensors;
    const pruned = await pruneModel(model, options);
    const { masks, weights, pruning } = await pruned.strip();
    expect(memory().numTensors).toBe(before);
    expect(weights.get('inner/kernel')!.data).toEqual(kernelOf(model, 'inner/kernel'));
    const lineage = { ...pruning, ...origin, state: null };
    const ticket = readTicket(writeTicket({ masks, weights, lineage }));
    expect(ticket.weights.get('inner/kernel')!.shape).toEqual([3, 3, 2, 4]);
    await fit();
    expect(masks.get('inner/kernel')!.firstUnmasked(kernelOf(model, 'inner/kernel'))).not.toBe(-1);
  });

  it('refuses a model in which something else brought a pruned weight back', async () => {
    const pruned = await pruneModel(model, options);
    await expect(pruned.verify()).resolves.toBeUndefined();
    overwrite('inner/kernel');
    await expect(pruned.verify()).rejects.toMatchObject({ code: 'RETICKET_MASK_LOST' });
    await expect(pruned.strip()).rejects.toMatchObject({ code: 'RETICKET_MASK_LOST' });
    await fit();
    await expect(pruned.strip()).resolves.toBeDefined();
  });
});

describe('restore', () => {
  it('gives the pruned kernels their weights back, to the bit, and leaves the others', async () => {
    const names = ['inner/kernel', 'hidden/kernel'];
    const before = names.map((name) => kernelOf(model, name));
    const { numTensors } = memory();
    const pruned = await pruneModel(model, options);
    await fit();
    const bias = kernelOf(model, 'inner/bias');
    pruned.restore();
    expect(names.map((name) => kernelOf(model, name))).toEqual(before);
    expect(kernelOf(model, 'inner/bias')).toEqual(bias);
    expect(memory().numTensors).toBe(numTensors);
  });
});

describe('a model that was stripped or restored', () => {
  it('holds nothing any more', async () => {
    const pruned = await pruneModel(model, options);
    pruned.restore();
    const ended = { code: 'RETICKET_INVALID_ARGUMENT' };
    expect(() => pruned.hold(train.sgd(1))).toThrow(expect.objectContaining(ended));
    expect(() => pruned.restore()).toThrow(expect.objectContaining(ended));
    await expect(pruned.strip()).rejects.toMatchObject(ended);
    await expect(pruned.verify()).rejects.toMatchObject(ended);
  });

  it('can be pruned again, within its last masks', async () => {
    const { masks } = await (await pruneModel(model, options)).strip();
    const again = await pruneModel(model, { ...options, sparsity: 0.9, within: masks });
    for (const [name, mask] of again.masks) expect(mask.isSubsetOf(masks.get(name)!)).toBe(true);
    await again.strip();
  });
});
