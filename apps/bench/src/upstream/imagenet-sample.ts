import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeImage, resizeToSquare } from '@reticket/datasets';
import { InvalidPlanError } from '../errors.js';

/** One image of a sample of ImageNet-1k, named `NNNN_<wnid>_<name>.jpg`, NNNN being its class index. */
export interface SampleFile {
  readonly file: string;
  readonly label: number;
  readonly className: string;
}

const classes = 1000;
const pattern = /^(\d{4})_n\d{8}_(.+)\.jpe?g$/i;

/**
 * The images of a sample in file order; files with other names are passed over.
 *
 * @throws InvalidPlanError when there is none, or one with an impossible class index.
 */
export function listImagenetSample(folder: string): SampleFile[] {
  const files = readdirSync(folder).sort();
  const sample = files.flatMap((file): SampleFile[] => {
    const match = pattern.exec(file);
    if (match === null) return [];
    return [{ file: join(folder, file), label: Number(match[1]), className: match[2]!.replaceAll('_', ' ') }];
  });
  const stray = sample.find(({ label }) => label >= classes);
  if (stray !== undefined) {
    throw new InvalidPlanError(
      `invalid class index of ${stray.file}: got ${stray.label}, expected 0..${classes - 1}`,
    );
  }
  if (sample.length === 0) {
    throw new InvalidPlanError(`invalid imagenet-sample: got no NNNN_<wnid>_<name>.jpg in ${folder}`);
  }
  return sample;
}

/** Pixels [n, 3, size, size], 0..255, of a sample, and its labels. */
export async function readImagenetSample(
  sample: readonly SampleFile[],
  size: number,
): Promise<{ pixels: Uint8Array; labels: Int32Array }> {
  const area = size * size;
  const pixels = new Uint8Array(sample.length * 3 * area);
  for (const [position, { file }] of sample.entries()) {
    const { data } = await resizeToSquare(await decodeImage(readFileSync(file), file), size);
    const start = position * 3 * area;
    for (let pixel = 0; pixel < area; pixel += 1)
      for (let channel = 0; channel < 3; channel += 1)
        pixels[start + channel * area + pixel] = data[3 * pixel + channel]!;
  }
  return { pixels, labels: Int32Array.from(sample, ({ label }) => label) };
}
