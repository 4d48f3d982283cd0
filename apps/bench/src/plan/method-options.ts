import type { AdaptationMethod } from '@reticket/results';
import type { Budget, GridConfig } from '../config/grid-config.js';
import { hasBorder } from '../config/prompt-kinds.js';
import type { Adaptation, ProbingAdaptation, PromptingAdaptation } from './adaptation.js';

/** What defines an adaptation beside data, shots, budget and seed. */
export type MethodOptions = Readonly<Record<string, string | number | boolean>>;

/** The options of one adaptation as results record them. */
export function methodOptions(adaptation: Adaptation, config: GridConfig): MethodOptions {
  return adaptation.method === 'LP'
    ? probingOptions(adaptation, config)
    : promptingOptions(adaptation, config);
}

function probingOptions({ resolution }: ProbingAdaptation, config: GridConfig): MethodOptions {
  const { batchSize, learningRate, l2 } = config.linearProbe;
  return resolution === 'source'
    ? { resolution, batchSize, learningRate, l2 }
    : { resolution, imageSize: config.visualPrompt.imageSize, batchSize, learningRate, l2 };
}

/** The expansive prompt goes unnamed, so that cells keep the names they had when there was no other. */
function promptingOptions({ prompt, map }: PromptingAdaptation, config: GridConfig): MethodOptions {
  const { imageSize, assignment, sourcesPerClass, batchSize, learningRate } = config.visualPrompt;
  return {
    ...(prompt !== 'expansive' && { prompt }),
    ...(hasBorder(prompt) && { imageSize }),
    map,
    ...((map === 'ilm' || map === 'flm' || map === 'linear') && { assignment }),
    ...(map === 'many-to-one' && { sourcesPerClass }),
    batchSize,
    learningRate,
  };
}

export function methodBudget(method: AdaptationMethod, config: GridConfig): Budget {
  return method === 'LP' ? config.linearProbe.budget : config.visualPrompt.budget;
}
