import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Folder of the built site. */
export const siteFolder = fileURLToPath(new URL('../../apps/site/dist/', import.meta.url));

/** The published run ids, as the built site lists them. */
export function publishedRunIds(): string[] {
  const index = readFileSync(`${siteFolder}data/index.html`, 'utf8');
  return [...index.matchAll(/href="[^"]*\/data\/([^"/]+)\.csv"/g)].map((match) => match[1]!);
}
