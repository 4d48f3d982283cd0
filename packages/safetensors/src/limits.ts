import { SafetensorsError } from './errors.js';

/** Bounds on what a file may ask of the reader, checked before anything is allocated for it. */
export interface ReadLimits {
  /** Largest JSON header, in bytes. Default 16 MiB (the reference allows 100 MB). */
  readonly maxHeaderBytes?: number;
  /** Most tensors in one file. Default 100,000. */
  readonly maxTensors?: number;
  /** Most dimensions of one tensor. Default 32. */
  readonly maxRank?: number;
}

const DEFAULT_LIMITS: Required<ReadLimits> = {
  maxHeaderBytes: 16 * 2 ** 20,
  maxTensors: 100_000,
  maxRank: 32,
};

export function resolveLimits(limits: ReadLimits): Required<ReadLimits> {
  const resolved = { ...DEFAULT_LIMITS, ...limits };
  for (const [name, value] of Object.entries(resolved)) {
    if (!Number.isSafeInteger(value) || value < 0) {
      throw new SafetensorsError(
        'RETICKET_SAFETENSORS_INVALID_ARGUMENT',
        `invalid ${name}: got ${value}, expected a non-negative integer`,
      );
    }
  }
  return resolved;
}
