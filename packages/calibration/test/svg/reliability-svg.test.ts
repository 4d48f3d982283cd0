import { describe, expect, it } from 'vitest';
import { reliability } from '../../src/index.js';
import { reliabilitySvg } from '../../src/svg/index.js';
import { binary } from '../inputs.js';
import { small, smallBins } from './diagrams.js';
import { elementsOf, textOf } from './markup.js';

const number = (text: string | undefined) => Number(text);

/** Left, top and side of the square plot, from its diagonal. */
function plotOf(svg: string) {
  const diagonal = elementsOf(svg, 'path').find(
    (path) => path['stroke-dasharray'] === '4 3' && path.d!.includes('L'),
  )!;
  const points = /^M(\S+) (\S+)L(\S+) (\S+)$/.exec(diagonal.d!)!.slice(1).map(Number);
  const [left, bottom, right, top] = points as [number, number, number, number];
  return { left, top, bottom, width: right - left, height: bottom - top };
}

const bars = (svg: string, role: string) =>
  elementsOf(svg, 'rect').filter((rect) => rect.class === `rc-fill-${role}`);

it('keeps its bytes', async () => {
  await expect(reliabilitySvg(smallBins)).toMatchFileSnapshot('golden/reliability.svg');
});

it('is square, with the diagonal from corner to corner', () => {
  for (const width of [240, 420, 900]) {
    const { width: side, height } = plotOf(reliabilitySvg(smallBins, { width }));
    expect(side).toBeCloseTo(height, 1);
  }
});

it('draws accuracy as the height of a bar over its bin', () => {
  const svg = reliabilitySvg(smallBins);
  const { left, width, height, bottom } = plotOf(svg);
  // The first is the symbol of the legend. The bins (0.5, 0.75] and (0.75, 1] hold 3 of 4 and 3 of 6 correct samples.
  const [, third, fourth, ...others] = bars(svg, 'accent');
  expect(others).toEqual([]);
  expect(number(third!.height) / height).toBeCloseTo(3 / 4, 3);
  expect(number(fourth!.height) / height).toBeCloseTo(3 / 6, 3);
  const halfSpace = 0.75;
  expect(number(third!.x) - halfSpace).toBeCloseTo(left + width / 2, 1);
  expect(number(fourth!.x) - halfSpace).toBeCloseTo(left + (3 * width) / 4, 1);
  for (const bar of [third!, fourth!]) expect(number(bar.y) + number(bar.height)).toBeCloseTo(bottom, 1);
});

it('shades from accuracy to mean confidence, over-confidence apart from under-confidence', () => {
  const svg = reliabilitySvg(smallBins);
  const { top, height } = plotOf(svg);
  const [, under] = bars(svg, 'under');
  const [, over] = bars(svg, 'over');
  expect((number(under!.y) - top) / height).toBeCloseTo(1 - 3 / 4, 2);
  expect(number(under!.height) / height).toBeCloseTo(3 / 4 - 0.65, 2);
  expect((number(over!.y) - top) / height).toBeCloseTo(1 - 5.3 / 6, 2);
  expect(number(over!.height) / height).toBeCloseTo(5.3 / 6 - 3 / 6, 2);
});

it('crosses out bins without samples, and writes the number of samples of the others', () => {
  const svg = reliabilitySvg(smallBins);
  expect(svg).toContain('<title>0 to 0.25: no samples</title>');
  expect(svg).toContain('<title>0.25 to 0.5: no samples</title>');
  expect(textOf(svg)).toEqual(expect.arrayContaining(['no samples', '4', '6']));
});

it('says in words what it shows', () => {
  const svg = reliabilitySvg(smallBins, { title: 'A model' });
  expect(svg).toMatch(/^<svg [^>]*role="img"[^>]*><title>A model<\/title><desc>/);
  expect(svg).toContain(
    '<desc>10 samples in 2 of 4 bins of confidence; expected calibration error 0.270. ' +
      'Accuracy is below mean confidence in 1 of them. ' +
      'The largest gap is in 0.75 to 1: accuracy 0.500, 0.383 below mean confidence.</desc>',
  );
  expect(svg).toContain(
    '<title>0.5 to 0.75: 4 samples, accuracy 0.750 (0.301 to 0.954), mean confidence 0.650</title>',
  );
});

it('draws points with stems in place of bars', () => {
  const svg = reliabilitySvg(reliability(small, { bins: 4, binning: 'equalMass' }), { marks: 'points' });
  expect(bars(svg, 'accent')).toEqual([]);
  expect(textOf(svg)).toContain('accuracy and interval');
  expect(textOf(svg)).not.toContain('no samples');
});

it('leaves out the words for what is not there', () => {
  const calibrated = reliabilitySvg(
    reliability(
      binary([
        [0.5, true],
        [0.5, false],
      ]),
      { bins: 1 },
    ),
  );
  const words = textOf(calibrated);
  for (const word of ['over-confident', 'under-confident', 'no samples']) expect(words).not.toContain(word);
  expect(words).toContain('ECE 0.000 · 2\u00a0samples');
});

it('draws bins of an accumulator that has seen nothing', () => {
  const empty = smallBins.slice(0, 2);
  const svg = reliabilitySvg(empty);
  expect(textOf(svg)).toContain('no samples');
  expect(svg).toContain('<desc>2 bins without samples.</desc>');
});

describe('refuses', () => {
  it.each([
    ['no bins', [], 'invalid bins: got [], expected the result of reliability'],
    ['what is no array', {}, 'invalid bins: got Object, expected the result of reliability'],
    ['a bin with NaN', [{ ...smallBins[2], accuracy: NaN }], 'invalid bin 0: got'],
    ['a bin beyond 1', [{ ...smallBins[2], upper: 1.5 }], 'invalid bin 0: got'],
  ])('%s', (_, bins, message) => {
    expect(() => reliabilitySvg(bins as never)).toThrow(message);
  });

  it('unknown marks', () => {
    expect(() => reliabilitySvg(smallBins, { marks: 'lines' as never })).toThrow(
      'invalid marks: got "lines", expected one of bars, points',
    );
  });
});
