import { createDataset } from '@reticket/datasets';
import { describe, expect, it } from 'vitest';
import type { GridConfig } from '../src/config/grid-config.js';
import { InvalidPlanError, OverlapError } from '../src/errors.js';
import { describeTarget, shotKey } from '../src/plan/target-facts.js';
import { quick } from '../src/presets/quick.js';
import { smallDataset } from './support/small-dataset.js';

const config: GridConfig = {
  ...quick,
  shots: [1, 'all'],
  seeds: [0],
  splits: { trainPerClass: 4, validationPerClass: 2, testPerClass: 2 },
};

describe('describeTarget', () => {
  it('counts what every cell will train and test on', () => {
    const facts = describeTarget(smallDataset(), config);
    expect(facts).toMatchObject({ name: 'small', classes: 2, trainCount: 8, testCount: 4 });
    expect(facts.shotCounts.get(shotKey(1, 0))).toBe(2);
    expect(facts.shotCounts.get(shotKey('all', 0))).toBe(4);
  });

  it('names pictures and labels, not the size they are shown at', () => {
    const dataset = smallDataset();
    const larger = {
      ...dataset,
      train: { ...dataset.train, width: 2, pixels: new Uint8Array(48) },
      test: { ...dataset.test, width: 2, pixels: new Uint8Array(24) },
    };
    expect(describeTarget(larger, config).hash).toBe(describeTarget(dataset, config).hash);
    expect(describeTarget(smallDataset({ perClass: 5 }), config).hash).not.toBe(
      describeTarget(dataset, config).hash,
    );
  });

  it('refuses pictures that are in two splits', () => {
    expect(() => describeTarget(smallDataset({ share: true }), config)).toThrow(OverlapError);
    expect(() => describeTarget(smallDataset({ share: true }), config)).toThrow('--allow-overlap');
  });

  it('records the overlap where it is allowed', () => {
    const { note } = describeTarget(smallDataset({ share: true }), { ...config, allowOverlap: true });
    expect(note).toBe('up to 2 pictures occur in more than one split');
  });

  it('refuses a class without train images', () => {
    const { train, test } = smallDataset();
    const dataset = createDataset({
      name: 'small',
      classNames: ['left', 'right', 'none'],
      train,
      test,
      license: 'none',
    });
    expect(() => describeTarget(dataset, config)).toThrow(InvalidPlanError);
    expect(() => describeTarget(dataset, config)).toThrow('class none');
  });
});
