import type { AdaptationMethod } from '@reticket/results';
import type { GridConfig, ProbeResolution } from '../config/grid-config.js';
import type { MapKind } from '../config/map-kinds.js';
import type { PromptKind } from '../config/prompt-kinds.js';

export interface ProbingAdaptation {
  readonly method: 'LP';
  readonly resolution: ProbeResolution;
}

export interface PromptingAdaptation {
  readonly method: 'VP';
  readonly prompt: PromptKind;
  readonly map: MapKind;
}

/** One way of adapting that a grid compares; everything else about it is the same in the whole grid. */
export type Adaptation = ProbingAdaptation | PromptingAdaptation;

function adaptationsBy(method: AdaptationMethod, { linearProbe, visualPrompt }: GridConfig): Adaptation[] {
  if (method === 'LP') return linearProbe.resolutions.map((resolution) => ({ method, resolution }));
  return visualPrompt.prompts.flatMap((prompt) => visualPrompt.maps.map((map) => ({ method, prompt, map })));
}

/** The methods of a grid in their order, linear probes at every resolution, every prompt with every label map. */
export function adaptationsOf(config: GridConfig): Adaptation[] {
  return config.methods.flatMap((method) => adaptationsBy(method, config));
}

/** The prompts of a grid with every label map; none without `VP`. */
export function promptingsOf(config: GridConfig): PromptingAdaptation[] {
  return adaptationsOf(config).filter((adaptation) => adaptation.method === 'VP');
}

/** The sizes at which the probes of a grid see images; none without `LP`. */
export function probeResolutionsOf(config: GridConfig): ProbeResolution[] {
  return config.methods.includes('LP') ? config.linearProbe.resolutions : [];
}
