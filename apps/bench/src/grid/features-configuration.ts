import type { ProbeResolution } from '../config/grid-config.js';
import type { GridPlan } from '../plan/plan-grid.js';
import type { Configuration } from '../store/record-store.js';

/** Which features of a run a linear probe reads. */
export interface FeaturesName {
  readonly state: number;
  readonly dataset: string;
  readonly resolution: ProbeResolution;
}

/** Everything the features of one data set under one ticket depend on. */
export function featuresConfiguration(
  { config, source, targets }: GridPlan,
  { state, dataset, resolution }: FeaturesName,
): Configuration {
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
