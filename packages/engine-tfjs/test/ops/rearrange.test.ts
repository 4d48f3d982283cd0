import { noAttributes } from '@reticket/network';
import { describe, expect, it } from 'vitest';
import { differenceFromReference } from '../support/operation.js';
import { randomNumbers, randomTensor } from '../support/random.js';

const random = randomNumbers(9);

it('concat', async () => {
  const inputs = [2, 1, 3].map((channels) => randomTensor(random, [2, channels, 3, 4]));
  expect(await differenceFromReference({ op: 'concat', attributes: noAttributes, inputs })).toBe(0);
});

const slices = [
  { what: 'a crop', shape: [2, 3, 6, 7], starts: [0, 0, 1, 2], ends: [2, 3, 5, 7], steps: [1, 1, 1, 1] },
  { what: 'channels', shape: [2, 6, 3, 4], starts: [0, 2, 0, 0], ends: [2, 5, 3, 4], steps: [1, 1, 1, 1] },
  {
    what: 'every second position',
    shape: [2, 3, 8, 8],
    starts: [0, 0, 0, 0],
    ends: [Infinity, Infinity, Infinity, Infinity],
    steps: [1, 1, 2, 2],
  },
  {
    what: 'every second and third position from 1',
    shape: [2, 3, 6, 8],
    starts: [0, 0, 1, 1],
    ends: [2, 3, 6, 7],
    steps: [1, 1, 2, 3],
  },
  {
    what: 'every second channel',
    shape: [2, 5, 3, 2],
    starts: [0, 1, 0, 0],
    ends: [2, 5, 3, 2],
    steps: [1, 2, 1, 1],
  },
  { what: 'a matrix', shape: [3, 8], starts: [0, 1], ends: [3, 8], steps: [1, 3] },
  { what: 'rank three', shape: [2, 5, 4], starts: [0, 1, 1], ends: [2, 4, 3], steps: [1, 1, 1] },
  { what: 'everything', shape: [2, 3, 2, 2], starts: [0, 0, 0, 0], ends: [2, 3, 2, 2], steps: [1, 1, 1, 1] },
] as const;

describe.each(slices)('slice of $what', ({ shape, starts, ends, steps }) => {
  const attributes = { starts, ends, steps };
  const sizes = shape.map((size, axis) =>
    Math.ceil((Math.min(size, ends[axis]!) - starts[axis]!) / steps[axis]!),
  );

  it('slice', async () => {
    expect(
      await differenceFromReference({ op: 'slice', attributes, inputs: [randomTensor(random, shape)] }),
    ).toBe(0);
  });

  it('sliceGradient', async () => {
    const difference = await differenceFromReference({
      op: 'sliceGradient',
      attributes: { ...attributes, inputShape: shape.slice(1) },
      inputs: [randomTensor(random, sizes)],
    });
    expect(difference).toBe(0);
  });
});

it('slices the first axis', async () => {
  const attributes = { starts: [1, 0, 0, 0], ends: [5, 2, 3, 3], steps: [2, 1, 1, 1] };
  const inputs = [randomTensor(random, [6, 2, 3, 3])];
  expect(await differenceFromReference({ op: 'slice', attributes, inputs })).toBe(0);
});

it.each([
  ['images', [2, 3, 2, 2], [0, 1, 2, 3], [1, 0, 3, 1]],
  ['rows', [2, 3], [1, 0], [0, 2]],
  ['nothing', [2, 3], [0, 0], [0, 0]],
])('pad of %s', async (_, shape, before, after) => {
  const inputs = [randomTensor(random, shape)];
  expect(await differenceFromReference({ op: 'pad', attributes: { before, after }, inputs })).toBe(0);
});

it.each([
  ['images to rows', [2, 3, 2, 5], [30]],
  ['rows to images', [2, 30], [3, 2, 5]],
  ['images to images', [2, 3, 4, 5], [5, 2, 6]],
  ['one position to a row', [2, 6, 1, 1], [6]],
])('reshape of %s', async (_, shape, itemShape) => {
  const inputs = [randomTensor(random, shape)];
  expect(await differenceFromReference({ op: 'reshape', attributes: { itemShape }, inputs })).toBe(0);
});

it.each([[[2, 3, 2, 5]], [[2, 6, 1, 1]], [[2, 6]]])('flatten of %j', async (shape) => {
  const inputs = [randomTensor(random, shape)];
  expect(await differenceFromReference({ op: 'flatten', attributes: noAttributes, inputs })).toBe(0);
});
