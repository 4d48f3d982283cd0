import type { Mapping } from '../visual-prompting/mapping.js';
import { type ProbeStart, startOf, type TrainedReadout, type UniformStart } from './trained-readout.js';

/** How a readout was trained, as results and checkpoints record it: every option, defaults filled in. */
export interface ReadoutDescription {
  readonly kind: TrainedReadout['kind'];
  /** Of a probe only that it was one. */
  readonly start: Mapping | UniformStart | Pick<ProbeStart, 'kind'>;
  readonly learningRate: number;
  readonly weightDecay: number;
}

/** The options of a readout in a run whose prompt has this learning rate. */
export function describeReadout(readout: TrainedReadout, ofPrompt: number): ReadoutDescription {
  const { kind, learningRate = ofPrompt, weightDecay = 0 } = readout;
  const start = startOf(readout);
  return { kind, start: start.kind === 'probe' ? { kind: start.kind } : start, learningRate, weightDecay };
}
