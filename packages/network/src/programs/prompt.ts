import { differentiate } from '../gradients/differentiate.js';
import type { Program } from '../graph/graph.js';
import { GraphBuilder } from '../graph/graph-builder.js';
import { noAttributes } from '../graph/operation.js';
import { removeDeadNodes } from '../graph/remove-dead-nodes.js';
import type { Network } from '../network.js';
import { softmaxCrossEntropy } from '../ops/softmax-cross-entropy.js';
import { emitSplitNetwork } from '../shared-border/emit-split-network.js';
import { type SplitValue, savesWork } from '../shared-border/split-value.js';
import { poolBeforeRelu } from '../transforms/pool-before-relu.js';
import { sumBatchEarly } from '../transforms/sum-batch-early.js';
import {
  declareImages,
  declareParameters,
  type EmittedValues,
  emitNetwork,
  emitNormalization,
} from './emit-network.js';
import { emitPooledFeatures } from './emit-pooled-features.js';
import { emitReadout, type StepReadout } from './emit-readout.js';
import { gradientOutput, statisticOutput } from './output-names.js';

/** A prompt as a piece of graph: how trained values turn target images into source inputs. */
export interface PromptGraph {
  /** Channels, height and width of the target images. */
  readonly imageShape: readonly [number, number, number];
  /** Shape of each trained value by name; they are inputs of every program with a prompt. */
  readonly trained: ReadonlyMap<string, readonly number[]>;
  /** Shapes of further inputs by name that are not trained, such as the place of a patch. */
  readonly given?: ReadonlyMap<string, readonly number[]>;
  /** Emits the prompt: images [N,...imageShape] in 0..1 -> source inputs [N,3,H,W] in 0..1. */
  readonly emit: (builder: GraphBuilder, images: string) => string;
  /**
   * Emits the same source inputs as one background [1,3,H,W] and a window [N,3,h,w]; only prompts that leave
   * everything outside one rectangle equal for all images have it.
   */
  readonly emitSplit?: (builder: GraphBuilder, images: string) => SplitValue;
  /**
   * Shapes of running statistics by name, as batch normalisation in a prompt has them: inputs of prediction. A training
   * step does without and returns the batch's own.
   */
  readonly statistics?: ReadonlyMap<string, readonly number[]>;
  /** Emits the prompt for a training step, where that differs; only prompts with `statistics` have it. */
  readonly emitTraining?: (builder: GraphBuilder, images: string) => TrainingPrompt;
}

/** A prompt as a training step computes it. */
export interface TrainingPrompt {
  /** Source inputs [N,3,H,W] in 0..1. */
  readonly prompted: string;
  /** The batch's value of every running statistic by its name. */
  readonly statistics: ReadonlyMap<string, string>;
}

export interface PromptedOptions {
  /** Images per run, >= 1. */
  readonly batch: number;
  readonly prompt: PromptGraph;
  /** Whether to compute the border that all images share only once, where that is possible and pays; true by default. */
  readonly sharedBorder?: boolean;
}

export interface PromptStepOptions extends PromptedOptions {
  /** Number of target classes K. */
  readonly targetClasses: number;
  /** What makes target logits; `map` by default. */
  readonly readout?: StepReadout;
  /** Whether to compute all source logits too (forward only), as updating the label map needs. */
  readonly sourceLogits: boolean;
}

interface PromptedNetwork {
  readonly builder: GraphBuilder;
  readonly emitted: EmittedValues;
}

/** A builder with the inputs and parameters of every program with a prompt; `images` names the target images. */
function declarePrompted(
  network: Network,
  { batch, prompt }: PromptedOptions,
  statistics: PromptGraph['statistics'] = prompt.statistics,
) {
  const builder = new GraphBuilder();
  const images = declareImages(builder, batch, prompt.imageShape);
  for (const [name, shape] of [...prompt.trained, ...(prompt.given ?? []), ...(statistics ?? [])]) {
    builder.input(name, { dtype: 'float32', shape });
  }
  declareParameters(builder, network);
  return { builder, images };
}

/** The network with the border computed once, where the prompt allows it and the batch gains from it. */
function emitWithSharedBorder(network: Network, options: PromptedOptions): PromptedNetwork | undefined {
  const { builder, images } = declarePrompted(network, options);
  const split = options.prompt.emitSplit?.(builder, images);
  if (split === undefined || !savesWork(builder, split)) return undefined;
  const emitted = emitSplitNetwork(builder, network, {
    background: emitNormalization(builder, network.input, split.background),
    window: emitNormalization(builder, network.input, split.window),
    rectangle: split.rectangle,
  });
  return emitted === undefined ? undefined : { builder, emitted };
}

