import { beforeAll, describe, expect, it } from 'vitest';
import {
  bayesianLabelMap,
  fitVisualPrompt,
  frequencyMatrix,
  type LabelWeights,
  manyToOneLabelMap,
  ProbabilitySums,
  type PromptValues,
  predictPrompted,
  type VisualPromptOptions,
  type WeightedMapping,
} from '../src/index.js';
import { sourceClasses } from './tiny-network.js';
import { tinyTask } from './tiny-task.js';

let task: VisualPromptOptions;
beforeAll(async () => {
  task = await tinyTask();
});

/** What the source model sees in the training images under `values`. */
async function seenUnder(values: PromptValues) {
  const { labels, images } = task.train;
  const options = { ...task, values, images, sourceLogits: true };
  const { sourcePredictions, sourceLogits } = await predictPrompted(options);
  const sums = new ProbabilitySums(sourceClasses, task.classes, 3);
  sums.add(sourceLogits!, labels);
  return {
    counts: frequencyMatrix(sourcePredictions, labels, { sourceClasses, targetClasses: task.classes }),
    sums,
  };
}

type Seen = Awaited<ReturnType<typeof seenUnder>>;

const mappings: [WeightedMapping, (seen: Seen) => LabelWeights][] = [
  [{ kind: 'bayesian', smoothing: 0.5 }, ({ counts }) => bayesianLabelMap(counts, { smoothing: 0.5 })],
  [{ kind: 'bayesian-plus', topK: 3 }, ({ sums }) => bayesianLabelMap(sums)],
  [{ kind: 'many-to-one', perTarget: 2 }, ({ counts }) => manyToOneLabelMap(counts, 2)],
];

describe.each(mappings)('fitVisualPrompt through the mapping %o', (mapping, make) => {
  it('lowers the loss and ends with the map of the final prompt', async () => {
    const { epochs, values, map } = await fitVisualPrompt({ ...task, mapping });
    expect(epochs.at(-1)!.loss).toBeLessThan(epochs[0]!.loss);
    expect(map).toEqual(make(await seenUnder(values)));
  });
});
