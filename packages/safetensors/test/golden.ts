import { readFileSync } from 'node:fs';

/** The bytes of one golden file, in an array of their own. */
export function goldenBytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`golden/${name}`, import.meta.url)));
}

type FloatBits = Record<string, number[]>;

export const goldenFloats = JSON.parse(new TextDecoder().decode(goldenBytes('floats.json'))) as {
  float16FromFloat32: FloatBits;
  float32FromFloat16: FloatBits;
  float32FromBfloat16: FloatBits;
  float32FromFloat64: { float64Bits: string[]; float32Bits: number[] };
};
