import type { ImageShape, PromptWindow } from './prompt.js';

/** 1 on the border, 0 in the window: [channels, height, width]. */
export function borderMask([channels, height, width]: ImageShape, window: PromptWindow): Float32Array {
  const mask = new Float32Array(channels * height * width).fill(1);
  for (let channel = 0; channel < channels; channel += 1) {
    for (let row = window.top; row < window.top + window.height; row += 1) {
      const start = (channel * height + row) * width + window.left;
      mask.fill(0, start, start + window.width);
    }
  }
  return mask;
}

/** First row or column of an image in the middle of an axis; the odd pixel goes before it. Negative if it is larger. */
export function centred(image: number, source: number): number {
  return Math.ceil((source - image) / 2);
}
