import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readmeBlocks } from '../../scripts/readme-blocks.mjs';

const packages = fileURLToPath(new URL('../../packages/', import.meta.url));

/** A page in a package's README. */
export interface ReadmePage {
  /** Title of its test: the package, and which of its pages. */
  readonly title: string;
  /** Folder of the package, from where the page's modules are resolved. */
  readonly folder: string;
  readonly html: string;
  /** What the README says that the page logs. */
  readonly output: string;
}

function pagesOf(name: string): ReadmePage[] {
  const folder = `${packages}${name}`;
  const readme = `${folder}/README.md`;
  if (!existsSync(readme)) return [];
  return readmeBlocks(readFileSync(readme, 'utf8'), 'html').map(({ code, output }, position) => {
    const title = `${name}, page ${position + 1}`;
    if (output === undefined) {
      throw new Error(`invalid README: got no text block after ${title}, expected what it logs`);
    }
    return { title, folder, html: code, output: output.trim() };
  });
}

/**
 * Every `html` block of every package's README.
 *
 * @throws when no `text` block follows one.
 */
export function readmePages(): ReadmePage[] {
  return readdirSync(packages).sort().flatMap(pagesOf);
}
