import { readFileSync } from 'node:fs';
import type { FloatTensor } from '@reticket/network';

/** Reads a `.npy` file of version 1 that holds little-endian float32 in C order. */
export function readNpy(path: string): FloatTensor {
  const bytes = readFileSync(path);
  const start = 10 + bytes.readUInt16LE(8);
  const header = bytes.toString('latin1', 10, start);
  if (!header.includes("'<f4'") || !header.includes("'fortran_order': False")) {
    throw new Error(`invalid npy header: got ${header.trim()}`);
  }
  const shape = /\(([^)]*)\)/
    .exec(header)![1]!
    .split(',')
    .filter((size) => size.trim() !== '');
  return { data: new Float32Array(bytes.buffer.slice(bytes.byteOffset + start)), shape: shape.map(Number) };
}
