import type { FloatTensor } from '@reticket/network';
import { readSafetensors, writeSafetensors } from '@reticket/safetensors';
import { z } from 'zod';
import { sha256Hex } from '../store/sha256.js';
import type { PretrainRecipe } from './recipe.js';

const epochRecordSchema = z.strictObject({
  epoch: z.int().min(1),
  /** At the start of the epoch. */
  learningRate: z.number(),
  /** Mean over the epoch's steps, before each update. */
  loss: z.number(),
  trainTop1: z.number(),
  validationTop1: z.number(),
  seconds: z.number(),
});

/** One line of the training curve. */
export type EpochRecord = z.infer<typeof epochRecordSchema>;

/** All that training goes on from, at the end of an epoch. */
export interface TrainingState {
  readonly weights: Map<string, FloatTensor>;
  readonly velocities: ReadonlyMap<string, Float32Array>;
  readonly curve: readonly EpochRecord[];
}

const velocityPrefix = 'velocity.';
const weightPrefix = 'weight.';

/** Identifies what a checkpoint belongs to: the recipe and the data. */
export function recipeHash(recipe: PretrainRecipe, datasetHash: string): string {
  return sha256Hex(JSON.stringify([recipe, datasetHash]));
}

export function encodeTrainingState(state: TrainingState, hash: string): Uint8Array {
  const tensors = new Map(
    [...state.weights].map(([name, { data, shape }]) => [
      weightPrefix + name,
      { dtype: 'F32' as const, shape, data },
    ]),
  );
  for (const [name, data] of state.velocities) {
    tensors.set(velocityPrefix + name, { dtype: 'F32', shape: [data.length], data });
  }
  return writeSafetensors({ tensors, metadata: { recipe: hash, curve: JSON.stringify(state.curve) } });
}

/** The state in a checkpoint, or undefined where the bytes are damaged or belong to another recipe. */
export function decodeTrainingState(bytes: Uint8Array, hash: string): TrainingState | undefined {
  try {
    const { tensors, metadata } = readSafetensors(bytes);
    if (metadata.recipe !== hash) return undefined;
    const weights = new Map<string, FloatTensor>();
    const velocities = new Map<string, Float32Array>();
    for (const [name, { data, shape }] of tensors) {
      if (name.startsWith(velocityPrefix))
        velocities.set(name.slice(velocityPrefix.length), data as Float32Array);
      else weights.set(name.slice(weightPrefix.length), { data: data as Float32Array, shape });
    }
    const curve = z.array(epochRecordSchema).parse(JSON.parse(metadata.curve ?? ''));
    return { weights, velocities, curve };
  } catch {
    return undefined;
  }
}
