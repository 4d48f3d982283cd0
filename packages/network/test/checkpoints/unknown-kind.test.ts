import { describe, expect, it } from 'vitest';
import { CheckpointError, InvalidArgumentError, readCheckpoint } from '../../src/index.js';

describe('readCheckpoint of another kind of file', () => {
  it.each([
    ['nothing', new Uint8Array()],
    ['89 50 4e 47 0d 0a 1a 0a', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0)],
    ['63 6f 73 0a', Uint8Array.of(0x63, 0x6f, 0x73, 0x0a)],
  ])('says that it starts with %s', (start, bytes) => {
    expect(() => readCheckpoint(bytes)).toThrow(CheckpointError);
    expect(() => readCheckpoint(bytes)).toThrow(
      `invalid checkpoint: got a file of ${bytes.length} bytes that starts with ${start}, expected safetensors or a file of torch.save`,
    );
  });

  it('refuses what is not bytes', () => {
    expect(() => readCheckpoint('weights.pth' as unknown as Uint8Array)).toThrow(InvalidArgumentError);
  });
});
