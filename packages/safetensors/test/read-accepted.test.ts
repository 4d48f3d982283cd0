import { describe, expect, it } from 'vitest';
import { readSafetensors } from '../src/index.js';
import { container, u8 } from './container.js';
import { goldenBytes } from './golden.js';

describe('readSafetensors accepts', () => {
  it('whitespace between tokens and any order of members', () => {
    const header = '{ "b" : {"shape": [1],\n"data_offsets":[1, 2],\t"dtype":"U8"} , "__metadata__": {} ,';
    const { tensors } = readSafetensors(container(`${header}${u8('a', 0, 1)} }  `, [7, 8]));
    expect([...tensors.keys()]).toEqual(['a', 'b']);
    expect(tensors.get('b')?.data).toEqual(Uint8Array.of(8));
  });

  it('data at an odd address, by copying it', () => {
    const bytes = goldenBytes('numpy.safetensors');
    const expected = readSafetensors(bytes);
    for (let shift = 1; shift < 8; shift++) {
      const shifted = new Uint8Array(bytes.length + shift).subarray(shift);
      shifted.set(bytes);
      expect(readSafetensors(shifted)).toEqual(expected);
    }
  });

  it('a Node Buffer at an odd address', () => {
    const bytes = goldenBytes('numpy.safetensors');
    const shifted = Buffer.alloc(bytes.length + 1);
    shifted.set(bytes, 1);
    expect(readSafetensors(shifted.subarray(1))).toEqual(readSafetensors(bytes));
  });

  it('aligned data without copying it', () => {
    const bytes = goldenBytes('numpy.safetensors');
    expect(readSafetensors(bytes).tensors.get('f32')?.data.buffer).toBe(bytes.buffer);
  });

  it('names of Object.prototype without touching it', () => {
    const header = `{"__metadata__":{"__proto__":"x","constructor":"y"},${u8('__proto__', 0, 1)}}`;
    const { tensors, metadata } = readSafetensors(container(header, [5]));
    expect(tensors.get('__proto__')?.data).toEqual(Uint8Array.of(5));
    expect(Object.getPrototypeOf(metadata)).toBeNull();
    expect(Object.entries(metadata)).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});
