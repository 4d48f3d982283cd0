import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Folder of the built site. */
export const siteFolder = fileURLToPath(new URL('../../apps/site/dist/', import.meta.url));

/** The published runs that have a file of a kind, as the built site lists them. */
function runsWith(extension: 'csv' | 'json'): string[] {
  if (!existsSync(`${siteFolder}index.html`)) {
    throw new Error(`no built site: ${siteFolder}index.html is missing; build @reticket/site first`);
  }
  const index = readFileSync(`${siteFolder}data/index.html`, 'utf8');
  const links = index.matchAll(new RegExp(`href="[^"]*/data/([^"/]+)\\.${extension}"`, 'g'));
  return [...links].map((match) => match[1]!).filter((name) => name !== 'schema');
}

/** Ids of the published runs that have cells. */
export function publishedRunIds(): string[] {
  return runsWith('csv');
}

/** Ids of the published runs of speed figures alone. */
export function publishedSpeedRunIds(): string[] {
  const withCells = new Set(publishedRunIds());
  return runsWith('json').filter((runId) => !withCells.has(runId));
}
