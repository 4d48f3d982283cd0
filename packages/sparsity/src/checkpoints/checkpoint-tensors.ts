/** A tensor as readers of checkpoints give it: floats, or integers for masks and counters. */
export interface CheckpointTensor {
  readonly data: Float32Array | Int32Array;
  readonly shape: readonly number[];
}

/** What is in a checkpoint, by name: the result of `readCheckpoint` of @reticket/network, for one. */
export type CheckpointTensors = ReadonlyMap<string, CheckpointTensor>;
