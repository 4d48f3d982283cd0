import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteImages, differenceHashes, findNearDuplicates, seededGenerator } from '../src/index.js';

const shape = [3, 32, 32] as const;
const size = 3 * 32 * 32;

/** Smooth pictures, as photographs are. */
function picture(seed: number): Uint8Array {
  const random = seededGenerator(seed, 'waves');
  const phases = Array.from({ length: 6 }, () => (random.next() >>> 0) / 2 ** 32);
  return Uint8Array.from({ length: size }, (_, position) => {
    const [x, y] = [position % 32, Math.floor(position / 32) % 32];
    const wave = (at: number, i: number) =>
      Math.sin(2 * Math.PI * ((at * (1 + 2 * phases[i]!)) / 32 + phases[i + 1]!));
    return 128 + 50 * wave(x, 0) + 40 * wave(y, 2) + 30 * wave(x + y, 4);
  });
}
const hashesOf = (...pictures: Uint8Array[]) =>
  differenceHashes(byteImages(Uint8Array.from(pictures.flatMap((bytes) => [...bytes])), shape));

describe('differenceHashes', () => {
  it('are bits by hand: a ramp to the right has none, one to the left all', () => {
    const ramp = (slope: number) =>
      Uint8Array.from({ length: size }, (_, position) => 128 + slope * (position % 32));
    expect([...hashesOf(ramp(3), ramp(-3))]).toEqual([0, 0, 0xffffffff, 0xffffffff]);
  });

  it('hardly change with brightness, contrast and noise', () => {
    const original = picture(1);
    const changed = original.map((value, position) => 20 + 0.8 * value + (position % 3));
    const found = findNearDuplicates({ train: hashesOf(original, picture(2)), test: hashesOf(changed) });
    expect(found).toEqual([
      {
        first: { split: 'train', index: 0 },
        second: { split: 'test', index: 0 },
        distance: expect.any(Number),
        leaks: true,
      },
    ]);
  });
});

describe('findNearDuplicates', () => {
  const words = fc.array(fc.constantFrom(0, 1, 3, 256, 65537, 0x80000000, 0xffffffff), {
    minLength: 2,
    maxLength: 12,
  });

  it('finds the pairs that a comparison of all pairs finds', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 0, max: 7 }), (values, distance) => {
        const hashes = Uint32Array.from(values.slice(0, 2 * Math.floor(values.length / 2)));
        const bits = (word: number) => [...(word >>> 0).toString(2)].filter((digit) => digit === '1').length;
        const expected: number[][] = [];
        for (let b = 0; b < hashes.length / 2; b += 1) {
          for (let a = 0; a < b; a += 1) {
            const apart =
              bits(hashes[2 * a]! ^ hashes[2 * b]!) + bits(hashes[2 * a + 1]! ^ hashes[2 * b + 1]!);
            if (apart <= distance) expected.push([a, b, apart]);
          }
        }
        const found = findNearDuplicates({ all: hashes }, { distance });
        const pairs = found.map(({ first, second, distance: apart }) => [first.index, second.index, apart]);
        expect(pairs.toSorted()).toEqual(expected.toSorted());
        expect(found.some(({ leaks }) => leaks)).toBe(false);
      }),
    );
  });

  it('refuses a distance beyond its means', () => {
    expect(() => findNearDuplicates({}, { distance: 8 })).toThrow(
      'invalid distance: got 8, expected an integer 0..7',
    );
  });
});
