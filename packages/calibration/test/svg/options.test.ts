import { describe, expect, it } from 'vitest';
import {
  confidenceHistogramSvg,
  reliabilitySvg,
  riskCoverageSvg,
  type SvgOptions,
  smoothReliabilitySvg,
} from '../../src/svg/index.js';
import { smallBins, smallCurve, twoSeries } from './diagrams.js';
import { elementsOf, expectWellFormed, textOf } from './markup.js';

describe.each<[string, (options?: SvgOptions) => string]>([
  ['reliabilitySvg', (options) => reliabilitySvg(smallBins, options)],
  ['smoothReliabilitySvg', (options) => smoothReliabilitySvg(smallCurve, options)],
  ['confidenceHistogramSvg', (options) => confidenceHistogramSvg(smallBins, options)],
  ['riskCoverageSvg', (options) => riskCoverageSvg(twoSeries, options)],
])('%s', (_, draw) => {
  it('is well-formed and the same every time', () => {
    expectWellFormed(draw());
    expect(draw()).toBe(draw({}));
    expect(draw()).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('escapes its title', () => {
    const svg = draw({ title: '<b>&"\u0007 it is' });
    expectWellFormed(svg);
    expect(svg).toContain('<title>&lt;b&gt;&amp;&quot; it is</title>');
  });

  it('has the width it was given, in one picture', () => {
    for (const width of [240, 1000]) {
      const [svg] = elementsOf(draw({ width }), 'svg');
      expect(svg).toMatchObject({ width: String(width), viewBox: `0 0 ${width} ${svg!.height}` });
    }
  });

  it('keeps everything on the paper, wherever it is narrow', () => {
    const svg = draw({
      width: 240,
      title: 'A title of many words that has no room in a single line of this width',
    });
    const [{ height }] = elementsOf(svg, 'svg') as [{ height: string }];
    for (const { x, y } of [...elementsOf(svg, 'text'), ...elementsOf(svg, 'rect')]) {
      if (x !== undefined) expect(Number(x)).toBeGreaterThanOrEqual(0);
      if (x !== undefined) expect(Number(x)).toBeLessThanOrEqual(240);
      if (y !== undefined) expect(Number(y)).toBeLessThanOrEqual(Number(height));
    }
    expect(textOf(svg)[0]).toBe('A title of many words that');
  });

  it('follows the colour scheme of the reader, or keeps to the one asked for', () => {
    expect(draw()).toContain('<style>@media (prefers-color-scheme:dark){');
    const [light, dark] = [draw({ theme: 'light' }), draw({ theme: 'dark' })];
    for (const svg of [light, dark]) expect(svg).not.toMatch(/<style|class=/);
    expect(light).toContain('fill="#1c2027"');
    expect(dark).toContain('fill="#e9e6df"');
    expect(dark).not.toContain('#1c2027');
  });

  it('leaves out paper and subtitle', () => {
    const paper = (svg: string) => elementsOf(svg, 'rect').filter(({ rx }) => rx === '6').length;
    expect(paper(draw())).toBe(1);
    expect(paper(draw({ background: false }))).toBe(0);
    expect(textOf(draw({ subtitle: 'Second line' }))[1]).toBe('Second line');
    expect(draw({ subtitle: '' })).not.toBe(draw({ subtitle: 'x' }));
  });

  it.each([
    [{ width: 100 }, 'invalid width: got 100, expected an integer from 240 to 4096'],
    [{ width: 300.5 }, 'invalid width: got 300.5'],
    [{ theme: 'sepia' }, 'invalid theme: got "sepia", expected one of auto, light, dark'],
    [{ title: 3 }, 'invalid title: got 3, expected a string'],
  ])('refuses %o', (options, message) => {
    expect(() => draw(options as never)).toThrow(message);
  });
});
