import type { AdaptationMethod } from '@reticket/results';
import type { Budget, GridConfig } from '../config/grid-config.js';

/** What defines an adaptation beside data, shots, budget and seed. */
export type MethodOptions = Readonly<Record<string, string | number | boolean>>;

/** The options of one method as results record them. */
export function methodOptions(method: AdaptationMethod, config: GridConfig): MethodOptions {
  if (method === 'LP') {
    const { resolution, batchSize, learningRate, l2 } = config.linearProbe;
    return resolution === 'source'
      ? { resolution, batchSize, learningRate, l2 }
      : { resolution, imageSize: config.visualPrompt.imageSize, batchSize, learningRate, l2 };
  }
  const { imageSize, map, assignment, batchSize, learningRate } = config.visualPrompt;
  const common = { imageSize, map, batchSize, learningRate };
  return map === 'rlm' ? common : { ...common, assignment };
}

export function methodBudget(method: AdaptationMethod, config: GridConfig): Budget {
  return method === 'LP' ? config.linearProbe.budget : config.visualPrompt.budget;
}
