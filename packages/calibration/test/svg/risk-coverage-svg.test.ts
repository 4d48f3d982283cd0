import { describe, expect, it } from 'vitest';
import { riskCoverageSvg } from '../../src/svg/index.js';
import { twoSeries } from './diagrams.js';
import { elementsOf, textOf } from './markup.js';

it('keeps its bytes', async () => {
  await expect(riskCoverageSvg(twoSeries)).toMatchFileSnapshot('golden/risk-coverage.svg');
});

it('thins curves to what pixels can show, and keeps their extremes', () => {
  const curve = Array.from({ length: 20_000 }, (_, i) => ({
    coverage: (i + 1) / 20_000,
    risk: i === 9_999 ? 1 : 0.2 + 0.1 * Math.sin(i),
  }));
  const svg = riskCoverageSvg([{ name: 'long', curve }]);
  const d = elementsOf(svg, 'path').find((path) => path['stroke-width'] === '2' && path.d!.length > 100)!.d!;
  const points = Array.from(d.matchAll(/[ML](\S+) ([\d.]+)/g), ([, x, y]) => [Number(x), Number(y)] as const);
  expect(points.length).toBeLessThan(4 * 420);
  const highest = points.reduce((a, b) => (b[1] < a[1] ? b : a));
  const [first, last] = [points[0]!, points.at(-1)!];
  expect((highest[0] - first[0]) / (last[0] - first[0])).toBeCloseTo(0.5, 2);
});

it('names every curve', () => {
  const svg = riskCoverageSvg(twoSeries);
  expect(textOf(svg)).toEqual(expect.arrayContaining(['dense', 'ticket &lt;2&gt; &amp; &quot;3&quot;']));
  expect(svg).toContain('<desc>dense: error rate 0.250 of all samples, 0.100 of the more confident half.');
});

it('draws a model without errors', () => {
  const svg = riskCoverageSvg([{ name: 'perfect', curve: [{ coverage: 1, risk: 0 }] }]);
  expect(svg).not.toMatch(/NaN|Infinity/);
});

describe('refuses', () => {
  const curve = [{ coverage: 1, risk: 0.3 }];
  it.each([
    ['no series', []],
    ['six series', Array(6).fill({ name: 'a', curve })],
    ['a nameless one', [{ curve }]],
    ['an empty curve', [{ name: 'a', curve: [] }]],
    ['a risk above 1', [{ name: 'a', curve: [{ coverage: 1, risk: 2 }] }]],
    ['descending coverages', [{ name: 'a', curve: [...curve, { coverage: 0.5, risk: 0 }] }]],
  ])('%s', (_, series) => {
    expect(() => riskCoverageSvg(series as never)).toThrow(/^invalid .*series/);
  });
});
