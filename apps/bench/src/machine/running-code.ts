import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256Hex } from '../store/sha256.js';

const packages = [
  'calibration',
  'datasets',
  'engine-onnx',
  'engine-tfjs',
  'network',
  'reprogram',
  'results',
  'safetensors',
  'sparsity',
];

/** Versions of the packages at work, and one hash over the bytes of their code. */
export interface RunningCode {
  readonly versions: Readonly<Record<string, string>>;
  readonly hash: string;
}

function readVersion(manifest: string): string {
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}

/**
 * Looks at the code that runs here, not at a commit: results computed by two states of it never mix, inside or outside
 * a git checkout. About 300 small files.
 */
export function describeRunningCode(): RunningCode {
  const bench = dirname(fileURLToPath(new URL('../index.js', import.meta.url)));
  const folders = new Map([['@reticket/bench', bench]]);
  for (const name of packages) {
    const entry = fileURLToPath(import.meta.resolve(`@reticket/${name}`));
    folders.set(`@reticket/${name}`, dirname(entry));
  }
  const versions: Record<string, string> = {};
  const parts: string[] = [];
  for (const [name, folder] of folders) {
    versions[name] = readVersion(join(folder, '..', 'package.json'));
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(js|ts)$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    for (const file of files)
      parts.push(`${name}/${relative(folder, file)}\n${sha256Hex(readFileSync(file))}\n`);
  }
  return { versions, hash: sha256Hex(...parts) };
}
