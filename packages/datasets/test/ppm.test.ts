import { describe, expect, it } from 'vitest';
import { DataLimitError, decodeImage, InvalidDataError } from '../src/index.js';
import { ppm } from './support/pictures.js';

describe('binary PPM', () => {
  it('keeps samples of maxval 255', async () => {
    const image = await decodeImage(ppm(2, 1, [1, 2, 3, 254, 255, 0]), 'a.ppm');
    expect(image).toMatchObject({ width: 2, height: 1 });
    expect([...image.data]).toEqual([1, 2, 3, 254, 255, 0]);
  });

  it('reads comments between all header fields, as the GTSRB files have them', async () => {
    const bytes = Buffer.concat([
      Buffer.from('P6\n# by OpenCV 8 8\n1 # w\n #h\r\n1\n255\n'),
      Buffer.from([10, 13, 35]),
    ]);
    expect([...(await decodeImage(bytes, 'a.ppm')).data]).toEqual([10, 13, 35]);
  });

  it('scales a lower maxval to 0..255', async () => {
    expect([...(await decodeImage(ppm(1, 1, [0, 5, 10], 10), 'a.ppm')).data]).toEqual([0, 128, 255]);
  });

  it.each([
    ['too few samples', ppm(2, 2, [1, 2, 3]), InvalidDataError, /got 3 sample bytes, expected 12/],
    ['too many samples', ppm(1, 1, [1, 2, 3, 4]), InvalidDataError, /got 4 sample bytes, expected 3/],
    ['width 0', ppm(0, 1, []), InvalidDataError, /got 0x1/],
    ['16-bit samples', ppm(1, 1, [0, 0, 0, 0, 0, 0], 65535), InvalidDataError, /maxval 65535/],
    ['no maxval', Buffer.from('P6\n1 1\n'), InvalidDataError, /no P6 header/],
    ['more pixels than allowed', ppm(99999, 99999, []), DataLimitError, /99999x99999/],
  ])('rejects %s', async (_, bytes, type, message) => {
    const failure = decodeImage(bytes, 'a.ppm');
    await expect(failure).rejects.toThrow(type);
    await expect(failure).rejects.toThrow(message);
  });
});
