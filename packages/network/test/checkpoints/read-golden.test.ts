import { describe, expect, it } from 'vitest';
import { readCheckpoint } from '../../src/index.js';
import { goldenCheckpoint, goldenCheckpoints } from '../support/golden-checkpoints.js';

describe('readCheckpoint of a file of PyTorch', () => {
  it.each(Object.entries(goldenCheckpoints))('finds in %s what torch saved', (file, expected) => {
    const tensors = readCheckpoint(goldenCheckpoint(file));
    const found = [...tensors].map(([name, { shape, data }]) => [name, { shape, data: [...data] }]);
    expect(Object.fromEntries(found)).toEqual(expected);
    expect([...tensors.keys()]).toEqual(Object.keys(expected));
  });

  it('turns floats into float32 and integers into int32', () => {
    for (const { data } of readCheckpoint(goldenCheckpoint('floats.pth')).values()) {
      expect(data).toBeInstanceOf(Float32Array);
    }
    for (const { data } of readCheckpoint(goldenCheckpoint('integers.pth')).values()) {
      expect(data).toBeInstanceOf(Int32Array);
    }
  });

  it.each(['shared.pth', 'shared.th'])('gives the tensors of %s arrays of their own', (file) => {
    const bytes = goldenCheckpoint(file);
    const tensors = readCheckpoint(bytes);
    const buffers = [...tensors.values()].map(({ data }) => data.buffer);
    expect(new Set([...buffers, bytes.buffer]).size).toBe(4);
  });

  it.each(['floats.pth', 'floats.th', 'views.th'])(
    'reads %s from a Buffer of Node, at any offset',
    (file) => {
      const bytes = goldenCheckpoint(file);
      for (let offset = 0; offset < 8; offset += 1) {
        const buffer = Buffer.alloc(bytes.length + offset);
        buffer.set(bytes, offset);
        expect(readCheckpoint(buffer.subarray(offset))).toEqual(readCheckpoint(bytes));
      }
    },
  );

  it('reads a view into a larger buffer', () => {
    const bytes = goldenCheckpoint('floats.th');
    const larger = new Uint8Array(bytes.length + 3);
    larger.set(bytes, 3);
    expect(readCheckpoint(larger.subarray(3))).toEqual(readCheckpoint(bytes));
  });
});
