import type { GraphBuilder } from '../graph/graph-builder.js';
import { noAttributes } from '../graph/operation.js';
import type { Network } from '../network.js';
import { linear } from '../ops/linear.js';
import { emitClassifierRows } from './emit-classifier-rows.js';
import type { EmittedValues } from './emit-network.js';
import { emitPooledFeatures } from './emit-pooled-features.js';

/**
 * How target logits come from what the source model computes. `map`: each from one source logit, named by the input
 * `map`. `weights`: each from all of them, weighted by the input `mapWeights`. `linear` and `head`: by a linear layer on
 * the source logits, or on the features in place of the classifier, that is trained with the prompt.
 */
export type StepReadout = 'map' | 'weights' | 'linear' | 'head';

/** Names of the inputs of a trained readout: weight [K,I] and bias [K] of a linear layer. */
export const readoutInputs = { weight: 'readout.weight', bias: 'readout.bias' } as const;

/** Values that a linear layer on source logits or features takes: source classes, or channels of the features. */
export function readoutWidth(network: Network, readout: 'linear' | 'head'): number {
  const classifier = network.parameters.get(network.classifier.weight)!;
  return readout === 'linear' ? network.classes : classifier.shape[1]!;
}

export interface EmittedReadout {
  /** Target logits [N,K]. */
  readonly logits: string;
  /** Inputs that are trained with the prompt. */
  readonly trained: readonly string[];
}

/** Declares what the readout takes and emits the logits of so many target classes. */
export function emitReadout(
  builder: GraphBuilder,
  network: Network,
  emitted: EmittedValues,
  { readout, targetClasses }: { readonly readout: StepReadout; readonly targetClasses: number },
): EmittedReadout {
  const sourceLogits = emitted.get(network.logits)!;
  if (readout === 'map') {
    const map = builder.input('map', { dtype: 'int32', shape: [targetClasses] });
    return { logits: emitClassifierRows(builder, network, emitted, map), trained: [] };
  }
  if (readout === 'weights') {
    const shape = [targetClasses, network.classes];
    const weights = builder.input('mapWeights', { dtype: 'float32', shape });
    return {
      logits: builder.emit(linear, [sourceLogits, weights], noAttributes, 'mixedLogits'),
      trained: [],
    };
  }
  const x = readout === 'linear' ? sourceLogits : emitPooledFeatures(builder, emitted.get(network.features)!);
  const weightShape = [targetClasses, readoutWidth(network, readout)];
  const weight = builder.input(readoutInputs.weight, { dtype: 'float32', shape: weightShape });
  const bias = builder.input(readoutInputs.bias, { dtype: 'float32', shape: [targetClasses] });
  return {
    logits: builder.emit(linear, [x, weight, bias], noAttributes, 'readout'),
    trained: [weight, bias],
  };
}
