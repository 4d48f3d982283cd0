import { expect, it } from 'vitest';
import { confidenceHistogramSvg } from '../../src/svg/index.js';
import { smallBins } from './diagrams.js';
import { elementsOf, textOf } from './markup.js';

const svg = confidenceHistogramSvg(smallBins);
const heights = (role: string) =>
  elementsOf(svg, 'rect')
    .filter((rect) => rect.class === `rc-fill-${role}`)
    .slice(1)
    .map(({ height }) => Number(height));

it('keeps its bytes', async () => {
  await expect(svg).toMatchFileSnapshot('golden/confidence-histogram.svg');
});

it('stacks wrong samples on correct ones, in one scale', () => {
  const [threeCorrect, alsoThree] = heights('accent') as [number, number];
  expect(alsoThree).toBeCloseTo(threeCorrect, 2);
  const [one, three] = heights('over') as [number, number];
  expect(one).toBeCloseTo(threeCorrect / 3, 1);
  expect(three).toBeCloseTo(threeCorrect, 2);
});

it('draws the lines of accuracy and mean confidence where they belong', () => {
  const lines = elementsOf(svg, 'path').filter((path) => path['stroke-width'] === '1.5');
  const [confidence, accuracy] = lines.map(({ d }) => Number(/^M(\S+) /.exec(d!)![1]));
  const ticks = elementsOf(svg, 'text').filter((text) => text['text-anchor'] === 'middle');
  const [left, right] = [ticks[0], ticks.at(-1)].map((tick) => Number(tick!.x)) as [number, number];
  expect((accuracy! - left) / (right - left)).toBeCloseTo(6 / 10, 3);
  expect((confidence! - left) / (right - left)).toBeCloseTo(7.9 / 10, 3);
});

it('has whole samples at its ticks', () => {
  expect(textOf(svg)).toEqual(expect.arrayContaining(['0', '2', '4', '6']));
  expect(textOf(svg)).not.toContain('0.5');
});
