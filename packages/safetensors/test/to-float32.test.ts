import { describe, expect, it } from 'vitest';
import { readSafetensors, toFloat32 } from '../src/index.js';
import { goldenBytes, goldenFloats } from './golden.js';

describe('toFloat32', () => {
  it('rounds F64 as numpy does', () => {
    const { float64Bits, float32Bits } = goldenFloats.float32FromFloat64;
    const data = new Float64Array(BigUint64Array.from(float64Bits, BigInt).buffer);
    const values = toFloat32({ dtype: 'F64', shape: [data.length], data });
    expect([...new Uint32Array(values.buffer)]).toEqual(float32Bits);
  });

  it('widens F16 and BF16', () => {
    const f16 = readSafetensors(goldenBytes('numpy.safetensors')).tensors.get('f16')!;
    const bf16 = readSafetensors(goldenBytes('bfloat16.safetensors')).tensors.get('bf16')!;
    expect([...toFloat32(f16)]).toEqual([1, -2, 65504]);
    expect([...toFloat32(bf16)]).toEqual([1, -3.140625, Number.POSITIVE_INFINITY]);
  });

  it('copies F32', () => {
    const data = Float32Array.of(1, 2);
    const copy = toFloat32({ dtype: 'F32', shape: [2], data });
    copy[0] = 9;
    expect([...data]).toEqual([1, 2]);
  });

  it('refuses an integer tensor', () => {
    expect(() => toFloat32({ dtype: 'I8', shape: [1], data: Int8Array.of(1) })).toThrow(
      expect.objectContaining({
        code: 'RETICKET_SAFETENSORS_INVALID_ARGUMENT',
        message: 'invalid dtype: got I8, expected one of F64, F32, F16, BF16',
      }),
    );
  });
});
