import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocateMasks, keptCount, type Scores } from '../src/index.js';
import { allFlags, expectError, flagsOf, maskOf } from './helpers.js';

const tensor = (shape: number[], ...values: number[]) => ({ data: Float32Array.from(values), shape });

describe('channel structure', () => {
  const scores: Scores = new Map([
    ['a', tensor([3, 2], 1, 9, 4, 4, 2, 1)],
    ['b', tensor([2, 3], 7, 7, 7, 1, 1, 2)],
  ]);

  it('keeps the output channels with the best mean', () => {
    const masks = allocateMasks(scores, 'uniform', { structure: 'channel', sparsity: 0.5 });
    expect(allFlags(masks)).toEqual({ a: '1 1 0 0 0 0', b: '1 1 1 0 0 0' });
  });

  it('compares channels of different sizes by their mean, and counts channels', () => {
    const masks = allocateMasks(scores, 'global', { structure: 'channel', sparsity: 0.4 });
    expect(allFlags(masks)).toEqual({ a: '1 1 1 1 0 0', b: '1 1 1 0 0 0' });
  });

  it('stays within earlier masks of whole channels, and refuses others', () => {
    const within = new Map([
      ['a', maskOf('0 0 1 1 1 1')],
      ['b', maskOf('1 1 1 1 1 1')],
    ]);
    const options = { structure: 'channel', sparsity: 0.5, within } as const;
    expect(flagsOf(allocateMasks(scores, 'uniform', options).get('a')!)).toBe('0 0 1 1 0 0');
    const torn = new Map([...within, ['a', maskOf('1 0 1 1 1 1')]]);
    expectError(
      () => allocateMasks(scores, 'uniform', { ...options, within: torn }),
      'RETICKET_INVALID_MASK',
      'invalid earlier mask of "a": got "1 of the 2 weights of unit 0", expected all or none',
    );
  });

  it('refuses vectors', () => {
    expectError(
      () =>
        allocateMasks(new Map([['a', tensor([2], 1, 2)]]), 'uniform', {
          structure: 'channel',
          sparsity: 0.5,
        }),
      'RETICKET_INVALID_ARGUMENT',
      'invalid shape of "a": got "[2]", expected [out, in, ...]',
    );
  });
});

describe('block structure', () => {
  it('keeps the blocks of output and input channels with the best mean', () => {
    const scores = new Map([['a', tensor([2, 4], 1, 1, 9, 0, 1, 1, 0, 0)]]);
    const masks = allocateMasks(scores, 'global', { structure: 'block-2x2', sparsity: 0.5 });
    expect(allFlags(masks)).toEqual({ a: '0 0 1 1 0 0 1 1' });
    const columns = allocateMasks(scores, 'global', { structure: 'block-2x1', sparsity: 0.75 });
    expect(allFlags(columns)).toEqual({ a: '0 0 1 0 0 0 1 0' });
  });

  it('takes each kernel position by itself', () => {
    const scores = new Map([['a', tensor([2, 1, 1, 3], 1, 5, 1, 1, 5, 4)]]);
    const masks = allocateMasks(scores, 'global', { structure: 'block-2x1', sparsity: 1 / 3 });
    expect(allFlags(masks)).toEqual({ a: '0 1 1 0 1 1' });
  });

  it('breaks ties by the first weight of the block', () => {
    const scores = new Map([['a', tensor([2, 2], 1, 1, 1, 1)]]);
    const masks = allocateMasks(scores, 'global', { structure: 'block-1x2', sparsity: 0.5 });
    expect(allFlags(masks)).toEqual({ a: '1 1 0 0' });
  });

  it('keeps whole blocks only, and their exact number', () => {
    const sizes = fc.record({
      rows: fc.integer({ min: 1, max: 3 }),
      columns: fc.integer({ min: 1, max: 3 }),
      kernel: fc.integer({ min: 1, max: 3 }),
      outputs: fc.integer({ min: 1, max: 3 }),
      inputs: fc.integer({ min: 1, max: 3 }),
      seed: fc.nat(100),
      sparsity: fc.double({ min: 0, max: 0.99, noNaN: true }),
    });
    fc.assert(
      fc.property(sizes, ({ rows, columns, kernel, outputs, inputs, seed, sparsity }) => {
        const shape = [rows * outputs, columns * inputs, kernel];
        const size = shape.reduce((product, each) => product * each, 1);
        const data = Float32Array.from({ length: size }, (_, i) => (i * 7919 + seed) % 11);
        const structure = `block-${outputs}x${inputs}`;
        const scores = new Map([['a', { data, shape }]]);
        const mask = allocateMasks(scores, 'global', { structure, sparsity, floor: 0 }).get('a')!;
        expect(mask.ones).toBe(keptCount(rows * columns * kernel, sparsity) * outputs * inputs);
        const at = (o: number, i: number, k: number) => mask.get((o * columns * inputs + i) * kernel + k);
        for (let o = 0; o < rows * outputs; o++) {
          for (let i = 0; i < columns * inputs; i++) {
            for (let k = 0; k < kernel; k++) {
              expect(at(o, i, k)).toBe(at(o - (o % outputs), i - (i % inputs), k));
            }
          }
        }
      }),
    );
  });

  it('refuses shapes it does not divide, and sizes of no block', () => {
    const scores = new Map([['a', tensor([3, 2], 1, 2, 3, 4, 5, 6)]]);
    expectError(
      () => allocateMasks(scores, 'global', { structure: 'block-2x2', sparsity: 0.5 }),
      'RETICKET_INVALID_ARGUMENT',
      'invalid shape of "a": got "[3, 2]", expected [out, in, ...] divisible by 2 and 2',
    );
    expectError(
      () => allocateMasks(scores, 'global', { structure: 'block-0x2', sparsity: 0.5 }),
      'RETICKET_INVALID_ARGUMENT',
      'invalid block: got "0x2", expected two positive integers',
    );
  });
});

