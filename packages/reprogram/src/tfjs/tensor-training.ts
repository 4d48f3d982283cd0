import { type Tensor3D, tensor } from '@tensorflow/tfjs-core';
import type { ImageSource } from '../images/image-source.js';
import { targetClassesOf, targetLogitsOf } from '../label-maps/label-mapping.js';
import type { PromptValues } from '../prompts/prompt.js';
import { scoreLogits } from '../training/score-logits.js';
import { mapEstimator } from '../visual-prompting/map-estimator.js';
import type { TrainingRunners } from '../visual-prompting/train-from.js';
import type { PromptTrainingOptions } from '../visual-prompting/visual-prompt.js';
import { toChannelsLast } from './channel-order.js';
import { lowerPrompt } from './lower-prompt.js';
import { predictRows } from './predict-rows.js';
import type { SourceFunction } from './source-model.js';
import { tensorSteps } from './tensor-steps.js';

/** Computes a training on a model of TensorFlow.js. Multiply-accumulates are not counted. */
export function tensorTraining(options: PromptTrainingOptions, logitsOf: SourceFunction): TrainingRunners {
  const { prompt, network, train, validation, accumulate = 1 } = options;
  const lowered = lowerPrompt(prompt);
  const [channels, height, width] = prompt.sourceShape;
  const part = Math.ceil(Math.min(options.batchSize, train.images.count) / accumulate);

  /** Source logits [n, S] of prompted images. */
  async function predict(values: PromptValues, images: ImageSource): Promise<Float32Array> {
    const theta = toChannelsLast(values.theta!.data, prompt.sourceShape);
    const { rows } = await predictRows(images, options, (pixels) =>
      logitsOf(lowered(pixels, tensor(theta, [height, width, channels]) as Tensor3D)),
    );
    return rows;
  }

  return {
    executables: tensorSteps(logitsOf, { prompt, sourceClasses: network.classes, part }),
    validation: validation && {
      macs: 0,
      async run(values, map) {
        const { images, labels } = validation.set;
        const logits = targetLogitsOf(await predict(values, images), network.classes, map);
        return scoreLogits(logits, labels, targetClassesOf(map));
      },
    },
    async mapByForwardPass(values) {
      const estimator = mapEstimator(options);
      estimator.add(await predict(values, train.images), train.labels);
      return { map: estimator.map(), macs: 0 };
    },
  };
}
