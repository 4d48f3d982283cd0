import type { LinearProbe } from '../linear-probe/linear-probe.js';
import type { Readout } from '../reprogramming/reprogramming.js';
import type { Mapping } from '../visual-prompting/mapping.js';

/** How a readout is trained, by the optimiser of the prompt and along its schedule. */
export interface ReadoutTraining {
  /** At the beginning of the schedule, > 0; that of the prompt by default. */
  readonly learningRate?: number;
  /** Of the penalty weightDecay / 2 * |weight|^2, >= 0; 0 by default. The bias is free. */
  readonly weightDecay?: number;
}

/** The initial values of PyTorch's linear layer: weight and bias from U(-1 / sqrt(inputs), 1 / sqrt(inputs)), by the seed. */
export interface UniformStart {
  readonly kind: 'uniform';
}

/**
 * A trained linear label map: target logits = source logits * weights + bias. Any numbers of classes, as far as the
 * start takes them.
 */
export interface LinearReadout extends ReadoutTraining {
  readonly kind: 'linear';
  /**
   * Values before training: the weights of a label map under the untrained prompt, without a bias, or `uniform`. By
   * default the greedy `frequency` map.
   */
  readonly start?: Mapping | UniformStart;
}

/** The values of a linear probe; of a standardised one those of the same layer on features that are not. */
export interface ProbeStart {
  readonly kind: 'probe';
  readonly probe: LinearProbe;
}

/** A head on the features, in place of the source classifier. */
export interface HeadReadout extends ReadoutTraining {
  readonly kind: 'head';
  /** Values before training: `uniform` (the default), or those of a linear probe of the same features. */
  readonly start?: UniformStart | ProbeStart;
}

/** A linear layer that is trained with a prompt: on the source logits or on the features. */
export type TrainedReadout = LinearReadout | HeadReadout;

/** What a readout starts from, the default filled in. */
export function startOf({ kind, start }: TrainedReadout): Mapping | UniformStart | ProbeStart {
  return start ?? (kind === 'head' ? { kind: 'uniform' } : { kind: 'frequency', assignment: 'greedy' });
}

/** What training a readout gives, as files of a reprogramming hold it. */
export type ReadoutOf<R extends TrainedReadout> = Extract<
  Readout,
  { kind: R extends LinearReadout ? 'weights' : 'head' }
>;

/** Rows and columns of a readout's weight. */
export interface ReadoutShape {
  /** Target classes K. */
  readonly classes: number;
  /** Values that each target logit is made of: source classes or features. */
  readonly width: number;
}
