import { floatTensor, readoutInputs } from '@reticket/network';
import { mixLogits, transposed } from '../label-maps/label-weights.js';
import { predictLinearProbe } from '../linear-probe/predict-linear-probe.js';
import { noStandardization } from '../linear-probe/standardization.js';
import type { Prompt, PromptValues } from '../prompts/prompt.js';
import type { ReadoutOf, ReadoutShape, TrainedReadout } from './trained-readout.js';

/** The prompt with the readout among its trained values, for training, its checks and its checkpoints. */
export function withReadout(prompt: Prompt, { classes, width }: ReadoutShape): Prompt {
  const trained = new Map([
    ...prompt.graph.trained,
    [readoutInputs.weight, [classes, width]],
    [readoutInputs.bias, [classes]],
  ]);
  return { ...prompt, graph: { ...prompt.graph, trained } };
}

/** Weight [classes, width] and bias [classes] as trained values. */
export function readoutValues(
  weight: Float32Array,
  bias: Float32Array,
  { classes, width }: ReadoutShape,
): PromptValues {
  return {
    [readoutInputs.weight]: floatTensor(weight, [classes, width]),
    [readoutInputs.bias]: floatTensor(bias, [classes]),
  };
}

/** The values without those of the readout. */
export function promptValuesOf(values: PromptValues): PromptValues {
  const { [readoutInputs.weight]: _weight, [readoutInputs.bias]: _bias, ...own } = values;
  return own;
}

/** The readout that trained values hold. */
export function readoutOf<R extends TrainedReadout>(kind: R['kind'], values: PromptValues): ReadoutOf<R>;
export function readoutOf(kind: TrainedReadout['kind'], values: PromptValues): ReadoutOf<TrainedReadout> {
  const { data: weight, shape } = values[readoutInputs.weight]!;
  const [classes, width] = shape as [number, number];
  const bias = values[readoutInputs.bias]!.data;
  if (kind === 'head') {
    return { kind, probe: { weight, bias, ...noStandardization(width), classes, width } };
  }
  const weights = transposed(weight, classes, width);
  return { kind: 'weights', weights: { weights, bias, sourceClasses: width, targetClasses: classes } };
}

/** Target logits [n, K] of source logits or features [n, width]. */
export function readOut(readout: ReadoutOf<TrainedReadout>, rows: Float32Array): Float32Array {
  return readout.kind === 'weights'
    ? mixLogits(rows, readout.weights)
    : predictLinearProbe(readout.probe, rows);
}
