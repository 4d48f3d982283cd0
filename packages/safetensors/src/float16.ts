const bits = new Uint32Array(1);
const float = new Float32Array(bits.buffer);

/** Patterns of binary16 without their sign. */
const SMALLEST_NORMAL = 0x0400;
const INFINITE = 0x7c00;

/**
 * Rounds each element to IEEE 754 binary16, to nearest, ties to even, and returns the bit patterns, as an
 * F16 tensor stores them. Magnitudes of 65520 and more become infinity, magnitudes up to 2^-25 become zero of the
 * same sign, values between are rounded to a normal or subnormal; a NaN stays a (quiet) NaN. O(n).
 */
export function float16FromFloat32(values: Float32Array): Uint16Array {
  const source = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const halves = new Uint16Array(values.length);
  for (let i = 0; i < source.length; i++) halves[i] = roundToHalf(source[i]!);
  return halves;
}

/** The exact values of IEEE 754 binary16 bit patterns; a NaN stays a NaN. O(n). */
export function float32FromFloat16(halves: Uint16Array): Float32Array {
  const values = new Float32Array(halves.length);
  const patterns = new Uint32Array(values.buffer);
  for (let i = 0; i < halves.length; i++) {
    const half = halves[i]!;
    const magnitude = half & 0x7fff;
    if (magnitude < SMALLEST_NORMAL) {
      values[i] = (half & 0x8000 ? -magnitude : magnitude) * 2 ** -24;
    } else {
      const bias = magnitude < INFINITE ? 0x38000000 : 0x70000000;
      patterns[i] = ((half & 0x8000) << 16) | ((magnitude << 13) + bias);
    }
  }
  return values;
}

/** The exact values of bfloat16 bit patterns, the upper halves of binary32. O(n). */
export function float32FromBfloat16(halves: Uint16Array): Float32Array {
  const values = new Float32Array(halves.length);
  const target = new Uint32Array(values.buffer);
  for (let i = 0; i < halves.length; i++) target[i] = halves[i]! << 16;
  return values;
}

function roundToHalf(pattern: number): number {
  const sign = (pattern >>> 16) & 0x8000;
  const magnitude = pattern & 0x7fffffff;
  if (magnitude > 0x7f800000) return sign | 0x7e00 | ((magnitude >>> 13) & 0x3ff);
  if (magnitude >= 0x477ff000) return sign | 0x7c00;
  if (magnitude < 0x38800000) {
    // Adding 0.5 places the unit in the last place at 2^-24, that of a half subnormal.
    bits[0] = magnitude;
    float[0] = float[0]! + 0.5;
    return sign | (bits[0] - 0x3f000000);
  }
  const roundsUpOnTie = (magnitude >>> 13) & 1;
  return sign | ((magnitude - 0x38000000 + 0xfff + roundsUpOnTie) >>> 13);
}
