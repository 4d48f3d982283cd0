import type { GridPlan } from '../plan/plan-grid.js';
import type { Configuration } from '../store/record-store.js';

/** Everything the features of one data set under one ticket depend on. */
export function featuresConfiguration(plan: GridPlan, state: number, dataset: string): Configuration {
  const { config, source, targets } = plan;
  const { resolution } = config.linearProbe;
  return {
    format: 1,
    source: { model: source.card.name, weightsHash: source.weightsHash },
    ticket: { method: config.ticket.method, state },
    dataset: { name: dataset, hash: targets.get(dataset)!.hash },
    resolution,
    imageSize: resolution === 'native' ? config.visualPrompt.imageSize : undefined,
  };
}

/** Everything the upstream accuracy of one ticket depends on. */
export function upstreamConfiguration(plan: GridPlan, state: number): Configuration {
  const { config, source, upstream } = plan;
  return {
    format: 1,
    source: { model: source.card.name, weightsHash: source.weightsHash },
    ticket: { method: config.ticket.method, state },
    sample: upstream.available ? { name: upstream.name, hash: upstream.hash } : null,
  };
}
