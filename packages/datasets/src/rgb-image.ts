/** One decoded picture: `data` is `[height, width, 3]`, R G B, 0..255. */
export interface RgbImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A grey picture with its value in all three channels. */
export function fromGrey(width: number, height: number, grey: Uint8Array): RgbImage {
  const data = new Uint8Array(grey.length * 3);
  for (let i = 0; i < grey.length; i++) {
    const value = grey[i]!;
    data[i * 3] = value;
    data[i * 3 + 1] = value;
    data[i * 3 + 2] = value;
  }
  return { width, height, data };
}

/** A picture stored as three planes `[3, height, width]`, as in the CIFAR files. */
export function fromPlanes(width: number, height: number, planes: Uint8Array): RgbImage {
  const area = width * height;
  const data = new Uint8Array(area * 3);
  for (let i = 0; i < area; i++) {
    data[i * 3] = planes[i]!;
    data[i * 3 + 1] = planes[area + i]!;
    data[i * 3 + 2] = planes[2 * area + i]!;
  }
  return { width, height, data };
}

/** Writes the picture as three planes `[3, height, width]` into `target`. */
export function writePlanes(image: RgbImage, target: Uint8Array): void {
  const area = image.width * image.height;
  for (let i = 0; i < area; i++) {
    target[i] = image.data[i * 3]!;
    target[area + i] = image.data[i * 3 + 1]!;
    target[2 * area + i] = image.data[i * 3 + 2]!;
  }
}
