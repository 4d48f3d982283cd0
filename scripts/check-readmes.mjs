// Runs the examples of every package's README against the built package. Part of `pnpm verify`.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runReadmeExamples } from './readme-example.mjs';

const packages = new URL('../packages/', import.meta.url).pathname;
for (const name of (await readdir(packages)).sort()) {
  const folder = join(packages, name);
  await runReadmeExamples(join(folder, 'README.md'), folder);
  console.log(`README examples run: ${name}`);
}
