import type { LinearProbeTask, PromptEpochsTask, PromptStepTask, Settings } from './task.js';
import type { ImageInputs } from './write-inputs.js';

/** One side of a row. PyTorch's memory format is chosen by a trial, so it is not named here. */
export interface Entrant {
  readonly name: string;
  readonly side: 'pytorch' | 'reticket';
  readonly settings: Settings;
}

/** Seconds of one entrant over those of another. */
export interface TimeRatio {
  readonly of: string;
  readonly over: string;
  /** What the project promises. */
  readonly atLeast?: number;
}

/** Peak memory of one entrant over that of another. */
export interface MemoryRatio {
  readonly of: string;
  readonly over: string;
  readonly atMost?: number;
}

type ModelTask = PromptStepTask | PromptEpochsTask | LinearProbeTask;
type WithoutFiles<T> = T extends unknown ? Omit<T, 'inputs' | 'weights' | 'threads'> : never;

export interface Row {
  readonly id: string;
  readonly title: string;
  readonly images: ImageInputs;
  readonly task: WithoutFiles<ModelTask>;
  readonly entrants: readonly Entrant[];
  readonly timeRatios: readonly TimeRatio[];
  readonly memoryRatios: readonly MemoryRatio[];
  /** Turns of each entrant that count, by default. */
  readonly rounds: number;
  /** Turns of each entrant before those. */
  readonly warmUps: number;
  /** Largest difference of the entrants' test accuracies, where they must be equal; a fraction. */
  readonly accuracyWithin?: number;
}

export const pytorch: Entrant = { name: 'PyTorch', side: 'pytorch', settings: {} };
const plain: Entrant = {
  name: 'Reticket, plain graph',
  side: 'reticket',
  settings: { sharedBorder: false },
};
const border: Entrant = {
  name: 'Reticket, shared border',
  side: 'reticket',
  settings: { sharedBorder: true },
};
const testedOnce: Entrant = {
  name: 'Reticket, tested once',
  side: 'reticket',
  settings: { evaluations: 'once' },
};
const testedEveryEpoch: Entrant = {
  name: 'Reticket, tested every epoch',
  side: 'reticket',
  settings: { evaluations: 'every epoch' },
};
const probe: Entrant = { name: 'Reticket', side: 'reticket', settings: {} };

const classes = 10;

interface StepPromises {
  readonly plain?: number;
  readonly border?: number;
  readonly borderOverPlain: number;
  readonly borderMemory?: number;
}

function stepRow(batch: number, imageSize: number, promises: StepPromises): Row {
  const ratio = (of: Entrant, over: Entrant, atLeast?: number): TimeRatio => ({
    of: of.name,
    over: over.name,
    ...(atLeast !== undefined && { atLeast }),
  });
  return {
    id: `step-${imageSize}-b${batch}`,
    title: `VP step, ResNet-18 at 224 px, ${imageSize}-px images, batch ${batch}`,
    images: { size: imageSize, perClass: { train: Math.ceil(batch / classes), test: 1 } },
    task: { kind: 'vp-step', classes, batch, steps: batch < 32 ? 3 : 1 },
    entrants: [pytorch, plain, border],
    timeRatios: [
      ratio(pytorch, plain, promises.plain),
      ratio(pytorch, border, promises.border),
      ratio(plain, border, promises.borderOverPlain),
    ],
    memoryRatios: [
      { of: plain.name, over: pytorch.name, atMost: 1 },
      { of: border.name, over: pytorch.name, atMost: 1 },
      {
        of: border.name,
        over: plain.name,
        ...(promises.borderMemory !== undefined && { atMost: promises.borderMemory }),
      },
    ],
    rounds: 7,
    warmUps: 1,
  };
}

const epochs = 10;
const epochsRow: Row = {
  id: 'epochs',
  title: `VP, ${epochs} epochs (mapping, training, test) on 100 + 20 images of 32 px, ResNet-18 at 224 px, batch 100`,
  images: { size: 32, perClass: { train: 10, test: 2 } },
  task: { kind: 'vp-epochs', classes, batch: 100, epochs },
  entrants: [pytorch, testedOnce, testedEveryEpoch],
  timeRatios: [
    { of: pytorch.name, over: testedOnce.name, atLeast: 2.5 },
    { of: pytorch.name, over: testedEveryEpoch.name, atLeast: 2.5 },
  ],
  memoryRatios: [{ of: testedOnce.name, over: pytorch.name, atMost: 1 }],
  rounds: 3,
  warmUps: 0,
};

const probeRow: Row = {
  id: 'probe',
  title: 'LP, 100 epochs on 100 images resized to 224 px, ResNet-18',
  images: { size: 224, perClass: { train: 10, test: 25 } },
  task: { kind: 'linear-probe', classes, batch: 100, epochs: 100 },
  entrants: [pytorch, probe],
  timeRatios: [{ of: pytorch.name, over: probe.name, atLeast: 50 }],
  memoryRatios: [{ of: probe.name, over: pytorch.name, atMost: 1 }],
  rounds: 3,
  warmUps: 0,
  accuracyWithin: 0.01,
};

/** The race, in the order it is run. Promises are those of the project's issue on speed. */
export const rows: readonly Row[] = [
  stepRow(16, 32, { plain: 1, border: 2, borderOverPlain: 2.1 }),
  stepRow(16, 64, { plain: 1, border: 1.6, borderOverPlain: 1.75 }),
  stepRow(16, 128, { plain: 1, borderOverPlain: 1.15 }),
  stepRow(64, 32, { borderOverPlain: 2.5, borderMemory: 0.4 }),
  stepRow(64, 64, { borderOverPlain: 2 }),
  stepRow(64, 128, { borderOverPlain: 1.3 }),
  epochsRow,
  probeRow,
];
