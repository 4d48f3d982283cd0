import { describe, expect, it } from 'vitest';
import { methodOptions } from '../src/plan/method-options.js';
import { planCells } from '../src/plan/plan-cells.js';
import { published } from '../src/presets/published.js';
import { quick } from '../src/presets/quick.js';

const origin = {
  model: 'resnet20-cifar10',
  weightsHash: 'a'.repeat(64),
  datasetHashes: new Map([
    ['mnist', 'b'.repeat(64)],
    ['fashion-mnist-sample', 'c'.repeat(64)],
    ['gtsrb', 'd'.repeat(64)],
    ['fashion-mnist', 'e'.repeat(64)],
  ]),
};

describe('planCells', () => {
  it('plans every combination of the axes once', () => {
    const cells = planCells(published, origin);
    expect(cells).toHaveLength(2 * 2 * 6 * 2 * 2);
    expect(new Set(cells.map(({ id }) => id)).size).toBe(cells.length);
  });

  it('orders by data set, shots, state, method and seed', () => {
    const cells = planCells({ ...quick, shots: [1, 4] }, origin).map(
      ({ dataset, shots, state, method, seed }) => `${dataset} ${shots} ${state} ${method} ${seed}`,
    );
    const [first, second] = quick.ticket.states;
    expect(cells.slice(0, 5)).toEqual([
      `mnist 1 ${first} LP 0`,
      `mnist 1 ${first} LP 1`,
      `mnist 1 ${first} VP 0`,
      `mnist 1 ${first} VP 1`,
      `mnist 1 ${second} LP 0`,
    ]);
  });

  it('names a cell by its own configuration and not by the rest of the grid', () => {
    const wide = planCells(quick, origin);
    const narrow = planCells(
      { ...quick, name: 'other', datasets: ['mnist'], methods: ['VP'], seeds: [1], upstream: 'none' },
      origin,
    );
    const ids = new Set(wide.map(({ id }) => id));
    expect(narrow.every(({ id }) => ids.has(id))).toBe(true);
  });

  it.each([
    ['the weights', quick, { ...origin, weightsHash: 'f'.repeat(64) }],
    ['the data', quick, { ...origin, datasetHashes: new Map([['mnist', 'f'.repeat(64)]]) }],
    ['the learning rate', { ...quick, visualPrompt: { ...quick.visualPrompt, learningRate: 0.5 } }, origin],
    ['the split', { ...quick, splits: { ...quick.splits, testPerClass: 3 } }, origin],
  ])('renames a prompted cell when %s change', (_what, config, changed) => {
    const before = planCells({ ...quick, methods: ['VP'] }, origin)[0]!;
    const after = planCells({ ...config, methods: ['VP'] }, changed)[0]!;
    expect(after.id).not.toBe(before.id);
  });

  it('does not rename linear probes when the prompt changes', () => {
    const changed = { ...quick, visualPrompt: { ...quick.visualPrompt, learningRate: 0.5 } };
    const ids = (config: typeof quick) =>
      planCells({ ...config, methods: ['LP'] }, origin).map(({ id }) => id);
    expect(ids(changed)).toEqual(ids(quick));
  });

  it('keeps the id of a given configuration across versions', () => {
    const config = {
      ...quick,
      ticket: { method: 'magnitude-global' as const, states: [2] },
      methods: ['LP' as const],
      datasets: ['mnist'],
      shots: [4],
      seeds: [0],
      linearProbe: {
        resolution: 'source' as const,
        budget: { kind: 'epochs' as const, amount: 100 },
        batchSize: 128,
        learningRate: 0.01,
        l2: 0.01,
      },
      splits: { trainPerClass: 80, validationPerClass: 10, testPerClass: 50 },
    };
    expect(planCells(config, origin)[0]!.id).toBe('9dc2da5b5eca3ed5');
  });
});

describe('methodOptions', () => {
  it('records the size that a native-resolution probe sees', () => {
    const config = { ...quick, linearProbe: { ...quick.linearProbe, resolution: 'native' as const } };
    expect(methodOptions('LP', config)).toMatchObject({
      resolution: 'native',
      imageSize: quick.visualPrompt.imageSize,
    });
    expect(methodOptions('LP', quick)).not.toHaveProperty('imageSize');
  });

  it('leaves out how counts become a map where the map is random', () => {
    const config = { ...quick, visualPrompt: { ...quick.visualPrompt, map: 'rlm' as const } };
    expect(methodOptions('VP', config)).not.toHaveProperty('assignment');
    expect(methodOptions('VP', quick)).toHaveProperty('assignment');
  });
});
