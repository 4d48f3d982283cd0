import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { float16FromFloat32, float32FromBfloat16, float32FromFloat16 } from '../src/index.js';
import { goldenFloats } from './golden.js';

const singles = (bits: number[]) => new Float32Array(Uint32Array.from(bits).buffer);
const bitsOf = (values: Float32Array) => [...new Uint32Array(values.buffer)];

describe('float16FromFloat32', () => {
  it('rounds as numpy does: subnormals, ties, overflow, infinities, NaN', () => {
    const { float32Bits, float16Bits } = goldenFloats.float16FromFloat32;
    expect([...float16FromFloat32(singles(float32Bits!))]).toEqual(float16Bits);
  });

  it('keeps a NaN a quiet NaN of its sign', () => {
    const [quiet, signalling, negative] = float16FromFloat32(singles([0x7fc00000, 0x7f800001, 0xff800001]));
    expect([quiet, signalling, negative]).toEqual([0x7e00, 0x7e00, 0xfe00]);
  });

  it('restores every pattern that is not a NaN', () => {
    const patterns = Uint16Array.from({ length: 65536 }, (_, i) => i).filter((h) => (h & 0x7fff) <= 0x7c00);
    expect(float16FromFloat32(float32FromFloat16(patterns))).toEqual(patterns);
  });

  it('is never further from the value than the neighbouring pattern', () => {
    fc.assert(
      fc.property(fc.float({ min: 0, max: 65504, noNaN: true }), (value) => {
        const pattern = float16FromFloat32(Float32Array.of(value))[0]!;
        const neighbours = [pattern, Math.max(pattern - 1, 0), Math.min(pattern + 1, 0x7bff)];
        const distances = float32FromFloat16(Uint16Array.from(neighbours)).map((half) =>
          Math.abs(half - value),
        );
        expect(distances[0]).toBe(Math.min(...distances));
      }),
    );
  });

  it('reads the window of a view', () => {
    expect([...float16FromFloat32(Float32Array.of(9, 1, 2).subarray(1))]).toEqual([0x3c00, 0x4000]);
  });
});

describe('float32FromFloat16', () => {
  it('widens as numpy does', () => {
    const { float16Bits, float32Bits } = goldenFloats.float32FromFloat16;
    expect(bitsOf(float32FromFloat16(Uint16Array.from(float16Bits!)))).toEqual(float32Bits);
  });

  it('gives NaN for every NaN pattern', () => {
    expect([...float32FromFloat16(Uint16Array.of(0x7c01, 0x7e00, 0xffff))]).toEqual([NaN, NaN, NaN]);
  });
});

describe('float32FromBfloat16', () => {
  it('widens as torch does', () => {
    const { bfloat16Bits, float32Bits } = goldenFloats.float32FromBfloat16;
    expect(bitsOf(float32FromBfloat16(Uint16Array.from(bfloat16Bits!)))).toEqual(float32Bits);
  });
});
