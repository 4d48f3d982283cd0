import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { laplaceCalibrationError, mmce } from '../../src/index.js';
import { anyLogits, binary, pick, withSoftmax } from '../inputs.js';
import { peers, probabilitiesOf } from '../peers.js';
import { readGolden } from '../read-golden.js';

interface Golden {
  widths: number[];
  cases: { name: string; mmce: number; laplace: number[] }[];
}

const golden = readGolden<Golden>('kernels');

describe.each(golden.cases.map((one, i) => [one.name, one, peers.cases[i]!] as const))(
  'on %s',
  (_, one, peer) => {
    const probable = probabilitiesOf(peer);

    it('netcal: MMCE', () => {
      expect(mmce(probable)).toBeCloseTo(one.mmce, 12);
    });

    it('relplot: Laplace calibration error over all pairs', () => {
      golden.widths.forEach((width, i) => {
        expect(laplaceCalibrationError(probable, { width })).toBeCloseTo(one.laplace[i]!, 12);
      });
    });
  },
);

it('is the root of the mean over all pairs', () => {
  const pairs = binary([
    [0.9, false],
    [0.6, true],
  ]);
  const kernel = (width: number) => Math.exp(-0.3 / width);
  const square = (width: number) => (0.9 ** 2 + 0.4 ** 2 - 2 * 0.9 * 0.4 * kernel(width)) / 4;
  expect(mmce(pairs)).toBeCloseTo(Math.sqrt(square(0.4)), 14);
  expect(laplaceCalibrationError(pairs)).toBeCloseTo(Math.sqrt(square(1)), 14);
  expect(laplaceCalibrationError(pairs, { width: 2 })).toBeCloseTo(Math.sqrt(square(2) / 2), 14);
});

it('is the residual of a single sample, and of samples of one confidence their mean residual', () => {
  expect(mmce(binary([[0.7, true]]))).toBeCloseTo(0.3, 14);
  expect(
    mmce(
      binary([
        [0.75, true],
        [0.75, true],
        [0.75, false],
        [0.75, true],
      ]),
    ),
  ).toBeCloseTo(0, 14);
});

it('is 0 for certain and right predictions, 1 for certain and wrong ones', () => {
  expect(mmce(binary([[1, true]]))).toBe(0);
  expect(mmce(binary([[1, false]]))).toBe(1);
});

it('stays in [0, 1] and does not depend on the order of the samples', () => {
  fc.assert(
    fc.property(anyLogits(), (raw) => {
      const value = mmce(withSoftmax(raw));
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
      const reversed = withSoftmax(pick(raw, Array.from(raw.labels.keys()).reverse()));
      expect(mmce(reversed)).toBe(value);
      expect(laplaceCalibrationError(reversed)).toBe(laplaceCalibrationError(withSoftmax(raw)));
    }),
  );
});

it.each([0, -1, NaN, 1e5])('refuses the width %s', (width) => {
  expect(() => mmce(binary([[1, true]]), { width })).toThrow('invalid width');
  expect(() => laplaceCalibrationError(binary([[1, true]]), { width })).toThrow('invalid width');
});
