import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createDataset, InvalidArgumentError } from '../src/index.js';
import { tinyImageSet } from './support/image-sets.js';

const parts = {
  name: 'tiny',
  classNames: ['a', 'b'],
  train: tinyImageSet([0, 1]),
  test: tinyImageSet([1]),
  license: 'MIT',
};

describe('createDataset', () => {
  it('hashes class names, labels and pixels', () => {
    const int = (value: number) => [value, 0, 0, 0];
    const train = [2, 1, 1, 0, 1].flatMap(int).concat([0, 1, 2, 10, 11, 12]);
    const test = [1, 1, 1, 1].flatMap(int).concat([0, 1, 2]);
    const expected = createHash('sha256')
      .update('["reticket-dataset-1",["a","b"]]')
      .update(Uint8Array.from([...train, ...test]))
      .digest('hex');
    expect(createDataset(parts).hash).toBe(expected);
  });

  it('does not depend on name or licence, but on everything a model sees', () => {
    const { hash } = createDataset(parts);
    expect(createDataset({ ...parts, name: 'other', license: 'none' }).hash).toBe(hash);
    const pixels = Uint8Array.of(0, 1, 3);
    for (const change of [
      { classNames: ['a', 'c'] },
      { test: tinyImageSet([0]) },
      { test: { ...parts.test, pixels } },
      { train: parts.test, test: parts.train },
    ]) {
      expect(createDataset({ ...parts, ...change }).hash).not.toBe(hash);
    }
  });

  it('rejects a label without a name and splits of different size', () => {
    expect(() => createDataset({ ...parts, classNames: ['a'] })).toThrow(
      /invalid label: got 1, expected 0 <= label < 1/,
    );
    const wide = { ...parts.test, width: 2, pixels: new Uint8Array(6) };
    expect(() => createDataset({ ...parts, test: wide })).toThrow(InvalidArgumentError);
  });
});
