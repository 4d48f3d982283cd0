import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  BackendUnavailableError,
  createTfjsEngine,
  type TfjsEngineOptions,
  UnsupportedNodeError,
} from '../../src/index.js';
import { importFrom } from './import-from.js';

/** A backend to test, or why it is left out. */
export interface BackendHere {
  readonly title: string;
  readonly options: TfjsEngineOptions;
  readonly skip: boolean;
}

/** Why a backend that is installed does not start on this machine; undefined where it does. */
async function obstacle(options: TfjsEngineOptions): Promise<string | undefined> {
  try {
    await createTfjsEngine(options);
    return undefined;
  } catch (error) {
    if (error instanceof BackendUnavailableError || error instanceof UnsupportedNodeError)
      return error.message;
    throw error;
  }
}

/** A backend whose packages are in `$RETICKET_ENGINES/<engine>`, as `reticket add` puts them there. */
async function optionalBackend(backend: string, engine: string): Promise<BackendHere> {
  const folders = process.env.RETICKET_ENGINES;
  const folder = folders === undefined ? undefined : join(folders, engine);
  if (folder === undefined || !existsSync(folder)) {
    const reason = `RETICKET_ENGINES names no folder with ${engine}`;
    return { title: `${backend} (skipped: ${reason})`, options: { backend }, skip: true };
  }
  const options = { backend, importPackage: importFrom(folder) };
  const reason = await obstacle(options);
  if (reason === undefined) return { title: backend, options, skip: false };
  return { title: `${backend} (skipped: ${reason})`, options, skip: true };
}

/** Backends for whole networks: all but cpu, which is too slow for them. */
export const backendsHere: readonly BackendHere[] = [
  { title: 'wasm', options: { backend: 'wasm' }, skip: false },
  await optionalBackend('tensorflow', 'tfjs-node'),
];

/** For small networks also webgpu, which may be a renderer in software. */
export const backendsForSmallNetworks: readonly BackendHere[] = [
  ...backendsHere,
  await optionalBackend('webgpu', 'tfjs-webgpu'),
];
