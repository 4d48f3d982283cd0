import type { Engine, Network, Weights } from '@reticket/network';
import { measureWeights } from '../pretrain/evaluate-weights.js';
import { Sgd } from '../pretrain/sgd.js';
import { StepTrainer } from '../pretrain/step-trainer.js';
import { ChainFiles } from './chain-files.js';
import type { Chain } from './plan-zoo.js';
import type { ZooData } from './zoo-data.js';
import type { ZooRecipe } from './zoo-recipe.js';

export interface ZooCost {
  readonly secondsPerStep: number;
  /** One ticket measured on the validation and test images. */
  readonly secondsPerTicket: number;
}

export interface PlannedChain extends Omit<Chain, 'steps'> {
  readonly steps: number;
  /** Tickets that the run directory holds already. */
  readonly made: number;
  /** Of what is left, on one worker. */
  readonly seconds: number;
}

/** What `reticket tickets --dry-run` prints. */
export interface ZooEstimate extends ZooCost {
  readonly chains: readonly PlannedChain[];
  readonly tickets: number;
  readonly steps: number;
  readonly workers: number;
  /** Until the last worker is done; rough. */
  readonly seconds: number;
}

interface ZooCostInputs {
  readonly network: Network;
  readonly weights: Weights;
  readonly data: ZooData;
  readonly engine: Engine;
  readonly memoryLimit?: number | undefined;
}

const timedSteps = 3;

/** Times a few training steps and the measuring of one ticket, on the images themselves. */
export async function measureZooCost(
  recipe: ZooRecipe,
  { network, weights, data, engine, memoryLimit }: ZooCostInputs,
): Promise<ZooCost> {
  const copies = new Map(
    [...weights].map(([name, { data: values, shape }]) => [name, { data: values.slice(), shape }]),
  );
  const batches = { ...recipe, seed: 0 };
  const trainer = await StepTrainer.open({ engine, network, images: data.train, batches, memoryLimit });
  try {
    const optimizer = new Sgd(network, recipe);
    const step = (from: number, until: number) =>
      trainer.run({ weights: copies, optimizer, from, until, learningRate: () => 0 });
    await step(0, 1);
    const begun = performance.now();
    await step(1, 1 + timedSteps);
    const secondsPerStep = (performance.now() - begun) / 1000 / timedSteps;
    const { validation, test } = data;
    const measuring = performance.now();
    await measureWeights(engine, network, weights, validation, { memoryLimit });
    const perImage = (performance.now() - measuring) / 1000 / validation.count;
    return { secondsPerStep, secondsPerTicket: perImage * (validation.count + test.count) };
  } finally {
    await trainer.dispose();
  }
}

/** The plan with the time it takes, and with what is there already. A chain that was begun counts as a whole. */
export function estimateZoo(
  chains: readonly Chain[],
  cost: ZooCost,
  { workers, runDirectory }: { workers: number; runDirectory: string },
): ZooEstimate {
  const planned = chains.map((chain): PlannedChain => {
    const files = new ChainFiles(runDirectory, chain.id);
    const made = chain.states.filter((state) => files.readTicket(state) !== undefined).length;
    const whole = chain.steps * cost.secondsPerStep + chain.states.length * cost.secondsPerTicket;
    return { ...chain, made, seconds: made === chain.states.length ? 0 : whole };
  });
  const busy = new Array<number>(workers).fill(0);
  for (const { seconds } of planned) {
    const free = busy.indexOf(Math.min(...busy));
    busy[free]! += seconds;
  }
  return {
    ...cost,
    chains: planned,
    tickets: chains.reduce((sum, { states }) => sum + states.length, 0),
    steps: chains.reduce((sum, { steps }) => sum + steps, 0),
    workers,
    seconds: Math.max(...busy),
  };
}
