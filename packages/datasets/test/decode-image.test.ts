import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { DataLimitError, decodeImage, InvalidDataError } from '../src/index.js';
import { jpeg, png } from './support/pictures.js';

const raw = (channels: 1 | 2 | 3 | 4, values: number[]) =>
  sharp(Uint8Array.from(values), { raw: { width: values.length / channels, height: 1, channels } });

describe('decodeImage', () => {
  it('decodes PNG and lossless WebP exactly', async () => {
    const pixels = raw(3, [1, 2, 3, 250, 251, 252]);
    for (const bytes of [
      await pixels.clone().png().toBuffer(),
      await pixels.clone().webp({ lossless: true }).toBuffer(),
    ]) {
      const image = await decodeImage(bytes, 'a');
      expect(image).toMatchObject({ width: 2, height: 1 });
      expect([...image.data]).toEqual([1, 2, 3, 250, 251, 252]);
    }
  });

  it('repeats grey in three channels', async () => {
    const bytes = await raw(1, [7, 200]).toColourspace('b-w').png().toBuffer();
    expect([...(await decodeImage(bytes, 'a')).data]).toEqual([7, 7, 7, 200, 200, 200]);
  });

  it('drops alpha without blending', async () => {
    const bytes = await raw(4, [9, 8, 7, 128]).png().toBuffer();
    expect([...(await decodeImage(bytes, 'a')).data]).toEqual([9, 8, 7]);
  });

  it('reduces 16-bit samples to 8 bits', async () => {
    const samples = Uint16Array.from([25700, 0, 65535]);
    const bytes = await sharp(samples, { raw: { width: 1, height: 1, channels: 3 } })
      .toColourspace('rgb16')
      .png()
      .toBuffer();
    expect([...(await decodeImage(bytes, 'a')).data]).toEqual([100, 0, 255]);
  });

  it('ignores EXIF orientation', async () => {
    const bytes = await raw(3, [0, 0, 0, 255, 255, 255]).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await decodeImage(bytes, 'a')).toMatchObject({ width: 2, height: 1 });
  });

  it('names the file that is truncated', async () => {
    const whole = await jpeg();
    const failure = decodeImage(whole.subarray(0, whole.length / 2), 'cat/7.jpg');
    await expect(failure).rejects.toThrow(InvalidDataError);
    await expect(failure).rejects.toMatchObject({ code: 'RETICKET_INVALID_DATA', file: 'cat/7.jpg' });
  });

  it('rejects damaged compressed data', async () => {
    const bytes = await png([1, 2, 3], 64, 64);
    bytes.fill(0xff, bytes.indexOf('IDAT') + 8, bytes.indexOf('IEND') - 8);
    await expect(decodeImage(bytes, 'a.png')).rejects.toThrow(InvalidDataError);
  });

  it.each([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
    ['GIF', 'GIF89a'],
    ['nothing', ''],
  ])('rejects %s by content', async (_, text) => {
    await expect(decodeImage(Buffer.from(text), 'a.jpg')).rejects.toThrow(
      /expected JPEG, PNG, WebP or binary PPM/,
    );
  });

  it('rejects more pixels than allowed before decoding them', async () => {
    const bytes = await png([0, 0, 0]);
    bytes.writeUInt32BE(8193, 16);
    bytes.writeUInt32BE(8193, 20);
    bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
    await expect(decodeImage(bytes, 'big.png')).rejects.toThrow(DataLimitError);
  });
});
