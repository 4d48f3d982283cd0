import { foldBatchNorm, promptedLogitsProgram } from '@reticket/network';
import { type LabelMapping, targetLogitsOf } from '../label-maps/label-mapping.js';
import { checkVisualPromptOptions } from './check-visual-prompting.js';
import { finishedFit } from './finished-fit.js';
import { freshState } from './fresh-state.js';
import { type MapMaker, mapByForwardPass } from './map-by-forward-pass.js';
import { isOneToOne, isRefreshed, type Mapping } from './mapping.js';
import { stepExecutables, trainOnEngine } from './train-on-engine.js';
import type { VisualPromptFit, VisualPromptOptions } from './visual-prompt.js';

/**
 * Visual prompting with a frozen network (ILM-VP, Chen et al. 2023, arXiv 2211.11635): an optimiser on the prompt's
 * values, cross-entropy over the mapped logits; by default Adam, the learning rate cut to a tenth at 50 % and 72 % of
 * the budget. Unlike the reference, one pass per epoch gives both the gradients and the next label map (so the map is
 * made from predictions of a prompt that moved during the epoch), and the final map is made anew with the final prompt.
 * `bayesian`, `bayesian-plus` (BLM and BLM+, Cai et al. 2024, arXiv 2410.24018) and `many-to-one` maps are made anew at
 * the same times, and the loss goes through logits mixed by them.
 * With a validation set the values are those of the best epoch on it, and nothing else is chosen by it. Same options,
 * engine and machine: same bytes, also where a run goes on from a checkpoint.
 *
 * Cost: one forward and one input-gradient pass per image and epoch, one forward pass over the training images for
 * the first map (all but `random`) and for the final one (all but `random` and `frequency`), and one over the validation images per
 * epoch.
 *
 * @throws TooManyClassesError, EmptyClassError, LabelRangeError, ShapeMismatchError or InvalidArgumentError before any
 * work for what does not fit; MemoryLimitError of `@reticket/network` when not even one image fits into `memoryLimit`.
 * @throws DivergedTrainingError, which carries the last good state, or NonFiniteLogitsError when the numbers run away.
 * Rejects with the reason of `signal` once it is aborted. Executables are disposed of in every case.
 */
export async function fitVisualPrompt<const M extends Mapping>(
  options: VisualPromptOptions<M>,
): Promise<VisualPromptFit<M>> {
  const training = { ...options, readout: undefined };
  checkVisualPromptOptions(training);
  const folded = { ...training, ...foldBatchNorm({ network: options.network, weights: options.weights }) };
  const { network, prompt, mapping } = folded;
  const mapOf: MapMaker = (values) => mapByForwardPass(folded, values);
  const executables = stepExecutables(folded, {
    kind: isOneToOne(mapping) ? 'map' : 'weights',
    sourceLogits: isRefreshed(mapping),
  });
  const start = options.resume ?? (await freshState(folded, mapOf));
  const validation = {
    programOf: (batch: number) => promptedLogitsProgram(network, { batch, prompt: prompt.graph }),
    targetLogits: (rows: Float32Array, _: unknown, map: LabelMapping) =>
      targetLogitsOf(rows, network.classes, map),
  };
  const end = await trainOnEngine(folded, { executables, validation, mapByForwardPass: mapOf }, start);
  return finishedFit(folded, end, mapOf);
}
