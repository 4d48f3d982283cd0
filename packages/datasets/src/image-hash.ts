import { createHash } from 'node:crypto';
import type { RgbImage } from './rgb-image.js';

/**
 * Hex SHA-256 of width and height (unsigned 32-bit little-endian) followed by the RGB bytes
 * `[height, width, 3]`. It depends on the picture only, not on file name or encoding, so the same picture
 * in two splits is found. Two lossy encodings of one picture differ.
 */
export function hashImage(image: RgbImage): string {
  const size = Buffer.alloc(8);
  size.writeUInt32LE(image.width, 0);
  size.writeUInt32LE(image.height, 4);
  return createHash('sha256').update(size).update(image.data).digest('hex');
}
