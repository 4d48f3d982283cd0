import { checkRunInputs, type Executable, type Program, type Tensor } from '@reticket/network';
import * as tf from '@tensorflow/tfjs-core';
import { onBackend } from './backends/active-backend.js';
import { ExecutableStateError, executionError } from './errors.js';
import { checkIndices, indexBounds } from './index-bounds.js';
import { evaluate } from './plan/evaluate.js';
import type { Plan, Slot } from './plan/plan.js';
import { type Schedule, schedule } from './plan/schedule.js';

/** Computes what depends on no input; the tensors live until they are disposed of. */
function computeOnce({ once, kept }: Schedule, task: string): ReadonlyMap<Slot, tf.Tensor> {
  const frozen = new Map<Slot, tf.Tensor>();
  tf.tidy(() => {
    evaluate(once, frozen, task);
    for (const slot of kept) tf.keep(frozen.get(slot)!);
  });
  return frozen;
}

/** The engine of an executable, by its name and by its backend in TensorFlow.js. */
export interface Place {
  readonly engine: string;
  readonly backend: string;
}

/** A program as a list of TensorFlow.js operations, with its weights in the backend's memory. */
export class TfjsExecutable implements Executable {
  readonly program: Program;
  readonly #place: Place;
  readonly #plan: Plan;
  readonly #schedule: Schedule;
  readonly #bounds: ReadonlyMap<string, number>;
  #frozen: ReadonlyMap<Slot, tf.Tensor> | undefined;
  #running = false;

  /**
   * To be called with the backend active.
   *
   * @throws ExecutionError when the backend fails at what depends on weights alone.
   */
  constructor(program: Program, plan: Plan, place: Place) {
    this.program = program;
    this.#place = place;
    this.#plan = plan;
    this.#schedule = schedule(plan);
    this.#bounds = indexBounds(program);
    this.#frozen = computeOnce(this.#schedule, `compilation of ${program.name} on ${place.engine}`);
  }

  async run(inputs: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>> {
    const frozen = this.#frozen;
    if (frozen === undefined || this.#running) {
      const state = frozen === undefined ? 'a disposed executable' : 'an overlapping run';
      throw new ExecutableStateError(
        `invalid run of ${this.program.name}: got ${state}, expected an idle one`,
      );
    }
    checkRunInputs(this.program, inputs);
    checkIndices(this.#bounds, (value) => inputs[value]);
    this.#running = true;
    try {
      return await this.#read(await onBackend(this.#place.backend, () => this.#evaluate(inputs, frozen)));
    } finally {
      this.#running = false;
    }
  }

  async dispose(): Promise<void> {
    const frozen = this.#frozen;
    this.#frozen = undefined;
    if (frozen !== undefined) tf.dispose([...frozen.values()]);
  }

  get #task(): string {
    return `run of ${this.program.name} on ${this.#place.engine}`;
  }

  #evaluate(
    inputs: Readonly<Record<string, Tensor>>,
    frozen: ReadonlyMap<Slot, tf.Tensor>,
  ): readonly tf.Tensor[] {
    return tf.tidy(() => {
      const tensors = new Map(frozen);
      for (const [name, slot] of this.#plan.feeds) {
        if (!this.#schedule.usedFeeds.has(slot)) continue;
        const { data, shape } = inputs[name]!;
        tensors.set(slot, tf.tensor(data, [...shape], data instanceof Float32Array ? 'float32' : 'int32'));
      }
      evaluate(this.#schedule.everyRun, tensors, this.#task);
      return [...this.#plan.results.values()].map((slot) => tf.clone(tensors.get(slot)!));
    });
  }

  /** Reads results into arrays of their own; the cpu backend hands out the memory of the tensor. */
  async #read(results: readonly tf.Tensor[]): Promise<Readonly<Record<string, Tensor>>> {
    try {
      const data = await Promise.all(results.map((tensor) => tensor.data<'float32'>()));
      return Object.fromEntries(
        [...this.#plan.results.keys()].map((output, index) => {
          const { shape, dtype } = results[index]!;
          const values = data[index]!;
          return [
            output,
            { data: dtype === 'int32' ? Int32Array.from(values) : Float32Array.from(values), shape },
          ];
        }),
      );
    } catch (cause) {
      throw executionError(this.#task, 'reading the results', cause);
    } finally {
      tf.dispose([...results]);
    }
  }
}
