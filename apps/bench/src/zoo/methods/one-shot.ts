import { prunableParameters } from '@reticket/network';
import { beginMasked, type Masks, pruneInRounds, pruningMethod, sparsityOfState } from '@reticket/sparsity';
import { networkGradients } from '../../gradients/network-gradients.js';
import { gradientImages } from './gradient-images.js';
import { oneState } from './one-state.js';
import type { TicketMethod, TrainingInputs } from './ticket-method.js';

/** How the source is pruned before the first step. */
interface PruningBefore {
  /** A name of `PRUNING_METHODS`. */
  readonly method: string;
  readonly schedule: 'one-shot' | 'exponential';
  /** Rounds of scoring. */
  readonly rounds: number;
  /** What logits are divided by where gradients are taken. */
  readonly temperature?: number;
}

const byMagnitude: PruningBefore = { method: 'magnitude-global', schedule: 'one-shot', rounds: 1 };

async function masksOf(inputs: TrainingInputs, pruning: PruningBefore): Promise<Masks> {
  const { engine, network, source, states, images, seed, memoryLimit } = inputs;
  const { temperature, ...options } = pruning;
  const samples = gradientImages(images, seed);
  const gradients = networkGradients({ engine, network, images: samples, temperature, memoryLimit });
  try {
    const { masks } = await pruneInRounds(source, prunableParameters(network), {
      ...options,
      sparsity: sparsityOfState(states[0]!),
      source: gradients,
    });
    return masks;
  } finally {
    await gradients.dispose();
  }
}

/** The masks that `one-shot` begins with, for its controls. */
export function magnitudeMasks(inputs: TrainingInputs): Promise<Masks> {
  return masksOf(inputs, byMagnitude);
}

function oneShot(
  pruning: PruningBefore,
  rest: Pick<TicketMethod, 'summary'> & Partial<TicketMethod>,
): TicketMethod {
  const { score, allocation } = pruningMethod(pruning.method);
  return Object.freeze<TicketMethod>({
    ...oneState,
    origin: {
      score: score.name,
      allocation: allocation.name,
      structure: 'unstructured',
      schedule: pruning.schedule,
    },
    begin: async (inputs) => {
      const training = { step: 0, weights: inputs.source, momentum: new Map() };
      return beginMasked(training, await masksOf(inputs, pruning));
    },
    place: (state) => ({ state, round: pruning.rounds }),
    ...rest,
  });
}

const once = (method: string, summary: string) =>
  oneShot({ method, schedule: 'one-shot', rounds: 1 }, { summary });

export const magnitude = oneShot(byMagnitude, {
  summary: 'magnitude, once, then as many steps as IMP takes to that state',
  seeds: [0],
});
export const magnitudeErk = once('magnitude-erk', 'the same at the layer densities of Erdos-Renyi-Kernel');
export const lamp = once('lamp-global', 'layer-adaptive magnitude, once, then the same steps');
export const snip = once('snip-global', '|weight x gradient|, once, then the same steps');
export const taylor = once('taylor-global', '(weight x gradient)^2, once; single weights rank as with snip');
export const obs = once('obs-global', 'diagonal optimal brain surgeon, once, then the same steps');
export const grasp = oneShot(
  { method: 'grasp-global', schedule: 'one-shot', rounds: 1, temperature: 200 },
  { summary: 'gradient signal preservation, once, then the same steps' },
);
export const synflow = oneShot(
  { method: 'synflow-global', schedule: 'exponential', rounds: 100 },
  { summary: 'synaptic flow in 100 rounds before any step, without data, then the same steps' },
);
