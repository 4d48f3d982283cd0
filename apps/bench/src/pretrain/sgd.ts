import type { FloatTensor, Network } from '@reticket/network';
import { trainableParameters } from '@reticket/network';

export interface SgdOptions {
  readonly momentum: number;
  readonly weightDecay: number;
}

/**
 * Stochastic gradient descent with Nesterov momentum as PyTorch defines it: g += decay * w; v = momentum * v + g;
 * w -= rate * (g + momentum * v). Decay acts on weights only, not on biases and normalisation.
 */
export class Sgd {
  readonly velocities: Map<string, Float32Array>;
  readonly #options: SgdOptions;
  readonly #decayed: ReadonlySet<string>;
  readonly #kept: ReadonlyMap<string, Uint8Array>;

  /**
   * @param velocities changed in place.
   * @param kept by parameter, one bit per weight as masks pack them: the others stay at +0, weight and momentum alike.
   */
  constructor(
    network: Network,
    options: SgdOptions,
    velocities?: ReadonlyMap<string, Float32Array>,
    kept: ReadonlyMap<string, Uint8Array> = new Map(),
  ) {
    this.#options = options;
    this.#kept = kept;
    this.#decayed = new Set(
      trainableParameters(network).filter((n) => network.parameters.get(n)!.role === 'weight'),
    );
    this.velocities = new Map(velocities);
  }

  /** Changes `weights` in place. */
  step(name: string, weights: FloatTensor, gradient: Float32Array, learningRate: number): void {
    const { momentum } = this.#options;
    const decay = this.#decayed.has(name) ? this.#options.weightDecay : 0;
    const { data } = weights;
    let velocity = this.velocities.get(name);
    if (velocity === undefined) {
      velocity = new Float32Array(data.length);
      this.velocities.set(name, velocity);
    }
    const kept = this.#kept.get(name);
    for (let index = 0; index < data.length; index += 1) {
      if (kept !== undefined && !((kept[index >> 3]! >> (index & 7)) & 1)) {
        velocity[index] = 0;
        data[index] = 0;
        continue;
      }
      const slope = gradient[index]! + decay * data[index]!;
      const speed = momentum * velocity[index]! + slope;
      velocity[index] = speed;
      data[index] = data[index]! - learningRate * (slope + momentum * speed);
    }
  }
}
