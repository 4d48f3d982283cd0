import { canonicalJson } from '@reticket/results';
import type { EngineName } from '../engines/engine-name.js';
import type { GridPlan } from '../plan/plan-grid.js';
import { sha256Hex } from '../store/sha256.js';

/** Names of a run, from what was asked to what it was computed with. */
export interface RunIdentity {
  /** Of the configuration alone: the same on every machine and at every commit. */
  readonly configHash: string;
  /** Of everything results depend on: configuration, weights, data, engine, code and memory limit. */
  readonly runHash: string;
  /** Name of the run's directory. */
  readonly directoryName: string;
}

export function identifyRun(
  plan: GridPlan,
  engine: EngineName,
  codeHash: string,
  memoryLimit?: number,
): RunIdentity {
  const configHash = sha256Hex(canonicalJson(plan.config));
  const runHash = sha256Hex(
    canonicalJson({
      configHash,
      cells: plan.cells.map(({ id }) => id),
      upstream: plan.upstream.available ? plan.upstream.hash : null,
      engine,
      codeHash,
      // Prompt steps run in parts round otherwise.
      ...(memoryLimit !== undefined && { memoryLimit }),
    }),
  );
  return { configHash, runHash, directoryName: `${plan.config.name}-${runHash.slice(0, 12)}` };
}
