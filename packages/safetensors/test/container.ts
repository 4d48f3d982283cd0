import { expect } from 'vitest';
import { type ReadLimits, readSafetensors, type SafetensorsErrorCode } from '../src/index.js';

/** A file with the given header text and data section, exactly as given. */
export function container(header: string | Uint8Array, data: ArrayLike<number> = []): Uint8Array {
  const json = typeof header === 'string' ? new TextEncoder().encode(header) : header;
  const bytes = new Uint8Array(8 + json.length + data.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  bytes.set(data, 8 + json.length);
  return bytes;
}

/** One header member of a U8 tensor of one dimension lying at `begin` to `end`. */
export function u8(name: string, begin: number, end: number): string {
  return `"${name}":{"dtype":"U8","shape":[${end - begin}],"data_offsets":[${begin},${end}]}`;
}

export function expectRefused(bytes: Uint8Array, code: SafetensorsErrorCode, limits?: ReadLimits): void {
  expect(() => readSafetensors(bytes, limits)).toThrow(
    expect.objectContaining({ name: 'SafetensorsError', code }),
  );
}
