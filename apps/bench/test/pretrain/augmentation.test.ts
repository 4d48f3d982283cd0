import type { ImageSet } from '@reticket/datasets';
import { expect, it } from 'vitest';
import { writeAugmented } from '../../src/pretrain/augmentation.js';
import { seededStream } from '../../src/pretrain/seeded-stream.js';

/** One 3x3 picture whose pixels are 51, 102 and so on in red, and 0 elsewhere. */
const images: ImageSet = {
  count: 1,
  height: 3,
  width: 3,
  pixels: Uint8Array.from({ length: 27 }, (_, index) => (index < 9 ? (index % 5) * 51 : 0)),
  labels: Int32Array.of(0),
  hashes: [''],
};

function draws(options: { cropPadding: number; flip: boolean }, count: number): Set<string> {
  const generator = seededStream(1, 'epoch');
  const seen = new Set<string>();
  for (let draw = 0; draw < count; draw += 1) {
    const target = new Float32Array(27);
    writeAugmented(images, 0, target, 0, options, generator);
    seen.add([...target.subarray(0, 9)].map((value) => value.toFixed(1)).join(' '));
  }
  return seen;
}

it('only scales to 0..1 when nothing is asked for', () => {
  expect([...draws({ cropPadding: 0, flip: false }, 5)]).toEqual(['0.0 0.2 0.4 0.6 0.8 0.0 0.2 0.4 0.6']);
});

it('mirrors some images and leaves others', () => {
  const seen = draws({ cropPadding: 0, flip: true }, 30);
  expect(seen).toEqual(
    new Set(['0.0 0.2 0.4 0.6 0.8 0.0 0.2 0.4 0.6', '0.4 0.2 0.0 0.0 0.8 0.6 0.6 0.4 0.2']),
  );
});

it('shifts by every offset of the padding, with zeros outside', () => {
  const seen = draws({ cropPadding: 1, flip: false }, 300);
  expect(seen.size).toBe(9);
  expect(seen).toContain('0.0 0.0 0.0 0.0 0.0 0.2 0.0 0.6 0.8');
});
