import { UnknownNameError } from '../errors.js';

/** One thing that `reticket speed` measures. */
export interface SpeedTask {
  readonly name: SpeedTaskName;
  /** What one sample does. */
  readonly what: string;
  /** Whether it is measured without being named. */
  readonly usual: boolean;
}

/** Tasks an engine runs on a batch of images of the source model's own size. */
export type BatchTaskName = 'forward' | 'features' | 'train-step';
/** Tasks an engine runs on a batch of target images inside a prompt. */
export type PromptTaskName = 'vp-step' | 'vp-step-plain';
/** Whole linear probes, with the engine's part. */
export type ProbeTaskName = 'lp' | 'lp-recomputed';
/** Work of the host alone, which no engine takes part in. */
export type HostTaskName = 'label-map' | 'lp-fit' | 'checkpoint-load';
export type SpeedTaskName = 'sgemm' | BatchTaskName | PromptTaskName | ProbeTaskName | HostTaskName;

/** Every task, in the order in which they are measured and shown. */
export const speedTasks: readonly SpeedTask[] = [
  {
    name: 'sgemm',
    what: 'the fastest large matrix product of the engine: the limit that others are held to',
    usual: true,
  },
  { name: 'forward', what: 'logits of a batch', usual: true },
  { name: 'features', what: 'features of a batch, as linear probing needs them', usual: true },
  {
    name: 'vp-step',
    what: "a visual prompting step: loss, logits, gradient of the prompt; the images' shared border once",
    usual: true,
  },
  { name: 'vp-step-plain', what: 'the same step, every image computed as a whole', usual: true },
  { name: 'train-step', what: 'loss, gradients of all weights and batch statistics', usual: true },
  { name: 'label-map', what: 'a label map from predictions, greedy and optimal', usual: true },
  { name: 'lp-fit', what: 'a linear probe of 100 epochs on features that are there', usual: true },
  { name: 'checkpoint-load', what: 'a safetensors file in memory to bound weights', usual: true },
  { name: 'lp', what: 'linear probing of 100 epochs: features once, then the fit', usual: false },
  {
    name: 'lp-recomputed',
    what: 'the same with features computed again in every epoch, as the reference does',
    usual: false,
  },
];

/**
 * Tasks by name, in the order of `speedTasks`; `all` stands for every one.
 *
 * @throws UnknownNameError listing the tasks there are.
 */
export function parseSpeedTasks(names: readonly string[]): readonly SpeedTaskName[] {
  const known = speedTasks.map(({ name }) => name);
  const unknown = names.find((name) => name !== 'all' && !(known as readonly string[]).includes(name));
  if (unknown !== undefined) throw new UnknownNameError('task', unknown, ['all', ...known]);
  return names.includes('all') ? known : known.filter((name) => names.includes(name));
}
