import { DataLimitError, InvalidDataError } from '../errors.js';
import { LIMITS } from '../limits.js';
import type { RgbImage } from '../rgb-image.js';

const HEADER =
  /^P6((?:\s|#[^\n\r]*[\n\r])+)(\d+)((?:\s|#[^\n\r]*[\n\r])+)(\d+)((?:\s|#[^\n\r]*[\n\r])+)(\d+)\s/;
const HEADER_BYTES = 4096;

/**
 * Reads a binary PPM ("P6", https://netpbm.sourceforge.net/doc/ppm.html) with comments in its header and
 * one byte per sample; samples are scaled to 0..255 when the file's maximum is lower.
 *
 * @throws InvalidDataError if the header is malformed or the bytes do not match it exactly.
 */
export function decodePpm(bytes: Uint8Array, file: string): RgbImage {
  const header = HEADER.exec(Buffer.from(bytes.subarray(0, HEADER_BYTES)).toString('latin1'));
  if (header === null)
    throw new InvalidDataError('PPM header', file, 'no P6 header', 'P6 width height maxval');
  const [width, height, maximum] = [Number(header[2]), Number(header[4]), Number(header[6])];
  if (width < 1 || height < 1 || maximum < 1 || maximum > 255) {
    const got = `${width}x${height}, maxval ${maximum}`;
    throw new InvalidDataError('PPM header', file, got, 'width, height >= 1 and 1 <= maxval <= 255');
  }
  if (width * height > LIMITS.imagePixels) {
    throw new DataLimitError('pixels', file, `${width}x${height}`, `${LIMITS.imagePixels} pixels`);
  }
  const body = bytes.subarray(header[0].length);
  if (body.length !== width * height * 3) {
    throw new InvalidDataError('PPM', file, `${body.length} sample bytes`, `${width * height * 3}`);
  }
  const data = maximum === 255 ? body : body.map((value) => Math.round((value * 255) / maximum));
  return { width, height, data };
}
