import sharp from 'sharp';
import type { RgbImage } from './rgb-image.js';

/**
 * The picture stretched to `size` x `size` pixels (Lanczos, a = 3), ignoring its aspect ratio as the
 * reference's `Resize((size, size))` does; returned as it is when it already has that size.
 */
export async function resizeToSquare(image: RgbImage, size: number): Promise<RgbImage> {
  const { width, height } = image;
  if (width === size && height === size) return image;
  const data = await sharp(image.data, { raw: { width, height, channels: 3 } })
    .resize(size, size, { fit: 'fill', kernel: 'lanczos3' })
    .raw({ depth: 'uchar' })
    .toBuffer();
  return { width: size, height: size, data };
}
