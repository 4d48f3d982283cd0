import {
  foldBatchNorm,
  promptedFeaturesProgram,
  promptedLogitsProgram,
  readoutWidth,
} from '@reticket/network';
import type { PromptValues } from '../prompts/prompt.js';
import { range } from '../random/shuffle.js';
import { checkPromptFits } from '../visual-prompting/check-prompt.js';
import { checkPrompting } from '../visual-prompting/check-visual-prompting.js';
import { initialPromptValues, untrainedState } from '../visual-prompting/fresh-state.js';
import {
  type EngineTrainingOptions,
  stepExecutables,
  trainOnEngine,
} from '../visual-prompting/train-on-engine.js';
import type { TrainingState } from '../visual-prompting/training-state.js';
import { checkReadout } from './check-readout.js';
import { describeReadout } from './describe-readout.js';
import { promptValuesOf, readOut, readoutOf, withReadout } from './linear-layer.js';
import type { PromptAndReadoutFit, PromptAndReadoutOptions } from './prompt-and-readout.js';
import { startValues } from './start-values.js';
import type { ReadoutShape, TrainedReadout } from './trained-readout.js';

/** The state of a run before its first epoch. */
async function freshState(
  options: EngineTrainingOptions,
  readout: TrainedReadout,
  shape: ReadoutShape,
): Promise<TrainingState> {
  const promptValues = initialPromptValues(options);
  const { values, macs } = await startValues(options, readout, shape, promptValues);
  return untrainedState(options, { values: { ...promptValues, ...values }, map: range(shape.classes), macs });
}

/**
 * Trains a prompt and a linear layer behind a frozen network together: both gradients come from one pass, and both are
 * moved by the same optimiser along the same schedule, the layer with a learning rate and a weight decay of its own.
 * `linear` is the trained label map of AutoVP (Tsao et al. 2024, arXiv 2310.08381; its fully connected output mapping),
 * whose authors start it from PyTorch's random values, or from a one-to-one map behind CLIP; `head` is linear probing
 * and visual prompting in one. Everything else is as in `fitVisualPrompt`, but that no map is made after the start.
 *
 * Cost: one forward and one input-gradient pass per image and epoch, twice N x K x width for the layer's gradients, one
 * forward pass over the training images for a start from a label map (all but `random`), and one over the validation
 * images per epoch. A head spares the source classifier.
 *
 * @throws TooManyClassesError, EmptyClassError, LabelRangeError, ShapeMismatchError or InvalidArgumentError before any
 * work for what does not fit; MemoryLimitError of `@reticket/network` when not even one image fits into `memoryLimit`.
 * @throws DivergedTrainingError, which carries the last good state, or NonFiniteLogitsError when the numbers run away.
 * Rejects with the reason of `signal` once it is aborted. Executables are disposed of in every case.
 */
export async function fitPromptAndReadout<const R extends TrainedReadout>(
  options: PromptAndReadoutOptions<R>,
): Promise<PromptAndReadoutFit<R>> {
  const { prompt, classes, readout, learningRate } = options;
  checkPromptFits(prompt, options.network);
  const shape = { classes, width: readoutWidth(options.network, readout.kind) };
  checkReadout(readout, options.network, shape);
  const training = { ...options, prompt: withReadout(prompt, shape), mapping: undefined };
  checkPrompting(training);

  const folded = { ...training, ...foldBatchNorm({ network: options.network, weights: options.weights }) };
  const { network } = folded;
  const untrained = { ...folded, prompt };
  const executables = stepExecutables(untrained, { kind: readout.kind, sourceLogits: false });
  const start = options.resume ?? (await freshState(untrained, readout, shape));
  const rows = readout.kind === 'head' ? promptedFeaturesProgram : promptedLogitsProgram;
  const validation = {
    programOf: (batch: number) => rows(network, { batch, prompt: prompt.graph }),
    targetLogits: (seen: Float32Array, values: PromptValues) =>
      readOut(readoutOf(readout.kind, values), seen),
  };
  const end = await trainOnEngine(folded, { executables, validation }, start);
  const { values } = end.best ?? end;
  return {
    prompt: { name: prompt.name, options: prompt.options },
    values: promptValuesOf(values),
    readout: readoutOf<R>(readout.kind, values),
    readoutTraining: describeReadout(readout, learningRate),
    epochs: end.epochs,
    ...(end.best && { bestEpoch: end.best.epoch }),
    steps: end.steps,
    imageSteps: end.imageSteps,
    macs: end.macs,
  };
}
