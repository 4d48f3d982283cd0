import { describe, expect, it } from 'vitest';
import type { GridConfig } from '../src/config/grid-config.js';
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

  it('orders by data set, shots, state, adaptation and seed', () => {
    const cells = planCells({ ...quick, shots: [1, 4] }, origin).map(
      ({ dataset, shots, state, adaptation, seed }) =>
        `${dataset} ${shots} ${state} ${adaptation.method} ${seed}`,
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

  it('plans every prompt with every label map, and a probe for every resolution', () => {
    const config: GridConfig = {
      ...quick,
      datasets: ['mnist'],
      shots: [4],
      seeds: [0],
      ticket: { ...quick.ticket, states: [0] },
      visualPrompt: {
        ...quick.visualPrompt,
        prompts: ['expansive', 'watermark-full'],
        maps: ['rlm', 'blm+'],
      },
      linearProbe: { ...quick.linearProbe, resolutions: ['source', 'native'] },
    };
    const cells = planCells(config, origin);
    expect(cells.map(({ adaptation }) => Object.values(adaptation).join(' '))).toEqual([
      'LP source',
      'LP native',
      'VP expansive rlm',
      'VP expansive blm+',
      'VP watermark-full rlm',
      'VP watermark-full blm+',
    ]);
    expect(new Set(cells.map(({ id }) => id)).size).toBe(cells.length);
  });

  it('does not rename linear probes when the prompt changes', () => {
    const changed = { ...quick, visualPrompt: { ...quick.visualPrompt, learningRate: 0.5 } };
    const ids = (config: typeof quick) =>
      planCells({ ...config, methods: ['LP'] }, origin).map(({ id }) => id);
    expect(ids(changed)).toEqual(ids(quick));
  });

  it.each([
    ['LP', '9dc2da5b5eca3ed5'],
    ['VP', 'f8ef72db62026202'],
  ] as const)('keeps the id of a given %s configuration across versions', (method, id) => {
    const budget = { kind: 'epochs' as const, amount: 100 };
    const config: GridConfig = {
      ...quick,
      ticket: { method: 'magnitude-global', states: [2] },
      methods: [method],
      datasets: ['mnist'],
      shots: [4],
      seeds: [0],
      visualPrompt: {
        prompts: ['expansive'],
        imageSize: 16,
        maps: ['ilm'],
        assignment: 'greedy',
        sourcesPerClass: 2,
        budget,
        batchSize: 128,
        learningRate: 0.01,
      },
      linearProbe: { resolutions: ['source'], budget, batchSize: 128, learningRate: 0.01, l2: 0.01 },
      splits: { trainPerClass: 80, validationPerClass: 10, testPerClass: 50 },
    };
    expect(planCells(config, origin)[0]!.id).toBe(id);
  });
});

describe('methodOptions', () => {
  const prompting = { method: 'VP', prompt: 'expansive', map: 'ilm' } as const;

  it('records the size that a native-resolution probe sees', () => {
    expect(methodOptions({ method: 'LP', resolution: 'native' }, quick)).toMatchObject({
      resolution: 'native',
      imageSize: quick.visualPrompt.imageSize,
    });
    expect(methodOptions({ method: 'LP', resolution: 'source' }, quick)).not.toHaveProperty('imageSize');
  });

  it('leaves out how counts become a map where the map does not come from counts alone', () => {
    expect(methodOptions(prompting, quick)).toHaveProperty('assignment');
    for (const map of ['rlm', 'blm', 'blm+', 'many-to-one'] as const) {
      expect(methodOptions({ ...prompting, map }, quick)).not.toHaveProperty('assignment');
    }
  });

  it('records how many source classes a target class has in many-to-one maps alone', () => {
    expect(methodOptions({ ...prompting, map: 'many-to-one' }, quick)).toMatchObject({
      map: 'many-to-one',
      sourcesPerClass: quick.visualPrompt.sourcesPerClass,
    });
    expect(methodOptions(prompting, quick)).not.toHaveProperty('sourcesPerClass');
  });

  it('names every prompt but the expansive one, and an image size where there is a border', () => {
    expect(methodOptions(prompting, quick)).toMatchObject({ imageSize: quick.visualPrompt.imageSize });
    expect(methodOptions(prompting, quick)).not.toHaveProperty('prompt');
    const watermark = methodOptions({ ...prompting, prompt: 'watermark-full' }, quick);
    expect(watermark).toMatchObject({ prompt: 'watermark-full' });
    expect(watermark).not.toHaveProperty('imageSize');
    expect(methodOptions({ ...prompting, prompt: 'resize' }, quick)).toMatchObject({
      prompt: 'resize',
      imageSize: quick.visualPrompt.imageSize,
    });
  });
});
