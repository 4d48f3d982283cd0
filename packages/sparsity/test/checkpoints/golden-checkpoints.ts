import { readCheckpoint } from '@reticket/network';
import type { CheckpointTensors } from '../../src/index.js';
import { goldenBytes } from '../golden.js';

/** The tensors of a file that PyTorch wrote. */
export function goldenCheckpoint(file: string): CheckpointTensors {
  return readCheckpoint(goldenBytes(`checkpoints/${file}`));
}
