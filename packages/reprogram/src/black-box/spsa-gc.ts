import { floatTensor } from '@reticket/network';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { NonFiniteLossError } from '../errors.js';
import { project } from '../prompts/project.js';
import type { Bounds, PromptValues } from '../prompts/prompt.js';
import { type RandomGenerator, seededGenerator } from '../random/seeded-generator.js';
import { turn } from '../training/turn.js';
import { checkSpsaGains, resolveSpsaGains, type SpsaGains } from './spsa-gains.js';

export interface SpsaStep {
  /** From 1. */
  readonly step: number;
  /** Mean of the losses on both sides of the values. */
  readonly loss: number;
  /** Size of the step. */
  readonly gain: number;
}

export interface SpsaGcOptions extends SpsaGains {
  /** Where to start; not changed. */
  readonly values: PromptValues;
  /** Those that are trained; all by default. */
  readonly trained?: readonly string[];
  /** Values are projected into bounds after every step; what is measured on either side of them is not. */
  readonly bounds?: Readonly<Record<string, Bounds>>;
  /** What to lower. Both sides of a step are measured under the same step number, from 1: take the same batch. */
  loss(values: PromptValues, step: number): number | Promise<number>;
  /** >= 1. */
  readonly steps: number;
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
  readonly onStep?: ((step: SpsaStep) => void) | undefined;
}

/** Independent draws from -1..-1/2 and 1/2..1, uniform on both. */
function perturbation(count: number, random: RandomGenerator): Float64Array {
  return Float64Array.from({ length: count }, () => {
    const size = (1 + uniformFloat64(random)) / 2;
    return uniformInt(random, 0, 1) === 1 ? size : -size;
  });
}

/** Trained values as one vector and back. */
class Vector {
  readonly #values: PromptValues;
  readonly #names: readonly string[];
  readonly length: number;

  constructor(values: PromptValues, names: readonly string[]) {
    this.#values = values;
    this.#names = names;
    this.length = names.reduce((total, name) => total + values[name]!.data.length, 0);
  }

  /** Values whose trained ones are moved by `distance(i)` for the i-th entry of all. */
  moved(distance: (index: number) => number): PromptValues {
    const next: Record<string, PromptValues[string]> = { ...this.#values };
    let offset = 0;
    for (const name of this.#names) {
      const { data, shape } = this.#values[name]!;
      const start = offset;
      next[name] = floatTensor(
        data.map((value, index) => value + distance(start + index)),
        shape,
      );
      offset += data.length;
    }
    return next;
  }
}

/**
 * Minimises a loss that gives no gradient by SPSA with gradient correction (BlackVIP, Oh et al. 2023, arXiv 2303.14773;
 * the steps of its `spsa-gc`): the slope is estimated from two losses, g = (L(w + c d) - L(w - c d)) / (2 c d) with
 * random d, averaged over `average` draws, and a Nesterov momentum m <- momentum m + g corrects it:
 * w <- w - a (g + momentum m). a and c fall with the step, see `SpsaGains`. Same options: same bytes.
 *
 * Cost: 2 `average` losses per step.
 *
 * @throws InvalidArgumentError for gains or steps out of range, NonFiniteLossError for a loss that is not finite.
 * Rejects with the reason of `signal` once it is aborted.
 */
export async function spsaGc(options: SpsaGcOptions): Promise<PromptValues> {
  checkSpsaGains(options, options.steps);
  const { values: start, loss, steps, seed, signal } = options;
  const names = options.trained ?? Object.keys(start);
  const gains = resolveSpsaGains(options);
  const random = seededGenerator(seed, 'spsa');
  let vector = new Vector(start, names);
  let momentum = new Float64Array(vector.length);
  let values = vector.moved(() => 0);

  for (let step = 1; step <= steps; step += 1) {
    await turn(signal);
    const gain = gains.a / (step + gains.offset) ** gains.alpha;
    const reach = gains.c / step ** gains.gamma;
    const slope = new Float64Array(vector.length);
    let total = 0;
    for (let draw = 0; draw < gains.average; draw += 1) {
      const direction = perturbation(vector.length, random);
      const up = await loss(
        vector.moved((index) => reach * direction[index]!),
        step,
      );
      const down = await loss(
        vector.moved((index) => -reach * direction[index]!),
        step,
      );
      const found = (up + down) / 2;
      if (!Number.isFinite(found)) throw new NonFiniteLossError(found, 0, step - 1);
      total += found / gains.average;
      for (let index = 0; index < slope.length; index += 1) {
        slope[index] = slope[index]! + (up - down) / (2 * reach * direction[index]!) / gains.average;
      }
    }
    momentum = momentum.map((before, index) => gains.momentum * before + slope[index]!);
    values = vector.moved((index) => -gain * (slope[index]! + gains.momentum * momentum[index]!));
    project(values, options.bounds);
    vector = new Vector(values, names);
    options.onStep?.({ step, loss: total, gain });
  }
  return values;
}
