import type { Node } from './graph/graph.js';

/** What a parameter is for; running statistics are state, not trained. */
export type ParameterRole = 'weight' | 'bias' | 'scale' | 'runningMean' | 'runningVariance';

export interface ParameterSpec {
  readonly shape: readonly number[];
  readonly role: ParameterRole;
  /**
   * Whether pruning may set entries to zero: weights of convolutions and hidden linear layers, except those of the
   * first layer and of the classifier, as in the lottery-ticket literature (arXiv 2012.06908).
   */
  readonly prunable: boolean;
}

/** The images a network expects: RGB in 0..1, then (x - mean) / std per channel. */
export interface InputSpec {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  readonly mean: readonly number[];
  readonly std: readonly number[];
}

/** A pre-trained or trainable classifier: nodes in topological order from the normalised images to the logits. */
export interface Network {
  readonly name: string;
  readonly input: InputSpec;
  readonly classes: number;
  /** By torchvision name, in the order of torchvision's `state_dict`. */
  readonly parameters: ReadonlyMap<string, ParameterSpec>;
  /** The first node reads the value `networkInput`. */
  readonly nodes: readonly Node[];
  /** Value that feeds the classifier: [N,F] or, where the classifier is a convolution, [N,F,H,W]. */
  readonly features: string;
  /** Value with the logits: [N, classes]. */
  readonly logits: string;
  /** Parameters with one row per source class. */
  readonly classifier: { readonly weight: string; readonly bias: string };
}

/** Name of the normalised images inside a network. */
export const networkInput = 'input';

/** Names of the parameters that pruning may zero, in the order of the network. */
export function prunableParameters(network: Network): readonly string[] {
  return [...network.parameters].filter(([, spec]) => spec.prunable).map(([name]) => name);
}

/** Names of the parameters that training changes (running statistics are not among them). */
export function trainableParameters(network: Network): readonly string[] {
  return [...network.parameters]
    .filter(([, { role }]) => role !== 'runningMean' && role !== 'runningVariance')
    .map(([name]) => name);
}
