import { GraphBuilder } from './graph/graph-builder.js';
import type { Operation } from './graph/operation.js';
import { noAttributes } from './graph/operation.js';
import { type InputSpec, type Network, networkInput, type ParameterSpec } from './network.js';
import { relu } from './ops/activations.js';
import { batchNorm } from './ops/batch-norm.js';
import { conv2d } from './ops/conv2d.js';
import { linear } from './ops/linear.js';

export interface ConvolutionOptions {
  readonly channels: number;
  readonly kernel: number;
  readonly stride?: number;
  readonly padding?: number;
  readonly bias?: boolean;
  readonly prunable?: boolean;
}

export interface LinearOptions {
  readonly features: number;
  readonly prunable?: boolean;
}

/**
 * Writes a network down layer by layer with PyTorch's layer names and defaults; every method takes and returns value
 * names. Shapes are checked with a batch of one as the layers are added.
 */
export class NetworkBuilder {
  readonly #graph = new GraphBuilder();
  readonly #parameters = new Map<string, ParameterSpec>();
  readonly #input: InputSpec;

  constructor(input: InputSpec) {
    this.#input = input;
    this.#graph.input(networkInput, {
      dtype: 'float32',
      shape: [1, input.channels, input.height, input.width],
    });
  }

  /** Name of the normalised images. */
  get input(): string {
    return networkInput;
  }

  convolution(name: string, x: string, options: ConvolutionOptions): string {
    const { channels, kernel, stride = 1, padding = 0, bias = false, prunable = true } = options;
    const inputs = [
      x,
      this.#parameter(`${name}.weight`, [channels, this.#channels(x), kernel, kernel], 'weight', prunable),
    ];
    if (bias) inputs.push(this.#parameter(`${name}.bias`, [channels], 'bias'));
    const pads = [padding, padding, padding, padding] as const;
    return this.#graph.emit(conv2d, inputs, { strides: [stride, stride], pads, groups: 1 }, name);
  }

  /** Batch normalisation with PyTorch's epsilon of 1e-5. */
  batchNorm(name: string, x: string): string {
    const shape = [this.#channels(x)];
    const inputs = [
      x,
      this.#parameter(`${name}.weight`, shape, 'scale'),
      this.#parameter(`${name}.bias`, shape, 'bias'),
      this.#parameter(`${name}.running_mean`, shape, 'runningMean'),
      this.#parameter(`${name}.running_var`, shape, 'runningVariance'),
    ];
    return this.#graph.emit(batchNorm, inputs, { epsilon: 1e-5, statistics: 'running' }, name);
  }

  linear(name: string, x: string, { features, prunable = true }: LinearOptions): string {
    const inputs = [
      x,
      this.#parameter(`${name}.weight`, [features, this.#channels(x)], 'weight', prunable),
      this.#parameter(`${name}.bias`, [features], 'bias'),
    ];
    return this.#graph.emit(linear, inputs, noAttributes, name);
  }

  relu(x: string): string {
    return this.#graph.emit(relu, [x], noAttributes, `${x}.relu`);
  }

  /** Any operation without parameters. */
  apply<A>(operation: Operation<A>, inputs: readonly string[], attributes: A, name: string): string {
    return this.#graph.emit(operation, inputs, attributes, name);
  }

  shape(value: string): readonly number[] {
    return this.#graph.type(value).shape;
  }

  /** The finished network. `classifier` names the layer whose rows are the source classes. */
  network(name: string, values: { features: string; classifier: string; logits: string }): Network {
    const { features, classifier, logits } = values;
    return {
      name,
      input: this.#input,
      classes: this.shape(logits)[1]!,
      parameters: new Map(this.#parameters),
      nodes: this.#graph.graph().nodes,
      features,
      logits,
      classifier: { weight: `${classifier}.weight`, bias: `${classifier}.bias` },
    };
  }

  #channels(x: string): number {
    return this.shape(x)[1]!;
  }

  #parameter(name: string, shape: readonly number[], role: ParameterSpec['role'], prunable = false): string {
    this.#parameters.set(name, { shape, role, prunable });
    return this.#graph.parameter(name, { dtype: 'float32', shape });
  }
}
