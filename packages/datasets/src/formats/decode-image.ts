import sharp from 'sharp';
import { DataLimitError, InvalidDataError } from '../errors.js';
import { LIMITS } from '../limits.js';
import type { RgbImage } from '../rgb-image.js';
import { decodePpm } from './ppm.js';

/** File names taken as images; the content decides how they are decoded. */
export const IMAGE_NAME = /\.(jpe?g|png|webp|ppm)$/i;

const SIGNATURES: readonly (readonly [format: string, pattern: RegExp])[] = [
  ['jpeg', /^\xff\xd8\xff/],
  ['png', /^\x89PNG\r\n/],
  ['webp', /^RIFF[\s\S]{4}WEBP/],
  ['ppm', /^P6[\s#]/],
];

/**
 * Decodes JPEG, PNG, WebP (through sharp) or binary PPM, recognised by content, to 8-bit RGB.
 *
 * Grey becomes three equal channels, an alpha channel is dropped without blending, other colour spaces are
 * converted to sRGB, the first page of an animation is taken, EXIF orientation is ignored (as PIL and
 * torchvision do).
 *
 * @param file name of the image in messages.
 * @throws InvalidDataError for another format, damaged or truncated data; DataLimitError beyond 2^26 pixels.
 */
export async function decodeImage(bytes: Uint8Array, file: string): Promise<RgbImage> {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  const format = SIGNATURES.find(([, pattern]) => pattern.test(head))?.[0];
  if (format === undefined) {
    throw new InvalidDataError('image', file, 'unknown content', 'JPEG, PNG, WebP or binary PPM');
  }
  if (format === 'ppm') return decodePpm(bytes, file);
  try {
    const { data, info } = await sharp(bytes, { failOn: 'error', limitInputPixels: LIMITS.imagePixels })
      .removeAlpha()
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, data };
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    if (/exceeds pixel limit/.test(message)) {
      throw new DataLimitError('pixels', file, 'a larger image', `${LIMITS.imagePixels} pixels`);
    }
    throw new InvalidDataError('image', file, message, `a whole ${format} image`, { cause });
  }
}
