import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSafetensors, type TensorInput, writeSafetensors } from '../src/index.js';

const name = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => text !== '__metadata__');
const tensor: fc.Arbitrary<TensorInput> = fc.oneof(
  fc.float32Array().map((data) => ({ dtype: 'F32', shape: [data.length], data }) as const),
  fc.float64Array().map((data) => ({ dtype: 'F64', shape: [1, data.length], data }) as const),
  fc.uint16Array().map((data) => ({ dtype: 'F16', shape: [data.length, 1], data }) as const),
  fc.bigInt64Array().map((data) => ({ dtype: 'I64', shape: [data.length], data }) as const),
  fc.int8Array().map((data) => ({ dtype: 'I8', shape: [data.length], data }) as const),
);
const tensors = fc.uniqueArray(fc.tuple(name, tensor), { selector: ([key]) => key, maxLength: 6 });
const metadata = fc.dictionary(name, name);

describe('writeSafetensors', () => {
  it('writes what readSafetensors reads back, bit for bit', () => {
    fc.assert(
      fc.property(tensors, metadata, (pairs, strings) => {
        const read = readSafetensors(writeSafetensors({ tensors: new Map(pairs), metadata: strings }));
        expect(Object.fromEntries(read.tensors)).toEqual(Object.fromEntries(pairs));
        expect(Object.fromEntries(Object.entries(read.metadata))).toEqual({ ...strings });
      }),
    );
  });

  it('gives the same bytes for every order of tensors and metadata', () => {
    fc.assert(
      fc.property(tensors, metadata, (pairs, strings) => {
        const reversed = Object.fromEntries(Object.entries(strings).reverse());
        expect(writeSafetensors({ tensors: new Map([...pairs].reverse()), metadata: reversed })).toEqual(
          writeSafetensors({ tensors: new Map(pairs), metadata: strings }),
        );
      }),
    );
  });

  it('pads the header so that the data starts at a multiple of 8', () => {
    fc.assert(
      fc.property(tensors, (pairs) => {
        const bytes = writeSafetensors({ tensors: new Map(pairs) });
        expect(new DataView(bytes.buffer).getBigUint64(0, true) % 8n).toBe(0n);
      }),
    );
  });

  it('sorts metadata keys by code point', () => {
    const bytes = writeSafetensors({
      tensors: new Map(),
      metadata: { '\u{1f3ab}': '1', '\uff5e': '2', a: '3', aa: '4' },
    });
    const text = new TextDecoder().decode(bytes.subarray(8)).trimEnd();
    expect(text).toBe('{"__metadata__":{"a":"3","aa":"4","\uff5e":"2","\u{1f3ab}":"1"}}');
  });

  it('writes the window of a view, not its whole buffer', () => {
    const data = Float32Array.of(1, 2, 3, 4).subarray(1, 3);
    const bytes = writeSafetensors({ tensors: new Map([['a', { dtype: 'F32', shape: [2], data }]]) });
    expect(readSafetensors(bytes).tensors.get('a')?.data).toEqual(Float32Array.of(2, 3));
  });
});
