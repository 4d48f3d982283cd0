import { describe, expect, it } from 'vitest';
import { collapsedLayers, layerDensities, Mask } from '../../src/index.js';
import { maskOf } from '../helpers.js';

const masks = new Map([
  ['alive', maskOf('1 0 1 1')],
  ['dead', maskOf('0 0')],
  ['empty', Mask.dense(0)],
]);

describe('layerDensities', () => {
  it('gives size, ones and density of each parameter', () => {
    expect(layerDensities(masks)).toEqual([
      { name: 'alive', size: 4, ones: 3, density: 0.75 },
      { name: 'dead', size: 2, ones: 0, density: 0 },
      { name: 'empty', size: 0, ones: 0, density: 1 },
    ]);
  });
});

describe('collapsedLayers', () => {
  it('names the parameters that keep none, or fewer than asked', () => {
    expect(collapsedLayers(masks).map(({ name }) => name)).toEqual(['dead']);
    expect(collapsedLayers(masks, 4).map(({ name }) => name)).toEqual(['alive', 'dead']);
    expect(collapsedLayers(new Map([['alive', maskOf('1 1')]]), 100)).toEqual([]);
  });
});
