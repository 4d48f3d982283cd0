import { availableParallelism, cpus, freemem, totalmem } from 'node:os';
import type { Check } from './check.js';

const oldestNode = [20, 19] as const;
const leastMemory = 2 * 2 ** 30;

const gibibytes = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GiB`;

function isSupported(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
}

/** Node, processor and memory. */
export function checkMachine(nodeVersion = process.versions.node): Check[] {
  const supported = isSupported(nodeVersion);
  const [total, free] = [totalmem(), freemem()];
  return [
    {
      name: 'node',
      status: supported ? 'ok' : 'broken',
      detail: `${nodeVersion}, needs ${oldestNode.join('.')} or newer`,
      ...(!supported && { fix: 'npx --yes --package node@22 -- node --version' }),
    },
    {
      name: 'cores',
      status: 'ok',
      detail: `${availableParallelism()}, ${cpus()[0]?.model.trim() ?? 'unknown'}`,
    },
    {
      name: 'memory',
      status: total >= leastMemory ? 'ok' : 'missing',
      detail: `${gibibytes(total)}, ${gibibytes(free)} free`,
      ...(total < leastMemory && { fix: 'reticket grid --workers 1' }),
    },
  ];
}
