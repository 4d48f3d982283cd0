import { describe, expect, it } from 'vitest';
import { readSafetensors } from '../src/index.js';
import { goldenBytes } from './golden.js';

describe('readSafetensors on files of the Python package', () => {
  it('reads every dtype, scalars, empty tensors and unusual names', () => {
    const { tensors, metadata } = readSafetensors(goldenBytes('numpy.safetensors'));
    const minInt64 = -(2n ** 63n);
    expect(Object.fromEntries(tensors)).toEqual({
      f64: { dtype: 'F64', shape: [2, 2], data: Float64Array.of(1.5, -0, 1e-320, Number.POSITIVE_INFINITY) },
      f32: { dtype: 'F32', shape: [1, 2, 3], data: Float32Array.of(-2.5, -1.5, -0.5, 0.5, 1.5, 2.5) },
      f16: { dtype: 'F16', shape: [3], data: Uint16Array.of(0x3c00, 0xc000, 0x7bff) },
      i64: { dtype: 'I64', shape: [2], data: BigInt64Array.of(minInt64, -(minInt64 + 1n)) },
      u64: { dtype: 'U64', shape: [1], data: BigUint64Array.of(2n ** 64n - 1n) },
      i32: { dtype: 'I32', shape: [2], data: Int32Array.of(-(2 ** 31), 7) },
      u32: { dtype: 'U32', shape: [1], data: Uint32Array.of(2 ** 32 - 1) },
      i16: { dtype: 'I16', shape: [3], data: Int16Array.of(-32768, 32767, 3) },
      u16: { dtype: 'U16', shape: [1], data: Uint16Array.of(65535) },
      i8: { dtype: 'I8', shape: [3], data: Int8Array.of(-128, 127, 0) },
      u8: { dtype: 'U8', shape: [3], data: Uint8Array.of(255, 0, 1) },
      bool: { dtype: 'BOOL', shape: [2, 1], data: Uint8Array.of(1, 0) },
      scalar: { dtype: 'F32', shape: [], data: Float32Array.of(4.25) },
      empty: { dtype: 'F32', shape: [0, 3], data: new Float32Array(0) },
      'quote " slash \\ tab \t é 漢': { dtype: 'F32', shape: [1], data: Float32Array.of(1) },
      '\u{1f3ab} ticket': { dtype: 'F32', shape: [1], data: Float32Array.of(2) },
      '\uff5e wide': { dtype: 'F32', shape: [1], data: Float32Array.of(3) },
    });
    expect({ ...metadata }).toEqual({ format: 'np' });
  });

  it('reads bfloat16 as bit patterns', () => {
    const { tensors } = readSafetensors(goldenBytes('bfloat16.safetensors'));
    expect(tensors.get('bf16')).toEqual({
      dtype: 'BF16',
      shape: [3],
      data: Uint16Array.of(0x3f80, 0xc049, 0x7f80),
    });
  });

  it('reads a file without tensors', () => {
    const { tensors, metadata } = readSafetensors(goldenBytes('none.safetensors'));
    expect(tensors.size).toBe(0);
    expect(Object.keys(metadata)).toEqual([]);
  });
});
