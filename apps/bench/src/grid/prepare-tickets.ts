import { join } from 'node:path';
import type { Upstream } from '@reticket/results';
import { z } from 'zod';
import { TaskFailedError } from '../errors.js';
import type { PlannedCell } from '../plan/plan-cells.js';
import type { GridPlan } from '../plan/plan-grid.js';
import { FeatureStore } from '../store/feature-store.js';
import { RecordStore } from '../store/record-store.js';
import type { TaskError } from '../work/task.js';
import type { WorkerPool } from '../work/worker-pool.js';
import { type FeaturesName, featuresConfiguration, upstreamConfiguration } from './features-configuration.js';
import type { GridProgress } from './grid-progress.js';

const upstreamSchema = z.strictObject({
  dataset: z.string(),
  n: z.int().min(1),
  classes: z.int().min(1),
  top1: z.number().min(0).max(1),
  top5: z.number().min(0).max(1),
  ece: z.number().min(0).max(1),
});

/** What the cells of a run share, computed once. */
export interface Prepared {
  readonly upstream: ReadonlyMap<number, Upstream>;
  /** Why features are missing, by `featuresKey`. */
  readonly failures: ReadonlyMap<string, TaskError>;
}

export function featuresKey({ state, dataset, resolution }: FeaturesName): string {
  return `${state}/${dataset}/${resolution}`;
}

/** The features that linear probes among cells read, each once. */
function featuresOf(cells: readonly PlannedCell[]): Map<string, FeaturesName> {
  const names = cells.flatMap(({ adaptation, state, dataset }) =>
    adaptation.method === 'LP' ? [{ state, dataset, resolution: adaptation.resolution }] : [],
  );
  return new Map(names.map((name) => [featuresKey(name), name]));
}

/**
 * Measures every ticket upstream and computes the features that pending linear probes read, unless an earlier process
 * has done so. A failure there fails the cells that need it; upstream accuracy is needed by all.
 *
 * @throws TaskFailedError when upstream accuracy cannot be measured.
 */
export async function prepareTickets(
  plan: GridPlan,
  pending: readonly PlannedCell[],
  {
    pool,
    runDirectory,
    progress,
  }: {
    readonly pool: () => WorkerPool;
    readonly runDirectory: string;
    readonly progress: GridProgress;
  },
): Promise<Prepared> {
  const upstreamStore = new RecordStore(join(runDirectory, 'upstream'), (value) =>
    upstreamSchema.parse(value),
  );
  const featureStore = new FeatureStore(join(runDirectory, 'features'));
  const upstream = new Map<number, Upstream>();
  const failures = new Map<string, TaskError>();
  const jobs: (() => Promise<void>)[] = [];

  if (plan.upstream.available) {
    for (const state of new Set([0, ...plan.config.ticket.states])) {
      const configuration = upstreamConfiguration(plan, state);
      const stored = upstreamStore.read(configuration);
      if (stored !== undefined) {
        upstream.set(state, stored);
        continue;
      }
      jobs.push(async () => {
        const answer = await pool().run({ kind: 'upstream', state });
        if (!answer.ok) throw new TaskFailedError(`upstream accuracy of state ${state}`, answer.error);
        upstream.set(state, answer.result);
        await upstreamStore.write(configuration, answer.result);
      });
    }
  }

  for (const [key, name] of featuresOf(pending)) {
    const configuration = featuresConfiguration(plan, name);
    if (featureStore.read(configuration) !== undefined) continue;
    jobs.push(async () => {
      const answer = await pool().run({ kind: 'features', ...name, configuration });
      if (!answer.ok) failures.set(key, answer.error);
    });
  }

  let done = 0;
  if (jobs.length > 0) progress.prepare(done, jobs.length);
  await Promise.all(
    jobs.map(async (job) => {
      await job();
      done += 1;
      progress.prepare(done, jobs.length);
    }),
  );
  return { upstream, failures };
}
