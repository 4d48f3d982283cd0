import { openEngine } from '../engines/open-engine.js';
import { loadSourceModel } from '../models/load-source-model.js';
import { describeError } from '../work/describe-error.js';
import type { TaskAnswer } from '../work/task.js';
import { type ChainContext, runChain } from './run-chain.js';
import { loadZooData } from './zoo-data.js';
import type { ZooReport, ZooRequest, ZooSettings } from './zoo-task.js';

// A worker whose parent was killed must not go on computing.
process.once('disconnect', () => process.exit(1));
// Ctrl-C reaches every process of the terminal; the parent decides what becomes of the workers.
process.on('SIGINT', () => {});

let context: Promise<ChainContext> | undefined;

async function openContext(settings: ZooSettings): Promise<ChainContext> {
  const { card, network, weights, weightsHash } = loadSourceModel(settings.recipe.model, settings);
  return {
    settings,
    network,
    source: { name: card.name, weights, sha256: weightsHash },
    data: await loadZooData(settings.recipe, network, settings),
    engine: await openEngine(settings.engine, settings.threads),
    report: (report: ZooReport) => process.send?.(report),
  };
}

/** Entry point of a worker process of `reticket tickets`: one chain at a time, never throws. */
export default async function handle({ settings, chain }: ZooRequest): Promise<TaskAnswer<null>> {
  try {
    context ??= openContext(settings);
    await runChain(chain, await context);
    return { ok: true, result: null };
  } catch (error) {
    return { ok: false, error: describeError(error) };
  }
}
