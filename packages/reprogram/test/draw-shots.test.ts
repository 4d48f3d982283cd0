import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawShots, splitValidation } from '../src/index.js';

const labelled = fc.integer({ min: 1, max: 6 }).chain((classes) =>
  fc.record({
    classes: fc.constant(classes),
    labels: fc
      .array(fc.nat(classes - 1), { minLength: 1, maxLength: 60 })
      .map((labels) => Int32Array.from(labels)),
    seed: fc.integer(),
    shots: fc.integer({ min: 1, max: 12 }),
  }),
);

describe('drawShots', () => {
  it('takes the asked number of each class, interleaved by class', () => {
    const labels = Int32Array.of(1, 0, 1, 0, 1, 0);
    const { indices, perClass, actualPerClass } = drawShots(labels, { classes: 2, shots: 2, seed: 0 });
    expect(Array.from(indices, (index) => labels[index])).toEqual([0, 1, 0, 1]);
    expect([...perClass]).toEqual([2, 2]);
    expect(actualPerClass).toEqual({ min: 2, max: 2 });
  });

  it('draws distinct images of the right class', () => {
    fc.assert(
      fc.property(labelled, ({ labels, ...options }) => {
        const { indices, perClass } = drawShots(labels, options);
        expect(new Set(indices).size).toBe(indices.length);
        const counted = new Int32Array(options.classes);
        for (const index of indices) counted[labels[index]!] = counted[labels[index]!]! + 1;
        expect([...counted]).toEqual([...perClass]);
      }),
    );
  });

  it('begins every larger shot set of the seed with the smaller one', () => {
    fc.assert(
      fc.property(labelled, ({ labels, ...options }) => {
        const small = drawShots(labels, options).indices;
        for (const shots of [options.shots + 1, 'all'] as const) {
          const large = drawShots(labels, { ...options, shots }).indices;
          expect(large.subarray(0, small.length)).toEqual(small);
        }
      }),
    );
  });

  it('says how many images a class really has', () => {
    const labels = Int32Array.of(0, 0, 0, 2);
    const { perClass, actualPerClass, asked } = drawShots(labels, { classes: 4, shots: 2, seed: 5 });
    expect([...perClass]).toEqual([2, 0, 1, 0]);
    expect(actualPerClass).toEqual({ min: 0, max: 2 });
    expect(asked).toBe(2);
  });

  it('gives the same set and hash for the same seed, and others for other seeds', () => {
    const labels = Int32Array.from({ length: 200 }, (_, index) => index % 4);
    const draw = (seed: number) => drawShots(labels, { classes: 4, shots: 3, seed });
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7).hash).not.toBe(draw(8).hash);
    expect(draw(7).hash).toBe('afcf6a732f6f7d2351cccc6ee3dfe4d563e8e130c5f1438df64ca3b51efbacd5');
  });

  it('hashes the indices as little-endian int32', () => {
    const { indices, hash } = drawShots(Int32Array.of(0, 1, 0), { classes: 2, shots: 'all', seed: 0 });
    const bytes = Buffer.alloc(12);
    indices.forEach((index, position) => {
      bytes.writeInt32LE(index, 4 * position);
    });
    expect(hash).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('does not let the images of one class change the draw of another', () => {
    const labels = Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1);
    const fewer = Int32Array.of(0, 1, 2, 3, 4, 5);
    const ofClass0 = (from?: Int32Array) =>
      [...drawShots(labels, { classes: 2, shots: 2, seed: 3, ...(from && { from }) }).indices].filter(
        (index) => labels[index] === 0,
      );
    expect(ofClass0(fewer)).toEqual(ofClass0());
  });

  it('draws from the train part of a validation split only', () => {
    const labels = Int32Array.from({ length: 90 }, (_, index) => index % 3);
    const split = splitValidation(labels, { classes: 3, perClass: 5, seed: 1 });
    const { indices } = drawShots(labels, { classes: 3, shots: 'all', seed: 1, from: split.train });
    expect([...indices].sort((a, b) => a - b)).toEqual([...split.train]);
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses %d shots', (shots) => {
    expect(() => drawShots(Int32Array.of(0), { classes: 1, shots, seed: 0 })).toThrow(
      expect.objectContaining({
        code: 'RETICKET_INVALID_ARGUMENT',
        message: `invalid shots: got ${shots}, expected an integer >= 1`,
      }),
    );
  });

  it('refuses a label that is no class', () => {
    expect(() => drawShots(Int32Array.of(0, 3), { classes: 3, shots: 1, seed: 0 })).toThrow(
      'invalid label of item 1: got 3, expected an integer in 0..2',
    );
  });

  it('refuses to draw from an index twice or out of range', () => {
    const draw = (...from: number[]) =>
      drawShots(Int32Array.of(0, 0), { classes: 1, shots: 1, seed: 0, from: Int32Array.from(from) });
    expect(() => draw(1, 1)).toThrow('invalid index: got 1 twice, expected distinct ones in 0..1');
    expect(() => draw(2)).toThrow('invalid index: got 2, expected distinct ones in 0..1');
  });
});
