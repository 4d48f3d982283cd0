import type { LabelMap } from '../label-maps/label-map.js';
import type { LabelWeights } from '../label-maps/label-weights.js';
import type { LinearProbe } from '../linear-probe/linear-probe.js';
import type { Prompt, PromptValues } from '../prompts/prompt.js';

/** What turns source logits or features into target logits. */
export type Readout =
  | { readonly kind: 'map'; readonly map: LabelMap }
  | { readonly kind: 'weights'; readonly weights: LabelWeights }
  | { readonly kind: 'head'; readonly probe: LinearProbe };

/** All that adapting a frozen source model to a target task learnt: a prompt, and a label map or a head behind it. */
export interface Reprogramming {
  /** Name of the source network. */
  readonly source: string;
  readonly prompt: Prompt;
  readonly values: PromptValues;
  readonly readout: Readout;
  /** Names of the target classes, if known. */
  readonly classNames?: readonly string[];
}

/** Number of target classes. */
export function targetClassesOf({ readout }: Pick<Reprogramming, 'readout'>): number {
  if (readout.kind === 'map') return readout.map.length;
  return readout.kind === 'weights' ? readout.weights.targetClasses : readout.probe.classes;
}
