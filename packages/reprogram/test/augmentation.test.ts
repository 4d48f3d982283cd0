import { describe, expect, it } from 'vitest';
import { augmentedImages } from '../src/augmentation/augmented-images.js';
import { byteImages, fitVisualPrompt } from '../src/index.js';
import { tinyTask } from './tiny-task.js';

const pixels = [10, 20, 30, 40, 50, 60];
const images = byteImages(Uint8Array.from(Array.from({ length: 64 }, () => pixels).flat()), [1, 2, 3]);

function read(flip: boolean, cropPadding: number, epoch: number, indices: number[]): number[][] {
  const target = new Float32Array(6 * indices.length);
  augmentedImages(images, { flip, cropPadding }, 5, epoch).read(indices, target);
  return indices.map((_, item) =>
    [...target.subarray(6 * item, 6 * item + 6)].map((x) => Math.round(255 * x)),
  );
}

const all = Array.from({ length: 64 }, (_, index) => index);

describe('augmentation', () => {
  it('mirrors about half of the images', () => {
    const seen = read(true, 0, 0, all).map(String);
    expect(new Set(seen)).toEqual(new Set([String(pixels), '30,20,10,60,50,40']));
    const mirrored = seen.filter((image) => image !== String(pixels)).length;
    expect(mirrored).toBeGreaterThan(16);
    expect(mirrored).toBeLessThan(48);
  });

  it('cuts every part out of the padded image, black where it leaves it', () => {
    const padded = [
      [0, 0, 0, 0, 0],
      [0, 10, 20, 30, 0],
      [0, 40, 50, 60, 0],
      [0, 0, 0, 0, 0],
    ];
    const cuts = [0, 1, 2].flatMap((top) =>
      [0, 1, 2].map((left) => [top, top + 1].map((row) => padded[row]!.slice(left, left + 3)).join()),
    );
    expect(new Set(read(false, 1, 0, all).map(String))).toEqual(new Set(cuts));
  });

  it('depends on the seed, the epoch and the image alone', () => {
    const shuffled = [9, 3, 9, 50];
    const whole = read(true, 1, 2, all);
    expect(read(true, 1, 2, shuffled)).toEqual(shuffled.map((index) => whole[index]));
    expect(read(true, 1, 3, all)).not.toEqual(whole);
  });

  it('trains another prompt', async () => {
    const task = { ...(await tinyTask()), budget: { kind: 'steps', amount: 2 } } as const;
    const plain = await fitVisualPrompt(task);
    const augmented = await fitVisualPrompt({ ...task, augmentation: { cropPadding: 2 } });
    expect(augmented.values).not.toEqual(plain.values);
  });
});
