import type { Mapping } from '../visual-prompting/mapping.js';
import type { TrainedReadout, UniformStart } from './trained-readout.js';

/** How a readout was trained, as results and checkpoints record it: every option, defaults filled in. */
export interface ReadoutDescription {
  readonly kind: TrainedReadout['kind'];
  /** Of a probe only that it was one. */
  readonly start: Mapping | UniformStart | { readonly kind: 'probe' };
  readonly learningRate: number;
  readonly weightDecay: number;
}

/** The options of a readout in a run whose prompt has this learning rate. */
export function describeReadout(
  { kind, start, learningRate, weightDecay = 0 }: TrainedReadout,
  ofPrompt: number,
): ReadoutDescription {
  const byDefault = kind === 'head' ? { kind: 'uniform' } : { kind: 'frequency', assignment: 'greedy' };
  const given = start?.kind === 'probe' ? { kind: start.kind } : start;
  return {
    kind,
    start: (given ?? byDefault) as ReadoutDescription['start'],
    learningRate: learningRate ?? ofPrompt,
    weightDecay,
  };
}
