import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadDataset } from '@reticket/datasets';
import type { Network } from '@reticket/network';
import type { GridConfig } from '../config/grid-config.js';
import { InvalidPlanError } from '../errors.js';
import { sha256Hex } from '../store/sha256.js';
import { listImagenetSample, readImagenetSample } from './imagenet-sample.js';

type UpstreamName = Exclude<GridConfig['upstream'], 'none'>;

const classCounts: Record<UpstreamName, number> = { 'imagenet-sample': 1000, cifar10: 10 };
const locations: Record<UpstreamName, string> = {
  'imagenet-sample': 'imagenet-sample',
  cifar10: 'cifar10/cifar10-jpeg.zip',
};

/** Test images per class of a data set that serves as upstream sample. */
const imagesPerClass = 200;

/** Whether upstream accuracy can be measured, and on which bytes, or why not. */
export type UpstreamAvailability =
  | { readonly available: true; readonly name: UpstreamName; readonly hash: string }
  | { readonly available: false; readonly reason: string };

function pathOf(name: UpstreamName, dataDir: string): string {
  return join(resolve(dataDir), locations[name]);
}

/**
 * Looks for the sample of the source data. A grid goes on without one: its cells then say nothing of upstream accuracy.
 *
 * @throws InvalidPlanError when the sample is not of the classes of the network.
 */
export function findUpstreamSample(
  upstream: GridConfig['upstream'],
  network: Network,
  dataDir: string | undefined,
): UpstreamAvailability {
  if (upstream === 'none') return { available: false, reason: 'not asked for' };
  if (classCounts[upstream] !== network.classes) {
    throw new InvalidPlanError(
      `invalid upstream sample: got ${upstream} of ${classCounts[upstream]} classes, expected the ${network.classes} of ${network.name}`,
    );
  }
  if (dataDir === undefined)
    return { available: false, reason: `no data directory with ${locations[upstream]}` };
  const path = pathOf(upstream, dataDir);
  if (!existsSync(path)) return { available: false, reason: `data directory without ${locations[upstream]}` };
  const files = upstream === 'imagenet-sample' ? listImagenetSample(path).map(({ file }) => file) : [path];
  const hash = sha256Hex(...files.map((file) => sha256Hex(readFileSync(file))));
  return { available: true, name: upstream, hash };
}

/** Images of the source data at the network's input size. */
export async function readUpstreamSample(
  name: UpstreamName,
  size: number,
  { dataDir, cacheDir }: { readonly dataDir: string; readonly cacheDir: string },
): Promise<{ pixels: Uint8Array; labels: Int32Array }> {
  if (name === 'imagenet-sample') {
    return readImagenetSample(listImagenetSample(pathOf(name, dataDir)), size);
  }
  const { test } = await loadDataset('cifar10', {
    size,
    dataDir,
    cacheDir,
    maxPerClass: { train: 1, test: imagesPerClass },
  });
  return test;
}

/** Names of the source classes as far as the sample tells them, by index; `undefined` without a sample. */
export function sampleClassNames(
  name: GridConfig['upstream'],
  dataDir: string | undefined,
): string[] | undefined {
  if (name !== 'imagenet-sample' || dataDir === undefined) return undefined;
  const path = pathOf(name, dataDir);
  if (!existsSync(path)) return undefined;
  const names: string[] = [];
  for (const { label, className } of listImagenetSample(path)) names[label] = className;
  return names;
}
