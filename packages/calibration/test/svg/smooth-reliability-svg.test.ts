import { describe, expect, it } from 'vitest';
import { smoothReliabilitySvg } from '../../src/svg/index.js';
import { smallBand, smallCurve } from './diagrams.js';
import { elementsOf, textOf } from './markup.js';

const svg = smoothReliabilitySvg(smallCurve, { band: smallBand });
const pathsOf = (className: string) => elementsOf(svg, 'path').filter((path) => path.class === className);

it('keeps its bytes', async () => {
  await expect(svg).toMatchFileSnapshot('golden/smooth-reliability.svg');
});

it('breaks the curve where there are no samples', () => {
  const thick = pathsOf('rc-stroke-accent').filter((path) => path['stroke-width'] === '2.25');
  expect(thick.map(({ d }) => d!.match(/[ML]/g)!.join(''))).toEqual(['ML', 'ML']);
});

it('goes on thinly where the density is below a hundredth of its maximum', () => {
  const thin = pathsOf('rc-stroke-accent').filter((path) => path['stroke-opacity'] === '0.6');
  expect(thin.map(({ d }) => d!.match(/[ML]/g)!.join(''))).toEqual(['ML', 'MLL']);
});

it('cuts the shading where curve and diagonal cross', () => {
  const crossing = /L(\S+) (\S+)L/.exec(pathsOf('rc-fill-under')[0]!.d!)!.slice(1).map(Number);
  const start = /^M(\S+) (\S+)L/.exec(pathsOf('rc-fill-over')[0]!.d!)!.slice(1).map(Number);
  expect(start).toEqual(crossing);
  // Half a way from 0.25 to 0.5 the gap goes from +0.25 to -0.25.
  const [x] = /^M(\S+) /.exec(pathsOf('rc-fill-under')[0]!.d!)!.slice(1).map(Number);
  const [, right] = /L(\S+) /.exec(
    pathsOf('rc-stroke-accent').find((path) => path['stroke-width'] === '2.25')!.d!,
  )!;
  expect(crossing[0]).toBeCloseTo((x! + Number(right)) / 2, 1);
});

it('names the band only where there is one', () => {
  expect(textOf(svg)).toContain('band');
  expect(textOf(smoothReliabilitySvg(smallCurve))).not.toContain('band');
});

it('says in words what it shows', () => {
  expect(svg).toContain(
    '<desc>Accuracy as a smooth function of confidence, bandwidth 0.050. ' +
      'Most samples lie around confidence 0.50, where accuracy is 0.25.</desc>',
  );
});

describe('refuses', () => {
  it('what is no curve', () => {
    for (const curve of [
      [],
      [{ confidence: 0, accuracy: NaN, density: 1 }, smallCurve.curve[1]],
      undefined,
    ]) {
      expect(() => smoothReliabilitySvg({ sigma: 0.1, curve } as never)).toThrow(
        'expected the result of smoothReliability',
      );
    }
  });

  it('a band whose low end is above its high end', () => {
    expect(() =>
      smoothReliabilitySvg(smallCurve, { band: [{ confidence: 0.5, low: 0.6, high: 0.4 }] }),
    ).toThrow(
      'invalid point 0 of the band: got "{"confidence":0.5,"low":0.6,"high":0.4}", expected 0 <= low <= high <= 1',
    );
  });
});
