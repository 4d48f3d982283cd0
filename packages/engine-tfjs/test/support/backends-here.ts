import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TfjsEngineOptions } from '../../src/index.js';
import { importFrom } from './import-from.js';

/** A backend to test, or why it is left out. */
export interface BackendHere {
  readonly title: string;
  readonly options: TfjsEngineOptions;
  readonly skip: boolean;
}

/** A backend whose packages are in `$RETICKET_ENGINES/<engine>`, as `reticket add` puts them there. */
function optionalBackend(backend: string, engine: string, bringsNode: boolean): BackendHere {
  const folders = process.env.RETICKET_ENGINES;
  const folder = folders === undefined ? undefined : join(folders, engine);
  if (folder === undefined || !existsSync(folder)) {
    const reason = `RETICKET_ENGINES names no folder with ${engine}`;
    return { title: `${backend} (skipped: ${reason})`, options: { backend }, skip: true };
  }
  if (bringsNode && Number(process.versions.node.split('.')[0]) > 22) {
    return { title: `${backend} (skipped: needs Node 20 or 22)`, options: { backend }, skip: true };
  }
  return { title: backend, options: { backend, importPackage: importFrom(folder) }, skip: false };
}

/** Backends for whole networks: all but cpu, which is too slow for them. */
export const backendsHere: readonly BackendHere[] = [
  { title: 'wasm', options: { backend: 'wasm' }, skip: false },
  optionalBackend('tensorflow', 'tfjs-node', true),
  optionalBackend('webgpu', 'tfjs-webgpu', false),
];
