import { keep, type Optimizer, type Tensor, tensor, tidy, where, zerosLike } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { InvalidArgumentError, MaskLostError } from '../errors.js';
import type { Mask, Masks } from '../mask.js';
import type { PruneResult, Pruning } from '../prune.js';
import type { FloatTensor, Weights } from '../weights.js';
import type { LayerVariable } from './model-layers.js';
import { readWeights } from './read-weights.js';

interface HeldKernel {
  readonly variable: LayerVariable;
  /** Boolean, true where a weight is kept, in the shape of the kernel. */
  readonly kept: Tensor;
}

/**
 * A model whose pruned weights stay +0. Every optimizer with which the model is or will be compiled puts the masks on
 * again after every gradient that it applies, so `fit`, `fitDataset` and `trainOnBatch` never see a lost mask. It ends with
 * {@link strip} or {@link restore}, which dispose of the masks' tensors; until then those are one byte per weight.
 */
export class PrunedModel {
  /** By variable name, in the layout of tfjs; see `pruneModel`. */
  readonly masks: Masks;
  readonly pruning: Pruning;
  readonly #variables: ReadonlyMap<string, LayerVariable>;
  readonly #dense: Weights;
  readonly #held: readonly HeldKernel[];
  /** What undoes the changes to model and optimizers, in the order in which they were made. */
  readonly #releases: (() => void)[] = [];
  readonly #optimizers = new Set<Optimizer>();
  #ended = false;

  constructor(
    model: LayersModel,
    {
      masks,
      pruning,
      dense,
      variables,
    }: Pick<PruneResult, 'masks' | 'pruning'> & {
      readonly dense: Weights;
      readonly variables: ReadonlyMap<string, LayerVariable>;
    },
  ) {
    this.masks = masks;
    this.pruning = pruning;
    this.#variables = variables;
    this.#dense = new Map([...masks.keys()].map((name) => [name, dense.get(name)!]));
    this.#held = [...masks].map(([name, mask]) => ({
      variable: variables.get(name)!,
      kept: keep(tensor(unpack(mask), dense.get(name)!.shape as number[], 'bool')),
    }));
    this.#applyMasks();
    this.#holdCompiled(model);
  }

  /**
   * Makes an optimizer put the masks on after every gradient it applies; the model's own are held already. For loops of
   * one's own over `optimizer.minimize` or `optimizer.applyGradients`.
   *
   * @returns the same optimizer.
   * @throws {InvalidArgumentError} after {@link strip} or {@link restore}.
   */
  hold<T extends Optimizer>(optimizer: T): T {
    this.#requireHeld();
    if (this.#optimizers.has(optimizer)) return optimizer;
    this.#optimizers.add(optimizer);
    const { applyGradients } = optimizer;
    this.#override(optimizer, 'applyGradients', (gradients: Parameters<Optimizer['applyGradients']>[0]) => {
      applyGradients.call(optimizer, gradients);
      this.#applyMasks();
    });
    return optimizer;
  }

  /**
   * Checks that every pruned weight of the model is +0.
   *
   * @throws {MaskLostError} if something other than a held optimizer changed one.
   */
  async verify(): Promise<void> {
    this.#requireHeld();
    await this.#readVerified();
  }

  /**
   * Lets go of the model and leaves the zeros in it: from now on it is a plain model.
   *
   * @returns masks and all weights, checked as {@link verify} does: with a lineage they make a ticket.
   * @throws {MaskLostError} and goes on holding the masks.
   */
  async strip(): Promise<PruneResult> {
    this.#requireHeld();
    const weights = await this.#readVerified();
    this.#end();
    return { masks: this.masks, weights, pruning: this.pruning };
  }

  /**
   * Lets go of the model and gives its pruned kernels the weights back that they had before pruning, those they kept
   * included. Other variables stay as training left them.
   */
  restore(): void {
    this.#requireHeld();
    for (const [name, { data, shape }] of this.#dense) {
      tidy(() => {
        this.#variables.get(name)!.write(tensor(data, shape as number[]));
      });
    }
    this.#end();
  }

  #applyMasks(): void {
    for (const { variable, kept } of this.#held) {
      tidy(() => {
        const value = variable.read();
        variable.write(where(kept, value, zerosLike(value)));
      });
    }
  }

  #holdCompiled(model: LayersModel): void {
    const { compile } = model;
    this.#override(model, 'compile', (args: Parameters<LayersModel['compile']>[0]) => {
      compile.call(model, args);
      this.hold(model.optimizer);
    });
    if (model.optimizer) this.hold(model.optimizer);
  }

  /** Replaces a method of one object, which inherits it, until the end. */
  #override<T extends object, K extends keyof T>(target: T, method: K, replacement: T[K]): void {
    const own = Object.getOwnPropertyDescriptor(target, method);
    target[method] = replacement;
    this.#releases.push(() => {
      if (own === undefined) delete target[method];
      else Object.defineProperty(target, method, own);
    });
  }

  async #readVerified(): Promise<Map<string, FloatTensor>> {
    const weights = await readWeights(this.#variables);
    for (const [name, mask] of this.masks) {
      const { data } = weights.get(name)!;
      const index = mask.firstUnmasked(data);
      if (index !== -1) throw new MaskLostError(`weight of "${name}"`, index, data[index]!);
    }
    return weights;
  }

  #requireHeld(): void {
    if (this.#ended) {
      throw new InvalidArgumentError(
        'pruned model',
        'one that was stripped or restored',
        'one that holds its masks',
      );
    }
  }

  #end(): void {
    this.#ended = true;
    for (const release of this.#releases.reverse()) release();
    for (const { kept } of this.#held) kept.dispose();
  }
}

/** One byte per weight: 1 where it is kept. */
function unpack(mask: Mask): Uint8Array {
  const bits = mask.toBits();
  return Uint8Array.from({ length: mask.size }, (_, i) => (bits[i >> 3]! >> (i & 7)) & 1);
}
