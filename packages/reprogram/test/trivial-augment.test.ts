import { describe, expect, it } from 'vitest';
import { checkAugmentation } from '../src/augmentation/augmentation.js';
import { augmentedImages } from '../src/augmentation/augmented-images.js';
import { rotate } from '../src/augmentation/trivial-augment/rotate.js';
import { wideSpace } from '../src/augmentation/trivial-augment/wide-space.js';
import { byteImages, fitVisualPrompt } from '../src/index.js';
import { largestDifference, readGolden } from './read-golden.js';
import { tinyTask } from './tiny-task.js';

interface Golden {
  readonly space: Record<string, { magnitudes: number[]; signed: boolean }>;
  readonly images: Record<string, { shape: [number, number, number]; data: string }>;
  readonly cases: { image: string; name: string; magnitude: number; result: string }[];
}

const golden = readGolden<Golden>('trivial-augment');
const bytesOf = (text: string) => Uint8ClampedArray.from(atob(text), (letter) => letter.charCodeAt(0));

function goldenImage(kind: string) {
  const { shape, data } = golden.images[kind]!;
  const [channels, height, width] = shape;
  return { data: bytesOf(data), channels, height, width };
}

describe('the transforms of TrivialAugment', () => {
  it.each(golden.cases)('gives the bytes of torchvision: $name $magnitude of $image', (expected) => {
    const image = goldenImage(expected.image);
    const { transform } = wideSpace.find(({ name }) => name === expected.name)!;
    const before = image.data.slice();
    const difference = largestDifference(transform(image, expected.magnitude).data, bytesOf(expected.result));
    // torchvision blends pixels at the edge with themselves, which can cut them off by one.
    expect(difference).toBeLessThanOrEqual(expected.name === 'Sharpness' ? 1 : 0);
    expect(image.data).toEqual(before);
  });

  it('are those of torchvision, in its order, with its magnitudes', () => {
    expect(wideSpace.map(({ name }) => name)).toEqual(Object.keys(golden.space));
    for (const { name, magnitudes, signed } of wideSpace) {
      const expected = golden.space[name]!;
      expect(signed).toBe(expected.signed);
      expect(largestDifference(magnitudes, expected.magnitudes)).toBeLessThan(2e-5);
    }
  });

  it('keeps every row and column where a turn puts pixels half way between others', () => {
    const image = { data: Uint8ClampedArray.of(1, 2, 3, 4, 5, 6), channels: 1, height: 2, width: 3 };
    expect([...rotate(image, 90).data]).toEqual([3, 6, 0, 2, 5, 0]);
  });
});

const images = byteImages(
  Uint8Array.from({ length: 200 * 3 * 8 * 8 }, (_, at) => (37 * at) % 251),
  [3, 8, 8],
);
const all = Array.from({ length: 200 }, (_, index) => index);

function read(indices: number[], { seed = 5, epoch = 0, flip = false } = {}): Float32Array[] {
  const target = new Float32Array(192 * indices.length);
  augmentedImages(images, { trivialAugment: true, flip }, seed, epoch).read(indices, target);
  return indices.map((_, item) => target.slice(192 * item, 192 * (item + 1)));
}

describe('TrivialAugment of training images', () => {
  it('depends on the seed, the epoch and the image alone', () => {
    const whole = read(all);
    const shuffled = [9, 3, 9, 150];
    expect(read(shuffled)).toEqual(shuffled.map((index) => whole[index]));
    expect(read(all, { epoch: 1 })).not.toEqual(whole);
    expect(read(all, { seed: 6 })).not.toEqual(whole);
  });

  it('changes an image after it was mirrored', () => {
    const mirrored = (index: number) => {
      const target = new Float32Array(192);
      augmentedImages(images, { flip: true }, 5, 0).read([index], target);
      return target;
    };
    const unchanged = all.filter(
      (index) => String(read([index], { flip: true })[0]) === String(mirrored(index)),
    );
    // Identity, and others at their weakest, of 14 transforms.
    expect(unchanged.length).toBeGreaterThan(10);
    expect(unchanged.length).toBeLessThan(60);
  });

  it('is refused for images that are neither grey nor RGB', () => {
    expect(() => checkAugmentation({ flip: true }, [2, 8, 8])).not.toThrow();
    expect(() => checkAugmentation({ trivialAugment: true }, [2, 8, 8])).toThrow(
      expect.objectContaining({
        code: 'RETICKET_SHAPE_MISMATCH',
        message: 'invalid channels of images for TrivialAugment: got 2, expected 1 or 3',
      }),
    );
  });

  it('refuses a value that is neither true nor false', () => {
    expect(() => checkAugmentation({ trivialAugment: 'yes' as never }, [3, 8, 8])).toThrow(
      'invalid trivialAugment: got yes, expected true or false',
    );
  });

  it('trains another prompt, the same for the same seed', async () => {
    const task = { ...(await tinyTask()), budget: { kind: 'steps', amount: 3 } } as const;
    const augmented = { ...task, augmentation: { trivialAugment: true } };
    const plain = await fitVisualPrompt(task);
    const once = await fitVisualPrompt(augmented);
    expect(once.values).not.toEqual(plain.values);
    expect((await fitVisualPrompt(augmented)).values).toEqual(once.values);
  });
});
