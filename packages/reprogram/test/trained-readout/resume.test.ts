import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeTrainingState,
  encodeTrainingState,
  fitPromptAndReadout,
  fitVisualPrompt,
  type TrainedReadout,
  type TrainingState,
} from '../../src/index.js';
import { tinyImages } from '../tiny-network.js';
import { tinyTask } from '../tiny-task.js';
import { readouts, readoutTask } from './tasks.js';

const runs = fc.record({
  readout: fc.constantFrom<TrainedReadout[]>(
    readouts.linear,
    readouts.head,
    { kind: 'linear', start: { kind: 'uniform' } },
    { kind: 'linear', start: { kind: 'random', assignment: 'greedy' }, weightDecay: 0.1 },
  ),
  optimizer: fc.constantFrom({ kind: 'adam' } as const, { kind: 'sgd', momentum: 0.5 } as const),
  validation: fc.constantFrom(undefined, { set: tinyImages(2, 5, 7), patience: 2 }),
  stop: fc.integer({ min: 0, max: 2 }),
});

describe('training of a prompt and a readout that goes on from a file', () => {
  it('ends as one that was never interrupted, to the bit', async () => {
    await fc.assert(
      fc.asyncProperty(runs, async ({ readout, optimizer, validation, stop }) => {
        const files: Uint8Array[] = [];
        const options = {
          ...(await readoutTask(readout)),
          ...(validation && { validation }),
          optimizer,
          budget: { kind: 'epochs', amount: 4 },
          learningRate: 0.02,
          onCheckpoint: (state: TrainingState) => void files.push(encodeTrainingState(state)),
        } as const;
        const whole = await fitPromptAndReadout(options);
        const from = Math.min(stop, files.length - 1);
        const rest: Uint8Array[] = [];
        const resumed = await fitPromptAndReadout({
          ...options,
          resume: decodeTrainingState(files[from]!),
          onCheckpoint: (state) => void rest.push(encodeTrainingState(state)),
        });
        expect(resumed).toEqual(whole);
        expect(rest).toEqual(files.slice(from + 1));
      }),
      { numRuns: 10, seed: 5 },
    );
  });

  it('goes on with the same readout only', async () => {
    const states: TrainingState[] = [];
    const budget = { kind: 'epochs', amount: 1 } as const;
    const task = { ...(await readoutTask(readouts.linear)), budget };
    await fitPromptAndReadout({ ...task, onCheckpoint: (state) => void states.push(state) });
    const resume = states[0]!;
    const readout = { ...readouts.linear, weightDecay: 0.5 };
    await expect(fitPromptAndReadout({ ...task, readout, resume })).rejects.toThrow(
      'invalid resume: got a state with readout',
    );
    await expect(fitVisualPrompt({ ...(await tinyTask()), budget, resume })).rejects.toThrow(
      'invalid resume: got a state with mapping undefined',
    );
    const map = Int32Array.of(1, 0, 2, 3, 4);
    await expect(fitPromptAndReadout({ ...task, resume: { ...resume, map } })).rejects.toThrow(
      expect.objectContaining({
        code: 'RETICKET_INVALID_ARGUMENT',
        message: 'invalid label map: got another one, expected the identity',
      }),
    );
    const { 'readout.bias': _, ...values } = resume.values;
    await expect(fitPromptAndReadout({ ...task, resume: { ...resume, values } })).rejects.toThrow(
      expect.objectContaining({
        code: 'RETICKET_SHAPE_MISMATCH',
        message: 'invalid values of the expansive prompt: got readout.bias missing, expected [5]',
      }),
    );
  });
});
