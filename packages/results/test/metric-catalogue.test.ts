import { describe, expect, it } from 'vitest';
import { metricCatalogue, parseRun } from '../src/index.js';
import { exampleRun } from './example-run.js';

describe('metricCatalogue', () => {
  it('is a valid metrics object', () => {
    expect(parseRun({ ...exampleRun, metrics: metricCatalogue }).metrics).toEqual(metricCatalogue);
  });

  it('defines every prediction metric also after temperature scaling, alike in all but its name', () => {
    for (const key of [
      'top1',
      'top5',
      'nll',
      'brier',
      'ece',
      'eceEqualMass',
      'classwiseEce',
      'mce',
      'smoothEce',
      'aurc',
      'referenceEce',
    ] as const) {
      const { label: _, source: __, ...shape } = metricCatalogue[key];
      expect(metricCatalogue[`${key}.scaled`]).toMatchObject(shape);
    }
  });

  it('does not call the reference number a fraction: it has no upper bound', () => {
    expect(metricCatalogue.referenceEce.unit).toBe('none');
  });
});
