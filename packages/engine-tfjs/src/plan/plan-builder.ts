import type * as tf from '@tensorflow/tfjs-core';
import type { Plan, Slot, Step } from './plan.js';

/** Writes a plan down step by step. */
export class PlanBuilder {
  readonly #feeds = new Map<string, Slot>();
  readonly #steps: Step[] = [];
  readonly #shared = new Map<string, Slot>();
  #slots = 0;
  #part = '';

  /** A tensor that every run brings along. */
  feed(name: string): Slot {
    const slot = this.#slot(false);
    this.#feeds.set(name, slot);
    return slot;
  }

  /** Names what the next steps are part of. */
  begin(part: string): void {
    this.#part = part;
  }

  /** A tensor computed from others; without inputs it is a constant. */
  step<Tensors extends tf.Tensor[]>(
    inputs: { readonly [Index in keyof Tensors]: Slot },
    compute: (...tensors: Tensors) => tf.Tensor,
  ): Slot {
    const slots = inputs as readonly Slot[];
    const output = this.#slot(slots.every(({ frozen }) => frozen));
    this.#steps.push({ inputs: slots, output, compute: compute as Step['compute'], part: this.#part });
    return output;
  }

  /** What `make` gives, written down only once for one name and the same operands. */
  shared(name: string, operands: readonly Slot[], make: () => Slot): Slot {
    const key = [name, ...operands.map(({ index }) => index)].join(' ');
    const slot = this.#shared.get(key) ?? make();
    this.#shared.set(key, slot);
    return slot;
  }

  plan(results: ReadonlyMap<string, Slot>): Plan {
    return { feeds: new Map(this.#feeds), steps: [...this.#steps], results };
  }

  #slot(frozen: boolean): Slot {
    this.#slots += 1;
    return { index: this.#slots - 1, frozen };
  }
}
