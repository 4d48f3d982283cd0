import { describe, expect, it } from 'vitest';
import { safetensorsPieces, type TensorInput, writeSafetensors } from '../src/index.js';

const data = Float32Array.of(1, 2, 3, 4).subarray(1, 3);
const input = {
  tensors: new Map<string, TensorInput>([
    ['mask', { dtype: 'U8', shape: [3], data: Uint8Array.of(1, 0, 1) }],
    ['weight', { dtype: 'F32', shape: [2], data }],
  ]),
  metadata: { source: 'test' },
};

describe('safetensorsPieces', () => {
  it('are the file, put together', () => {
    expect([...Buffer.concat(safetensorsPieces(input))]).toEqual([...writeSafetensors(input)]);
  });

  it('are views of the tensors, not copies', () => {
    const [, , weight] = safetensorsPieces(input);
    expect(weight!.buffer).toBe(data.buffer);
    expect([weight!.byteOffset, weight!.byteLength]).toEqual([4, 8]);
  });
});
