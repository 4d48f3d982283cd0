import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeTrainingState,
  encodeTrainingState,
  fitVisualPrompt,
  type Mapping,
  type Prompt,
  padPrompt,
  randomPatchPrompt,
  resizePrompt,
  sampleMaskPrompt,
  type VisualPromptOptions,
} from '../src/index.js';
import { imageShape, sourceShape, tinyImages } from './tiny-network.js';
import { tinyTask } from './tiny-task.js';

const sizes = { image: imageShape, source: sourceShape };
const prompts: Record<string, Prompt> = {
  pad: padPrompt({ ...sizes, width: 2 }),
  'random patch': randomPatchPrompt({ ...sizes, size: 3 }),
  resize: resizePrompt({ ...sizes, parametrisation: 'projected' }),
  'sample mask': sampleMaskPrompt({ ...sizes, patchSize: 4 }),
};

const budgets = [
  { kind: 'epochs', amount: 4 },
  { kind: 'steps', amount: 13 },
] as const;

const runs = fc.record({
  prompt: fc.constantFrom(...Object.values(prompts)),
  optimizer: fc.constantFrom({ kind: 'adam' } as const, { kind: 'sgd', momentum: 0.5 } as const),
  schedule: fc.constantFrom('multi-step' as const, 'cosine' as const),
  budget: fc.constantFrom(...budgets),
  augmentation: fc.constantFrom({}, { flip: true, cropPadding: 1 }),
  validation: fc.constantFrom(undefined, { set: tinyImages(2, 5, 7), patience: 2 }),
  mapping: fc.constantFrom<Mapping[]>(
    { kind: 'random', assignment: 'greedy' },
    { kind: 'iterative', assignment: 'greedy' },
    { kind: 'bayesian' },
    { kind: 'bayesian-plus', topK: 3, refresh: 'forward-pass' },
    { kind: 'bayesian-plus', smoothing: 0.5 },
    { kind: 'many-to-one', perTarget: 2 },
  ),
  stop: fc.integer({ min: 0, max: 2 }),
});

describe('a training that goes on from a file', () => {
  it('ends as one that was never interrupted, to the bit', async () => {
    const base = await tinyTask();
    await fc.assert(
      fc.asyncProperty(runs, async ({ stop, validation, ...changes }) => {
        const files: Uint8Array[] = [];
        const options: VisualPromptOptions<Mapping> = {
          ...base,
          ...changes,
          ...(validation && { validation }),
          learningRate: 0.02,
          onCheckpoint: (state) => void files.push(encodeTrainingState(state)),
        };
        const whole = await fitVisualPrompt(options);
        const from = Math.min(stop, files.length - 1);
        const rest: Uint8Array[] = [];
        const resumed = await fitVisualPrompt({
          ...options,
          resume: decodeTrainingState(files[from]!),
          onCheckpoint: (state) => void rest.push(encodeTrainingState(state)),
        });
        expect(resumed).toEqual(whole);
        expect(rest).toEqual(files.slice(from + 1));
      }),
      { numRuns: 16, seed: 4 },
    );
  });

  it('goes on under the same options only', async () => {
    const task = await tinyTask();
    let file = new Uint8Array();
    const onCheckpoint = (state: Parameters<typeof encodeTrainingState>[0]) => {
      file = encodeTrainingState(state) as Uint8Array<ArrayBuffer>;
    };
    const budget = { kind: 'epochs', amount: 1 } as const;
    await fitVisualPrompt({ ...task, budget, onCheckpoint });
    const resume = decodeTrainingState(file);
    await expect(fitVisualPrompt({ ...task, budget, seed: 2, resume })).rejects.toThrow(
      'invalid resume: got a state with seed 1, expected 2',
    );
    const mapping = { kind: 'bayesian' } as const;
    await expect(fitVisualPrompt({ ...task, budget, mapping, resume })).rejects.toThrow(
      'invalid resume: got a state with mapping {"kind":"iterative","assignment":"optimal"}, expected {"kind":"bayesian"}',
    );
  });
});
