import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { listDatasets } from '@reticket/datasets';
import { checkpointCandidates, type ModelFolders } from '../models/load-source-model.js';
import { sourceModels } from '../models/source-models.js';
import type { Check } from './check.js';

/** Which source models and data sets are where they are looked for. Files are not opened. */
export function checkData(folders: ModelFolders): Check[] {
  return [...checkModels(folders), ...checkDatasets(folders.dataDir)];
}

function checkModels(folders: ModelFolders): Check[] {
  return sourceModels.map((card): Check => {
    const candidates = checkpointCandidates(card, folders);
    const found = candidates.find((path) => existsSync(path));
    const name = `model ${card.name}`;
    if (found !== undefined) return { name, status: 'ok', detail: found };
    return {
      name,
      status: 'missing',
      detail: candidates.length === 0 ? 'no weights directory' : `not at ${candidates.join(' or ')}`,
      fix:
        card.location === 'zoo'
          ? 'reticket pretrain --data-dir <data>'
          : `pass --weights-dir <folder with ${card.file}>`,
    };
  });
}

function checkDatasets(dataDir: string | undefined): Check[] {
  return listDatasets().map(({ name, embedded, location, classes }): Check => {
    const check = { name: `data set ${name}` };
    if (embedded || location === undefined)
      return { ...check, status: 'ok', detail: `embedded, ${classes} classes` };
    const path = dataDir === undefined ? undefined : join(resolve(dataDir), location);
    if (path !== undefined && existsSync(path)) return { ...check, status: 'ok', detail: path };
    return {
      ...check,
      status: 'missing',
      detail: path === undefined ? 'no data directory' : `not at ${path}`,
      fix: `pass --data-dir <folder with ${location}>`,
    };
  });
}
