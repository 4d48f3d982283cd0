import {
  type FloatTensor,
  gradientOutput,
  type Network,
  statisticCounts,
  trainableParameters,
  updateRunningStatistics,
} from '@reticket/network';
import { partInputs } from '../execution/part-inputs.js';
import type { LabelledImages } from '../images/image-source.js';
import type { PaddedBatch } from '../images/padded-batches.js';
import { createOptimizer, type Optimizer, type OptimizerChoice } from '../training/optimizer.js';
import type { StepExecutables } from '../training/step-executables.js';
import { StepSum } from '../training/step-sum.js';
import { addWeightDecay } from '../training/weight-decay.js';
import type { KeptWeights } from './fine-tuning.js';
import { zeroPruned } from './kept-weights.js';

export interface WeightStepOptions {
  readonly executables: StepExecutables;
  readonly network: Network;
  /** Changed in place by every step. */
  readonly weights: ReadonlyMap<string, FloatTensor>;
  readonly kept?: KeptWeights | undefined;
  readonly optimizer?: OptimizerChoice | undefined;
  readonly weightDecay?: number | undefined;
}

export interface WeightStepResult {
  /** Mean over the images of the batch, before the step. */
  readonly loss: number;
  /** [batch, classes], padding included. */
  readonly logits: Float32Array;
}

/**
 * Loss, gradients and optimiser step of one batch, on executables of `trainStepProgram`. A pruned weight that is 0 stays 0:
 * its gradient is taken as 0, so it has neither decay nor momentum. A loss that is not finite moves nothing.
 */
export class WeightStep {
  readonly #options: WeightStepOptions;
  readonly #optimizers: ReadonlyMap<string, Optimizer>;

  constructor(options: WeightStepOptions) {
    this.#options = options;
    const { network, weights, optimizer = { kind: 'adam' } } = options;
    this.#optimizers = new Map(
      trainableParameters(network).map((name) => [name, createOptimizer(optimizer, weights.get(name)!.data)]),
    );
  }

  /** By trained parameter. */
  get optimizers(): ReadonlyMap<string, Optimizer> {
    return this.#optimizers;
  }

  async run(images: LabelledImages, batch: PaddedBatch, learningRate: number): Promise<WeightStepResult> {
    const { executables, network, weights } = this.#options;
    const { indices, actual } = batch;
    const sum = new StepSum(indices.length, [...this.#optimizers.keys()].map(gradientOutput));
    const part = executables.partOf(actual);
    // Parts of padding alone add nothing.
    for (let start = 0; start < actual; start += part) {
      const executable = await executables.of(part);
      const outputs = await executable.run({
        ...partInputs(images, batch, start, part),
        ...Object.fromEntries([...this.#optimizers.keys()].map((name) => [name, weights.get(name)!])),
      });
      sum.add(outputs, start);
      updateRunningStatistics(network, weights, outputs, statisticCounts(network, executable.program));
    }
    if (Number.isFinite(sum.loss)) {
      for (const [name, optimizer] of this.#optimizers) {
        optimizer.step(this.#descent(name, sum.gradient(gradientOutput(name))), learningRate);
      }
    }
    return { loss: sum.loss, logits: sum.rows('logits')! };
  }

  /** The gradient with weight decay, 0 for pruned weights; in place. */
  #descent(name: string, gradient: Float32Array): Float32Array {
    const { network, weights, kept, weightDecay = 0 } = this.#options;
    if (network.parameters.get(name)!.role === 'weight') {
      addWeightDecay(gradient, weights.get(name)!.data, weightDecay);
    }
    const mask = kept?.get(name);
    if (mask) zeroPruned(gradient, mask);
    return gradient;
  }
}
