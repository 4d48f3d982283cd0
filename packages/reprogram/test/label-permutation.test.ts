import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  bayesianLabelMap,
  type FineTuningOptions,
  type FrequencyMatrix,
  fitFineTuning,
  fitLinearProbe,
  fitVisualPrompt,
  matchedCount,
  optimalLabelMap,
  type VisualPromptOptions,
} from '../src/index.js';
import { frequencies } from './counts.js';
import { fineTuningTask } from './fine-tuning-task.js';
import { largestDifference } from './read-golden.js';
import { tinyTask } from './tiny-task.js';

let prompting: VisualPromptOptions;
let fineTuning: FineTuningOptions;
beforeAll(async () => {
  [prompting, fineTuning] = await Promise.all([tinyTask(), fineTuningTask()]);
});

/** New names of classes: class k becomes `names[k]`. */
type Names = readonly number[];

const namesOf = (classes: number) =>
  fc.shuffledSubarray(
    Array.from({ length: classes }, (_, label) => label),
    { minLength: classes },
  );
const renamed = (labels: Int32Array, names: Names) => labels.map((label) => names[label]!);

/** Columns of [rows, classes] under their new names. */
function renamedColumns<T extends Int32Array | Float32Array>(values: T, names: Names): T {
  const moved = values.slice() as T;
  values.forEach((value, at) => {
    const label = at % names.length;
    moved[at - label + names[label]!] = value;
  });
  return moved;
}

/** Rows of [classes, width] under their new names. */
function renamedRows(values: Float32Array, names: Names): Float32Array {
  const width = values.length / names.length;
  const moved = values.slice();
  names.forEach((name, label) => {
    moved.set(values.subarray(label * width, (label + 1) * width), name * width);
  });
  return moved;
}

const namedFrequencies = frequencies.chain((matrix) =>
  namesOf(matrix.targetClasses).map((names): [FrequencyMatrix, FrequencyMatrix, Names] => [
    matrix,
    { ...matrix, counts: renamedColumns(matrix.counts, names) },
    names,
  ]),
);

describe('names of target classes do not matter', () => {
  it('to a Bayesian label map, whose columns move with them', () => {
    fc.assert(
      fc.property(namedFrequencies, ([matrix, moved, names]) => {
        const expected = renamedColumns(bayesianLabelMap(matrix).weights, names);
        expect(largestDifference(bayesianLabelMap(moved).weights, expected)).toBeLessThan(1e-6);
      }),
    );
  });

  it('to the optimal label map, which matches as many images', () => {
    const oneToOne = namedFrequencies.filter(
      ([{ sourceClasses, targetClasses }]) => targetClasses <= sourceClasses,
    );
    fc.assert(
      fc.property(oneToOne, ([matrix, moved]) => {
        expect(matchedCount(moved, optimalLabelMap(moved))).toBe(
          matchedCount(matrix, optimalLabelMap(matrix)),
        );
      }),
    );
  });

  it('to a linear probe, whose rows move with them', () => {
    const { labels, images } = prompting.train;
    const features = new Float32Array(images.count * 108);
    images.read(Int32Array.from(labels.keys()), features);
    const options = {
      features,
      width: 108,
      classes: 5,
      seed: 0,
      budget: { kind: 'epochs', amount: 5 },
    } as const;
    const plain = fitLinearProbe({ ...options, labels });
    fc.assert(
      fc.property(namesOf(5), (names) => {
        const moved = fitLinearProbe({ ...options, labels: renamed(labels, names) });
        expect(largestDifference(moved.weight, renamedRows(plain.weight, names))).toBeLessThan(1e-5);
      }),
      { numRuns: 10 },
    );
  });

  it('to a prompt, whose values stay and whose map moves with them', async () => {
    const task = {
      ...prompting,
      mapping: { kind: 'bayesian' },
      budget: { kind: 'epochs', amount: 3 },
      learningRate: 0.02,
    } as const;
    const plain = await fitVisualPrompt(task);
    await fc.assert(
      fc.asyncProperty(namesOf(5), async (names) => {
        const labels = renamed(task.train.labels, names);
        const moved = await fitVisualPrompt({ ...task, train: { ...task.train, labels } });
        const expected = renamedColumns(plain.map.weights, names);
        expect(largestDifference(moved.map.weights, expected)).toBeLessThan(1e-5);
        expect(largestDifference(moved.values.theta!.data, plain.values.theta!.data)).toBeLessThan(1e-3);
      }),
      { numRuns: 4, seed: 1 },
    );
  });

  it('to fine-tuning, whose weights stay and whose classifier moves with them', async () => {
    const plain = await fitFineTuning(fineTuning);
    const head = fineTuning.head!;
    await fc.assert(
      fc.asyncProperty(namesOf(4), async (names) => {
        const weight = renamedRows(head.weight, names);
        const bias = renamedRows(head.bias, names);
        const labels = renamed(fineTuning.train.labels, names);
        const { weights } = await fitFineTuning({
          ...fineTuning,
          head: { ...head, weight, bias },
          train: { ...fineTuning.train, labels },
        });
        for (const [name, { data }] of plain.weights) {
          const expected = name.startsWith('fc') ? renamedRows(data, names) : data;
          expect(largestDifference(weights.get(name)!.data, expected)).toBeLessThan(1e-4);
        }
      }),
      { numRuns: 4, seed: 1 },
    );
  });
});
