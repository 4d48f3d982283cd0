/** One image, 0..255, [channels, height, width] in row-major order. */
export interface ByteImage {
  readonly data: Uint8ClampedArray;
  /** 1 (grey) or 3 (RGB). */
  readonly channels: number;
  readonly height: number;
  readonly width: number;
}

/** A change of an image, of some strength; gives an image of the same size and leaves its argument alone. */
export type Transform = (image: ByteImage, magnitude: number) => ByteImage;

/** The image with other values. */
export function withData(image: ByteImage, data: Uint8ClampedArray): ByteImage {
  return { ...image, data };
}

/** Values of one channel, [height, width]; they share the image's memory. */
export function channelOf({ data, height, width }: ByteImage, channel: number): Uint8ClampedArray {
  const size = height * width;
  return data.subarray(channel * size, (channel + 1) * size);
}