describe('N:M structure', () => {
  it('keeps the best two of every four input channels', () => {
    const scores = new Map([['a', tensor([2, 4], 4, 1, 3, 2, 1, 1, 1, 1)]]);
    const masks = allocateMasks(scores, 'uniform', { structure: '2:4' });
    expect(allFlags(masks)).toEqual({ a: '1 0 1 0 1 1 0 0' });
  });

  it('groups input channels at the same kernel position', () => {
    const scores = new Map([['a', tensor([1, 2, 2], 1, 9, 2, 3)]]);
    const masks = allocateMasks(scores, 'uniform', { structure: '1:2', sparsity: 0.5 });
    expect(allFlags(masks)).toEqual({ a: '0 1 1 0' });
  });

  it('keeps exactly N of every M, and none that another one beats', () => {
    const groups = fc.array(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 8, maxLength: 8 }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(groups, (rows) => {
        const scores = new Map([['a', tensor([rows.length, 8], ...rows.flat())]]);
        const mask = allocateMasks(scores, 'uniform', { structure: '4:8' }).get('a')!;
        for (const [row, values] of rows.entries()) {
          const kept = values.filter((_, i) => mask.get(row * 8 + i));
          const pruned = values.filter((_, i) => !mask.get(row * 8 + i));
          expect(kept).toHaveLength(4);
          expect(Math.min(...kept)).toBeGreaterThanOrEqual(Math.max(...pruned));
        }
      }),
    );
  });

  it('stays within earlier masks that leave enough', () => {
    const scores = new Map([['a', tensor([1, 4], 4, 3, 2, 1)]]);
    const structure = '2:4';
    const within = new Map([['a', maskOf('0 1 1 1')]]);
    expect(allFlags(allocateMasks(scores, 'uniform', { structure, within }))).toEqual({ a: '0 1 1 0' });
    expectError(
      () => allocateMasks(scores, 'uniform', { structure, within: new Map([['a', maskOf('0 0 0 1')]]) }),
      'RETICKET_INVALID_MASK',
      'invalid earlier mask of "a": got "1 of 4", expected at least 2',
    );
  });

  it('refuses what cannot be N of M', () => {
    const scores = new Map([['a', tensor([1, 6], 1, 2, 3, 4, 5, 6)]]);
    expectError(
      () => allocateMasks(scores, 'uniform', { structure: '2:4' }),
      'RETICKET_INVALID_ARGUMENT',
      'invalid shape of "a": got "[1, 6]", expected [out, in, ...] with in a multiple of 4',
    );
    for (const structure of ['4:4', '5:4', '0:4']) {
      expectError(
        () => allocateMasks(scores, 'uniform', { structure }),
        'RETICKET_INVALID_ARGUMENT',
        `invalid N:M: got "${structure}", expected integers, 0 < N < M`,
      );
    }
  });

  it('refuses another sparsity, another allocation and a floor it cannot keep', () => {
    const scores = new Map([['a', tensor([1, 4], 1, 2, 3, 4)]]);
    expectError(
      () => allocateMasks(scores, 'uniform', { structure: '2:4', sparsity: 0.6 }),
      'RETICKET_INVALID_ARGUMENT',
      'invalid sparsity of 2:4: got 0.6, expected 0.5',
    );
    expectError(
      () => allocateMasks(scores, 'global', { structure: '2:4' }),
      'RETICKET_INVALID_ARGUMENT',
      'invalid allocation of 2:4: got "global", expected uniform',
    );
    expectError(
      () => allocateMasks(scores, 'uniform', { structure: '2:4', floor: 3 }),
      'RETICKET_LAYER_COLLAPSE',
      'invalid number to keep of "a": got 2, expected the floor of 3',
    );
  });
});
