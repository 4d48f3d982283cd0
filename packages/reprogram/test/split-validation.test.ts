import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitValidation } from '../src/index.js';

describe('splitValidation', () => {
  const labels = Int32Array.from({ length: 100 }, (_, index) => index % 4);

  it('takes the asked number of each class', () => {
    const { train, validation, validationPerClass } = splitValidation(labels, {
      classes: 4,
      perClass: 3,
      seed: 0,
    });
    expect([...validationPerClass]).toEqual([3, 3, 3, 3]);
    expect(validation.length).toBe(12);
    expect(train.length).toBe(88);
  });

  it('takes a fraction of each class', () => {
    const { validationPerClass } = splitValidation(labels, { classes: 4, fraction: 0.1, seed: 0 });
    expect([...validationPerClass]).toEqual([3, 3, 3, 3]);
  });

  it('leaves at least half of a class for training, and says so', () => {
    const { validationPerClass } = splitValidation(Int32Array.of(0, 0, 0, 1, 1, 1, 1, 2), {
      classes: 4,
      perClass: 9,
      seed: 0,
    });
    expect([...validationPerClass]).toEqual([1, 2, 0, 0]);
  });

  it('leaves one image of a class for training at any fraction', () => {
    const { validationPerClass } = splitValidation(Int32Array.of(0, 0, 0, 1), {
      classes: 3,
      fraction: 0.99,
      seed: 0,
    });
    expect([...validationPerClass]).toEqual([2, 0, 0]);
  });

  it('puts every image into exactly one part, in ascending order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(4), { maxLength: 50 }),
        fc.integer(),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (list, seed, fraction) => {
          const { train, validation } = splitValidation(Int32Array.from(list), {
            classes: 5,
            fraction,
            seed,
          });
          expect([...train, ...validation].sort((a, b) => a - b)).toEqual([...list.keys()]);
          expect(train).toEqual(train.toSorted());
          expect(validation).toEqual(validation.toSorted());
        },
      ),
    );
  });

  it('depends on the seed alone', () => {
    const split = (seed: number) => splitValidation(labels, { classes: 4, perClass: 5, seed });
    expect(split(1)).toEqual(split(1));
    expect(split(1)).not.toEqual(split(2));
  });

  it.each([0, 1, -0.5, Number.NaN])('refuses a fraction of %d', (fraction) => {
    expect(() => splitValidation(labels, { classes: 4, fraction, seed: 0 })).toThrow(
      `invalid fraction: got ${fraction}, expected 0 < fraction < 1`,
    );
  });

  it('refuses zero images per class', () => {
    expect(() => splitValidation(labels, { classes: 4, perClass: 0, seed: 0 })).toThrow(
      'invalid perClass: got 0, expected an integer >= 1',
    );
  });
});
