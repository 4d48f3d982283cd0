import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import {
  confidenceHistogramSpec,
  reliabilitySpec,
  riskCoverageSpec,
  type SpecOptions,
  smoothReliabilitySpec,
  type VegaLiteSpec,
} from '../../src/vega/index.js';
import { smallBand, smallBins, smallCurve, twoSeries } from '../svg/diagrams.js';

/** Compiles a specification by Vega-Lite; whatever it warns of is collected. */
function compiled(spec: VegaLiteSpec) {
  const warnings: string[] = [];
  const collect = (...parts: unknown[]) => {
    warnings.push(parts.join(' '));
    return logger;
  };
  const quiet = () => logger;
  const level = (() => logger) as never;
  const logger = { level, error: collect, warn: collect, info: quiet, debug: quiet };
  const { spec: vega } = compile(spec as unknown as TopLevelSpec, { logger });
  return { vega, warnings };
}

async function render(spec: VegaLiteSpec): Promise<string> {
  const view = new View(parse(compiled(spec).vega), { renderer: 'none' });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

const marks = (svg: string, kind: string) =>
  Array.from(
    svg.matchAll(new RegExp(`<g class="mark-${kind} role-mark[^>]*>(.*?)</g>`, 'gs')),
    ([, group]) => group!,
  )
    .join('')
    .match(/<path|<text/g)?.length ?? 0;

describe.each<[string, (options?: SpecOptions) => VegaLiteSpec]>([
  ['reliabilitySpec', (options) => reliabilitySpec(smallBins, options)],
  ['smoothReliabilitySpec', (options) => smoothReliabilitySpec(smallCurve, { ...options, band: smallBand })],
  ['confidenceHistogramSpec', (options) => confidenceHistogramSpec(smallBins, options)],
  ['riskCoverageSpec', (options) => riskCoverageSpec(twoSeries, options)],
])('%s', (_, specOf) => {
  it('compiles without a warning and renders', async () => {
    expect(compiled(specOf()).warnings).toEqual([]);
    const svg = await render(specOf());
    expect(svg).toContain('<svg');
    expect(svg).not.toMatch(/NaN|undefined/);
  });

  it('is plain JSON, of its schema, with a description', () => {
    const spec = specOf();
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
    expect(spec.$schema).toBe('https://vega.github.io/schema/vega-lite/v6.json');
    expect(spec.description).not.toBe('');
  });

  it('takes a title and a width', () => {
    expect(specOf({ title: 'A model' }).title).toBe('A model');
    expect(specOf({ title: '' })).not.toHaveProperty('title');
    expect(JSON.stringify(specOf({ width: 500 }))).toContain('"width":500');
  });

  it('refuses options out of range', () => {
    expect(() => specOf({ width: 20 })).toThrow(
      'invalid width: got 20, expected an integer from 160 to 4096',
    );
    expect(() => specOf({ title: 1 as never })).toThrow('invalid title: got 1, expected a string');
  });
});

it('draws filled bins as bars and intervals, and crosses for the empty ones', async () => {
  const svg = await render(reliabilitySpec(smallBins));
  const crosses = svg.match(/>×<\/text>/g);
  expect(crosses).toHaveLength(2);
  // Two bars, two gaps and two counts; two intervals and the diagonal.
  expect(marks(svg, 'rect')).toBe(6);
  expect(svg.match(/aria-roledescription="rule mark"/g)).toHaveLength(3);
});

it('inlines what it was given', () => {
  const { data } = reliabilitySpec(smallBins) as unknown as { data: { values: unknown[] } };
  expect(data.values).toHaveLength(4);
  expect(data.values[0]).toMatchObject({
    lower: 0,
    upper: 0.25,
    count: 0,
    accuracy: null,
    low: null,
    side: null,
  });
  expect(data.values[2]).toMatchObject({ count: 4, accuracy: 0.75, side: 'under-confident' });
  expect(data.values[3]).toMatchObject({ count: 6, accuracy: 0.5, side: 'over-confident' });
});

it('breaks the smooth curve where there are no samples', async () => {
  const svg = await render(smoothReliabilitySpec(smallCurve));
  const line = /aria-roledescription="line mark"[^>]* d="([^"]+)"/.exec(svg)![1]!;
  expect(line.match(/M/g)).toHaveLength(2);
});

it('refuses what the pictures refuse', () => {
  expect(() => reliabilitySpec([])).toThrow('invalid bins');
  expect(() => confidenceHistogramSpec([])).toThrow('invalid bins');
  expect(() => smoothReliabilitySpec({ sigma: 1, curve: [] })).toThrow('invalid curve');
  expect(() => riskCoverageSpec([])).toThrow('invalid series');
});
