import { describe, expect, it } from 'vitest';
import { smoothEce } from '../src/index.js';
import { binary } from './inputs.js';
import { peers, probabilitiesOf } from './peers.js';

describe.each(peers.cases.map((peer) => [peer.name, peer] as const))('on %s', (_, peer) => {
  const probable = probabilitiesOf(peer);

  it('the relplot convention is relplot at fixed bandwidths and at the fixed point', () => {
    peers.sigmas.forEach((sigma, i) => {
      expect(smoothEce(probable, { sigma, convention: 'relplot' })).toBeCloseTo(
        peer.relplot.smECEsigma[i]!,
        12,
      );
    });
    expect(smoothEce(probable, { convention: 'relplot' })).toBeCloseTo(peer.relplot.smECE, 12);
  });

  it('the paper convention is the integral of the definition', () => {
    peers.sigmas.forEach((sigma, i) => {
      expect(smoothEce(probable, { sigma })).toBeCloseTo(peer.smoothEceExact[i]!, 4);
    });
  });
});

it('tends to the difference of mean confidence and accuracy for wide kernels', () => {
  const pairs = binary([
    [1, true],
    [1, false],
    [0.7, true],
    [0.6, true],
  ]);
  expect(smoothEce(pairs, { sigma: 1 })).toBeCloseTo(Math.abs(3.3 / 4 - 3 / 4), 3);
});

it('is 1 for certain and always wrong predictions', () => {
  expect(
    smoothEce(
      binary([
        [1, false],
        [1, false],
      ]),
    ),
  ).toBeCloseTo(1, 6);
});

it('is 0 for certain and always right predictions', () => {
  expect(
    smoothEce(
      binary([
        [1, true],
        [1, true],
      ]),
    ),
  ).toBe(0);
});

it('moves little when the predictions move little, where binned ECE jumps', () => {
  const edge = 10 / 15;
  const at = (confidence: number) =>
    smoothEce(
      binary([
        [confidence, true],
        [edge + 1e-9, false],
      ]),
      { sigma: 0.05 },
    );
  expect(Math.abs(at(edge - 1e-9) - at(edge + 1e-9))).toBeLessThan(1e-6);
});

it.each([0, -1, 11, NaN])('rejects the bandwidth %s', (sigma) => {
  expect(() => smoothEce(binary([[1, true]]), { sigma })).toThrow('invalid sigma');
});

it('rejects an unknown convention', () => {
  expect(() => smoothEce(binary([[1, true]]), { convention: 'other' as never })).toThrow(
    'invalid convention: got "other", expected one of paper, relplot',
  );
});
