import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ImportPackage } from '../../src/index.js';

/** Loads packages that are installed in a folder. */
export function importFrom(folder: string): ImportPackage {
  const { resolve } = createRequire(join(folder, 'package.json'));
  return (name) => import(pathToFileURL(resolve(name)).href);
}
