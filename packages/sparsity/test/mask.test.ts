import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Mask } from '../src/index.js';
import { expectError, flagsOf, maskOf } from './helpers.js';

const flags = fc.array(fc.boolean(), { minLength: 1, maxLength: 70 });
const fromFlags = (values: boolean[]) => maskOf(values.map((value) => (value ? '1' : '0')).join(' '));

describe('Mask', () => {
  it('packs weight i into bit i % 8, least significant first, as numpy.packbits(bitorder="little")', () => {
    // numpy.packbits([1, 1, 0, 0, 1, 0, 0, 0, 0, 1], bitorder='little') is [19, 2]
    const mask = Mask.fromBits(Uint8Array.of(19, 2), 10);
    expect(flagsOf(mask)).toBe('1 1 0 0 1 0 0 0 0 1');
    expect([mask.size, mask.ones]).toEqual([10, 4]);
  });

  it('round-trips through its bits', () => {
    fc.assert(
      fc.property(flags, (values) => {
        const mask = fromFlags(values);
        const again = Mask.fromBits(mask.toBits(), mask.size);
        expect(again.equals(mask)).toBe(true);
        expect(values.map((_, i) => again.get(i))).toEqual(values);
        expect(again.ones).toBe(values.filter(Boolean).length);
      }),
    );
  });

  it('keeps everything when dense, with unused bits of 0', () => {
    expect([...Mask.dense(10).toBits()]).toEqual([255, 3]);
    expect([...Mask.dense(16).toBits()]).toEqual([255, 255]);
    expect([Mask.dense(0).size, Mask.dense(0).ones]).toEqual([0, 0]);
  });

  it('shares no memory with the bits it came from or gives out', () => {
    const bits = Uint8Array.of(1);
    const mask = Mask.fromBits(bits, 3);
    bits[0] = 7;
    mask.toBits()[0] = 7;
    expect(flagsOf(mask)).toBe('1 0 0');
  });

  it('tells equal from different, also by size', () => {
    expect(maskOf('1 0').equals(maskOf('1 0'))).toBe(true);
    expect(maskOf('1 0').equals(maskOf('1 1'))).toBe(false);
    expect(maskOf('1 0').equals(maskOf('1 0 0'))).toBe(false);
  });

  it('tells subsets', () => {
    expect(maskOf('0 1 0').isSubsetOf(maskOf('1 1 0'))).toBe(true);
    expect(maskOf('1 1 0').isSubsetOf(maskOf('0 1 0'))).toBe(false);
    expect(maskOf('0 1').isSubsetOf(maskOf('0 1 0'))).toBe(false);
  });

  it('applies: +0 for pruned weights, the same bits for kept ones', () => {
    const data = new Float32Array(Uint32Array.of(0x80000000, 0xbf800000, 0x7fc00001, 0x00000001).buffer);
    const masked = maskOf('1 0 1 0').apply(data);
    expect([...new Uint32Array(masked.buffer)]).toEqual([0x80000000, 0, 0x7fc00001, 0]);
    expect(data[1]).toBe(-1);
  });

  it('finds the first pruned weight that is not +0', () => {
    expect(maskOf('1 0 0').firstUnmasked(Float32Array.of(5, 0, 0))).toBe(-1);
    expect(maskOf('1 0 0').firstUnmasked(Float32Array.of(5, 0, 1))).toBe(2);
    expect(maskOf('1 0 0').firstUnmasked(Float32Array.of(5, -0, 1))).toBe(1);
    expect(maskOf('0').firstUnmasked(Float32Array.of(Number.NaN))).toBe(0);
  });

  it('refuses bits that do not belong to the size', () => {
    expectError(
      () => Mask.fromBits(Uint8Array.of(1), 9),
      'RETICKET_INVALID_MASK',
      'invalid mask bits: got "1 bytes", expected 2 for 9 weights',
    );
    expectError(() => Mask.fromBits(Uint8Array.of(0b1000), 3), 'RETICKET_INVALID_MASK');
    expectError(() => Mask.fromBits(Uint8Array.of(0b1000_0000), 7), 'RETICKET_INVALID_MASK');
  });

  it('refuses impossible sizes, indices and arrays', () => {
    expectError(() => Mask.dense(-1), 'RETICKET_INVALID_ARGUMENT');
    expectError(() => Mask.dense(1.5), 'RETICKET_INVALID_ARGUMENT');
    for (const index of [-1, 2, 0.5])
      expectError(() => maskOf('1 0').get(index), 'RETICKET_INVALID_ARGUMENT');
    expectError(() => maskOf('1 0').apply(new Float32Array(3)), 'RETICKET_INVALID_MASK');
    expectError(() => maskOf('1 0').firstUnmasked(new Float32Array(1)), 'RETICKET_INVALID_MASK');
  });

  it('counts the weights that two masks keep', () => {
    expect(maskOf('1 1 0 1 1 0 1 0 1').overlap(maskOf('1 0 0 1 0 1 1 0 1'))).toBe(4);
    expectError(
      () => maskOf('1 0').overlap(maskOf('1')),
      'RETICKET_INVALID_MASK',
      'invalid mask size: got 1, expected 2',
    );
  });
});
