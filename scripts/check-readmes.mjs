// Runs the example of every package's README against the built package. Part of `pnpm verify`.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runReadmeExample } from './readme-example.mjs';

const packages = new URL('../packages/', import.meta.url).pathname;
for (const name of (await readdir(packages)).sort()) {
  const folder = join(packages, name);
  await runReadmeExample(join(folder, 'README.md'), folder);
  console.log(`README example runs: ${name}`);
}
