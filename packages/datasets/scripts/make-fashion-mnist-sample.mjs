/**
 * Makes data/fashion-mnist-sample from the complete Fashion-MNIST: the first 80 train and the first 50 test
 * images of each class, in official order, as gzipped IDX files under the official names.
 *
 *   pnpm --filter @reticket/datasets build
 *   RETICKET_DATA=<folder with fashion-mnist/> node packages/datasets/scripts/make-fashion-mnist-sample.mjs
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { firstPerClass, readIdx } from '../dist/index.js';

const PER_CLASS = { train: 80, t10k: 50 };

const dataDir = process.env.RETICKET_DATA;
if (!dataDir) throw new Error('set RETICKET_DATA to the folder that contains fashion-mnist');
const target = fileURLToPath(new URL('../data/fashion-mnist-sample', import.meta.url));
await mkdir(target, { recursive: true });

for (const [split, perClass] of Object.entries(PER_CLASS)) {
  const [images, labels] = [`${split}-images-idx3-ubyte.gz`, `${split}-labels-idx1-ubyte.gz`];
  const pictures = await readIdx(join(dataDir, 'fashion-mnist', images));
  const classes = await readIdx(join(dataDir, 'fashion-mnist', labels));
  const chosen = firstPerClass(classes.data, perClass);
  await writeIdx(join(target, images), pictures, chosen);
  await writeIdx(join(target, labels), classes, chosen);
}

async function writeIdx(path, { shape, data }, rows) {
  const [, ...rest] = shape;
  const stride = rest.reduce((product, size) => product * size, 1);
  const header = Buffer.alloc(4 + 4 * shape.length);
  header.set([0, 0, 0x08, shape.length]);
  for (const [i, size] of [rows.length, ...rest].entries()) header.writeUInt32BE(size, 4 + 4 * i);
  const body = rows.map((row) => data.subarray(row * stride, (row + 1) * stride));
  const file = gzipSync(Buffer.concat([header, ...body]), { level: 9 });
  await writeFile(path, file);
  console.log(`${path}: ${rows.length} x [${rest}], ${file.length} bytes`);
}