function emitWhole(network: Network, options: PromptedOptions): PromptedNetwork {
  const { builder, images } = declarePrompted(network, options);
  const normalized = emitNormalization(builder, network.input, options.prompt.emit(builder, images));
  return { builder, emitted: emitNetwork(builder, network, normalized) };
}

function emitPrompted(network: Network, options: PromptedOptions): PromptedNetwork {
  const { sharedBorder = true } = options;
  return (sharedBorder ? emitWithSharedBorder(network, options) : undefined) ?? emitWhole(network, options);
}

/** The network behind the prompt as a training step computes it, and the batch's statistics if it has any. */
function emitForTraining(network: Network, options: PromptedOptions) {
  const { emitTraining } = options.prompt;
  if (emitTraining === undefined) {
    return { ...emitPrompted(network, options), statistics: new Map<string, string>() };
  }
  const { builder, images } = declarePrompted(network, options, new Map());
  const { prompted, statistics } = emitTraining(builder, images);
  const normalized = emitNormalization(builder, network.input, prompted);
  return { builder, emitted: emitNetwork(builder, network, normalized), statistics };
}

/** images, the prompt's trained values, `given` inputs and `statistics` -> `sourceLogits` [N, classes]. */
export function promptedLogitsProgram(network: Network, options: PromptedOptions): Program {
  const { builder, emitted } = emitPrompted(network, options);
  const sourceLogits = emitted.get(network.logits)!;
  return removeDeadNodes(builder.program(`${network.name}/promptedLogits`, { sourceLogits }));
}

/** The inputs of `promptedLogitsProgram` -> `features` [N,F], as `featuresProgram` has them, of prompted images. */
export function promptedFeaturesProgram(network: Network, options: PromptedOptions): Program {
  const { builder, emitted } = emitPrompted(network, options);
  const features = emitPooledFeatures(builder, emitted.get(network.features)!);
  return removeDeadNodes(builder.program(`${network.name}/promptedFeatures`, { features }));
}

/**
 * One visual-prompting step with frozen weights. Inputs: images [N,...], the prompt's trained values, what the readout
 * takes, `labels` [N] int32 in 0..K-1 and `itemWeights` [N] (see `softmaxCrossEntropy`). `given` inputs come on top. The
 * readout takes `map` [K] int32 (source class of each target class), `mapWeights` [K, source classes], or `readoutInputs`
 * [K, source classes] or [K, features] and [K]. Outputs: `loss`, target `logits` [N,K], `gradient/<name>` of each trained
 * value of the prompt and the readout, `statistic/<name>` of each running statistic of the prompt and, on demand,
 * `sourceLogits`. With `map` only the K mapped rows of the classifier take part in the loss and its gradient; the others
 * cost a product of N x K x source classes, or features, more, and again for each gradient through it. With `head` the
 * classifier is not run unless `sourceLogits` are asked for.
 */
export function promptStepProgram(source: Network, options: PromptStepOptions): Program {
  const { batch, prompt, targetClasses, sourceLogits, readout = 'map' } = options;
  const network = poolBeforeRelu(source);
  const { builder, emitted, statistics } = emitForTraining(network, options);
  const { logits, trained } = emitReadout(builder, network, emitted, { readout, targetClasses });
  const labels = builder.input('labels', { dtype: 'int32', shape: [batch] });
  const itemWeights = builder.input('itemWeights', { dtype: 'float32', shape: [batch] });
  const loss = builder.emit(softmaxCrossEntropy, [logits, labels, itemWeights], noAttributes, 'loss');
  const gradients = differentiate(builder, loss, [...prompt.trained.keys(), ...trained]);
  const outputs: Record<string, string> = { loss, logits };
  if (sourceLogits) outputs.sourceLogits = emitted.get(network.logits)!;
  for (const [name, gradient] of gradients) outputs[gradientOutput(name)] = gradient;
  for (const [name, statistic] of statistics) outputs[statisticOutput(name)] = statistic;
  return sumBatchEarly(removeDeadNodes(builder.program(`${network.name}/promptStep`, outputs)));
}
