import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { predictions, probabilities, skce } from '../../src/index.js';
import { anyLogits, binary, pick, withSoftmax } from '../inputs.js';
import { peers, probabilitiesOf } from '../peers.js';
import { readGolden } from '../read-golden.js';

interface Golden {
  widths: number[];
  cases: { name: string; skce: { biased: number; unbiased: number }[] }[];
}

const golden = readGolden<Golden>('kernels');

describe.each(golden.cases.map((one, i) => [one.name, one, peers.cases[i]!] as const))(
  'on %s',
  (_, one, peer) => {
    it('is the double sum of the definition', () => {
      golden.widths.forEach((width, i) => {
        for (const estimator of ['biased', 'unbiased'] as const) {
          expect(skce(probabilitiesOf(peer), { width, estimator })).toBeCloseTo(one.skce[i]![estimator], 14);
        }
      });
    });
  },
);

it('sees what the confidence of the predicted class hides', () => {
  const data = Float64Array.from(Array.from({ length: 4 }, () => [0.5, 0.5, 0]).flat());
  const input = predictions(probabilities({ data, shape: [4, 3] }), Int32Array.of(0, 2, 2, 0));
  expect(skce(input, { estimator: 'biased' })).toBeCloseTo(0.25 + 0.25, 14);
});

it('has no unbiased value for one sample', () => {
  expect(skce(binary([[0.7, true]]))).toBeNull();
  expect(skce(binary([[0.7, true]]), { estimator: 'biased' })).toBeCloseTo(2 * 0.3 ** 2, 14);
});

it('is 2 for certain and always wrong predictions of two classes', () => {
  const wrong = binary([
    [1, false],
    [1, false],
  ]);
  expect(skce(wrong)).toBe(2);
  expect(skce(wrong, { estimator: 'biased' })).toBe(2);
});

it('does not depend on the order of the samples', () => {
  fc.assert(
    fc.property(anyLogits(15), (raw) => {
      const reversed = pick(raw, Array.from(raw.labels.keys()).reverse());
      expect(skce(withSoftmax(reversed))).toBe(skce(withSoftmax(raw)));
    }),
  );
});

it('refuses an unknown estimator and a width of 0', () => {
  expect(() => skce(binary([[1, true]]), { estimator: 'other' as never })).toThrow('invalid estimator');
  expect(() => skce(binary([[1, true]]), { width: 0 })).toThrow('invalid width');
});
