import type { HeadReadout, LinearReadout, PromptAndReadoutOptions, TrainedReadout } from '../../src/index.js';
import { tinyTask } from '../tiny-task.js';

export const readouts = {
  linear: { kind: 'linear', learningRate: 0.02, weightDecay: 0.01 } satisfies LinearReadout,
  head: { kind: 'head', learningRate: 0.02 } satisfies HeadReadout,
};

/** A prompt and a readout to train in milliseconds: 5 classes of 5 images, 12 source classes, 16 features. */
export async function readoutTask<R extends TrainedReadout>(readout: R): Promise<PromptAndReadoutOptions<R>> {
  const { mapping: _, ...task } = await tinyTask();
  return { ...task, readout };
}
