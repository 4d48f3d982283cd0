import { type Tensor4D, tensor3d } from '@tensorflow/tfjs-core';
import type { ImageSource } from '../images/image-source.js';
import { targetClassesOf, targetLogitsOf } from '../label-maps/label-mapping.js';
import type { PromptValues } from '../prompts/prompt.js';
import { scoreLogits } from '../training/score-logits.js';
import { mapEstimator } from '../visual-prompting/map-estimator.js';
import type { TrainingRunners } from '../visual-prompting/train-from.js';
import type { PromptTrainingOptions } from '../visual-prompting/visual-prompt.js';
import { toChannelsLast } from './channel-order.js';
import { lowerPrompt } from './lower-prompt.js';
import { runRows } from './run-rows.js';
import type { SourceFunction } from './source-model.js';
import { tensorSteps } from './tensor-steps.js';

/** Computes a training on a model of TensorFlow.js. Multiply-accumulates are not counted. */
export function tensorTraining(options: PromptTrainingOptions, logitsOf: SourceFunction): TrainingRunners {
  const { prompt, network, train, validation, accumulate = 1 } = options;
  const lowered = lowerPrompt(prompt);
  const [channels, height, width] = prompt.sourceShape;
  const part = Math.ceil(Math.min(options.batchSize, train.images.count) / accumulate);

  /** Hands out the source logits [n, S] of prompted images, batch by batch. */
  function run(
    values: PromptValues,
    images: ImageSource,
    use: (logits: Float32Array, start: number) => void,
  ) {
    const theta = toChannelsLast(values.theta!.data, prompt.sourceShape);
    const predict = (pixels: Tensor4D) =>
      logitsOf(lowered(pixels, tensor3d(theta, [height, width, channels])));
    return runRows(images, options, predict, (logits, _, start) => use(logits, start));
  }

  return {
    executables: tensorSteps(logitsOf, { prompt, sourceClasses: network.classes, part }),
    validation: validation && {
      macs: 0,
      async run(values, map) {
        const { images, labels } = validation.set;
        const classes = targetClassesOf(map);
        const logits = new Float32Array(images.count * classes);
        await run(values, images, (source, start) => {
          logits.set(targetLogitsOf(source, network.classes, map), start * classes);
        });
        return scoreLogits(logits, labels, classes);
      },
    },
    async mapByForwardPass(values) {
      const estimator = mapEstimator(options);
      await run(values, train.images, (source, start) => {
        estimator.add(source, train.labels.subarray(start, start + source.length / network.classes));
      });
      return { map: estimator.map(), macs: 0 };
    },
  };
}
