import type { FloatTensor } from '@reticket/network';
import type { PromptPicture } from '@reticket/results';
import sharp from 'sharp';

/** Largest side of a stored picture, px: a record of what was learnt, not a copy of it. */
const largestSide = 112;

/** A prompt [3, height, width] in 0..1 as a small picture; WebP, as learnt borders are noise that PNG cannot shrink. */
export async function promptPicture({ data, shape }: FloatTensor): Promise<PromptPicture> {
  const [channels, height, width] = shape as [3, number, number];
  const area = height * width;
  const bytes = new Uint8Array(channels * area);
  for (let pixel = 0; pixel < area; pixel += 1)
    for (let channel = 0; channel < channels; channel += 1)
      bytes[channels * pixel + channel] = Math.round(255 * data[channel * area + pixel]!);
  const { data: picture, info } = await sharp(bytes, { raw: { width, height, channels } })
    .resize(largestSide, largestSide, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 85 })
    .toBuffer({ resolveWithObject: true });
  return { mime: 'image/webp', width: info.width, height: info.height, base64: picture.toString('base64') };
}
