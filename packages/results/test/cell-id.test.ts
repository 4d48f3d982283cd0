import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { cellId } from '../src/index.js';

describe('cellId', () => {
  it('is the start of the SHA-256 of the canonical configuration', () => {
    const expected = createHash('sha256').update('{"dataset":"gtsrb","seed":1}').digest('hex').slice(0, 16);
    expect(cellId({ seed: 1, dataset: 'gtsrb' })).toBe(expected);
  });

  it('changes with any value', () => {
    expect(cellId({ seed: 1 })).not.toBe(cellId({ seed: 2 }));
    expect(cellId({ seed: 1 })).not.toBe(cellId({ seed: '1' }));
  });
});
