import { describe, expect, it } from 'vitest';
import { mapChurn, mapLogits } from '../src/index.js';

describe('mapLogits', () => {
  it('picks the mapped columns of every row', () => {
    const logits = Float32Array.of(1, 2, 3, 4, 5, 6);
    expect([...mapLogits(logits, 3, Int32Array.of(2, 0))]).toEqual([3, 1, 6, 4]);
  });

  it('refuses logits that are no whole rows', () => {
    expect(() => mapLogits(new Float32Array(5), 3, Int32Array.of(0))).toThrow(
      expect.objectContaining({ code: 'RETICKET_SHAPE_MISMATCH' }),
    );
  });
});

describe('mapChurn', () => {
  it('is the fraction of target classes that moved', () => {
    expect(mapChurn(Int32Array.of(1, 2, 3, 4), Int32Array.of(1, 3, 2, 4))).toBe(0.5);
    expect(mapChurn(Int32Array.of(1, 2), Int32Array.of(1, 2))).toBe(0);
  });

  it('refuses maps of different lengths', () => {
    expect(() => mapChurn(Int32Array.of(1), Int32Array.of(1, 2))).toThrow('got 2 classes, expected 1');
  });
});
