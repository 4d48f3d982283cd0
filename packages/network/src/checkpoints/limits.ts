import { InvalidArgumentError } from '../errors.js';

/** Bounds on what a checkpoint may ask of its reader, checked before anything is allocated for it. */
export interface CheckpointLimits {
  /** Most elements of all tensors together. Default 2^29: 2 GiB as float32. */
  readonly maxElements?: number;
  /** Most entries of a zip archive. Default 10,000. */
  readonly maxEntries?: number;
  /** Most pickle instructions. Default 1,000,000; ResNet-50 has about 10,000. */
  readonly maxInstructions?: number;
  /** Most containers open at once in a pickle. Default 100. */
  readonly maxDepth?: number;
  /** Most dimensions of a tensor. Default 32. */
  readonly maxRank?: number;
}

export type ResolvedLimits = Required<CheckpointLimits>;

const defaultLimits: ResolvedLimits = {
  maxElements: 2 ** 29,
  maxEntries: 10_000,
  maxInstructions: 1_000_000,
  maxDepth: 100,
  maxRank: 32,
};

/** @throws InvalidArgumentError unless every limit is an integer >= 0. */
export function resolveLimits(limits: CheckpointLimits): ResolvedLimits {
  const resolved = { ...defaultLimits, ...limits };
  for (const [name, value] of Object.entries(resolved)) {
    if (!Number.isSafeInteger(value) || value < 0) {
      throw new InvalidArgumentError(`invalid ${name}: got ${value}, expected an integer >= 0`);
    }
  }
  return resolved;
}
