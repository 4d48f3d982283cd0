import { expect, it } from 'vitest';
import { clopperPearsonInterval, reliability, wilsonInterval } from '../src/index.js';
import { binary } from './inputs.js';

it('puts a confidence on an edge into the lower bin and 0.5..1 into bins that cover [0, 1]', () => {
  const bins = reliability(
    binary([
      [0.5, true],
      [0.5000001, true],
      [0.75, false],
      [1, true],
    ]),
    { bins: 4 },
  );
  expect(bins.map(({ lower, upper, count }) => [lower, upper, count])).toEqual([
    [0, 0.25, 0],
    [0.25, 0.5, 1],
    [0.5, 0.75, 2],
    [0.75, 1, 1],
  ]);
});

it.each([3, 7, 10, 15, 49, 100])('puts every edge i/%i into the bin below it', (bins) => {
  for (let i = Math.ceil(bins / 2); i <= bins; i++) {
    const counts = reliability(binary([[i / bins, true]]), { bins }).map(({ count }) => count);
    expect(counts.indexOf(1)).toBe(i - 1);
  }
});

it('reports confidence, accuracy, signed gap and Wilson interval of a filled bin', () => {
  const [bin] = reliability(
    binary([
      [0.9, true],
      [0.8, false],
      [0.7, true],
      [0.8, false],
    ]),
    { bins: 1, level: 0.9 },
  );
  expect(bin).toEqual({
    lower: 0,
    upper: 1,
    count: 4,
    meanConfidence: expect.closeTo(0.8, 15),
    accuracy: 0.5,
    gap: expect.closeTo(0.3, 15),
    interval: wilsonInterval(2, 4, 0.9),
  });
});

it('marks empty bins with null and never with 0 or NaN', () => {
  const [empty] = reliability(binary([[0.9, true]]), { bins: 2 });
  expect(empty).toEqual({
    lower: 0,
    upper: 0.5,
    count: 0,
    meanConfidence: null,
    accuracy: null,
    gap: null,
    interval: null,
  });
  expect(JSON.parse(JSON.stringify(empty))).toEqual(empty);
});

it('rejects a level outside (0, 1)', () => {
  expect(() => reliability(binary([[0.9, true]]), { level: 95 })).toThrow(
    'invalid level: got 95, expected 0 < level < 1',
  );
});

it('reports the Clopper-Pearson interval where it is asked for', () => {
  const pairs = [
    [0.9, true],
    [0.8, false],
  ] as const;
  const [bin] = reliability(binary(pairs), { bins: 1, interval: 'clopperPearson' });
  expect(bin!.interval).toEqual(clopperPearsonInterval(1, 2));
});

it('rejects an interval of another name', () => {
  expect(() => reliability(binary([[0.9, true]]), { interval: 'wald' as 'wilson' })).toThrow(
    'invalid interval: got "wald", expected one of wilson, clopperPearson',
  );
});
