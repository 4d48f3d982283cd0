import { writeSafetensors } from '@reticket/safetensors';
import { describe, expect, it } from 'vitest';
import { CheckpointError, readCheckpoint } from '../../src/index.js';
import { goldenCheckpoint } from '../support/golden-checkpoints.js';

const files: readonly [string, Uint8Array][] = [
  ['module.pth', goldenCheckpoint('module.pth')],
  ['module.th', goldenCheckpoint('module.th')],
  ['protocol5.pth', goldenCheckpoint('protocol5.pth')],
  ['protocol5.th', goldenCheckpoint('protocol5.th')],
  [
    'a safetensors file',
    writeSafetensors({ tensors: new Map([['w', { dtype: 'F32', shape: [3], data: new Float32Array(3) }]]) }),
  ],
];

describe('readCheckpoint of a truncated file', () => {
  it.each(files)('refuses %s cut at any byte', (_, bytes) => {
    for (let length = 0; length < bytes.length; length += 1) {
      expect(() => readCheckpoint(bytes.subarray(0, length)), `${length} bytes`).toThrow(CheckpointError);
    }
  });
});
