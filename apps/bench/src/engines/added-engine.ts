import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ImportPackage } from '@reticket/engine-tfjs';
import envPaths from 'env-paths';
import type { EngineName } from './engine-name.js';

/** The packages of engines that are not installed with Reticket, since they are large or compile native code. */
export const addedPackages = {
  'tfjs-node-gpu': ['@tensorflow/tfjs-node-gpu@4.22.0'],
  'tfjs-node': ['@tensorflow/tfjs-node@4.22.0'],
  'tfjs-webgpu': ['@tensorflow/tfjs-backend-webgpu@4.22.0', 'webgpu@0.6.2'],
} as const satisfies Partial<Record<EngineName, readonly string[]>>;
export type AddedEngine = keyof typeof addedPackages;
export const addedEngines = Object.keys(addedPackages) as readonly AddedEngine[];

export function isAddedEngine(engine: EngineName): engine is AddedEngine {
  return (addedEngines as readonly EngineName[]).includes(engine);
}

/**
 * The folder in which an engine is installed with everything it needs: `<engine>` in the folder that the environment
 * variable `RETICKET_ENGINES` names, by default `engines` in the user's data folder of Reticket.
 */
export function engineFolder(engine: AddedEngine, environment: NodeJS.ProcessEnv = process.env): string {
  const folders = environment.RETICKET_ENGINES ?? join(envPaths('reticket', { suffix: '' }).data, 'engines');
  return join(folders, engine);
}

/** Loads packages from the folder of an engine; undefined where there is no such folder. */
export function importFromFolder(folder: string): ImportPackage | undefined {
  if (!existsSync(join(folder, 'package.json'))) return undefined;
  const { resolve } = createRequire(join(folder, 'package.json'));
  return (name) => import(pathToFileURL(resolve(name)).href);
}
