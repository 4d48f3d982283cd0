import { gradientOutput, type Tensor as HostTensor } from '@reticket/network';
import {
  cast,
  keep,
  logSoftmax,
  matMul,
  mul,
  neg,
  oneHot,
  type Scalar,
  squeeze,
  sum,
  type Tensor,
  type Tensor2D,
  type Tensor3D,
  tensor,
  tensor1d,
  tensor2d,
  tidy,
  transpose,
  valueAndGrad,
} from '@tensorflow/tfjs-core';
import type { Prompt } from '../prompts/prompt.js';
import type { StepRunner } from '../training/step-executables.js';
import { lowerPrompt } from './lower-prompt.js';
import type { SourceFunction } from './source-model.js';
import { onDevice, take } from './transfer.js';

/** What the training loop gives a step, by name as `promptStepProgram` has it. */
type StepInputs = Readonly<Record<string, HostTensor>>;

export interface TensorStepsOptions {
  readonly prompt: Prompt;
  readonly sourceClasses: number;
  /** Images per run. */
  readonly part: number;
}

/**
 * Training steps on a model of TensorFlow.js: loss, gradient of theta and logits of one part of a batch. Gradients are
 * taken of theta alone, so the model is frozen whatever it says of itself.
 */
export function tensorSteps(
  logitsOf: SourceFunction,
  { prompt, sourceClasses, part }: TensorStepsOptions,
): StepRunner {
  const lowered = lowerPrompt(prompt);

  function differentiate({ images, labels, itemWeights, theta, ...map }: StepInputs): Tensor[] {
    const pixels = onDevice(images!);
    const columns = mapColumns(map, sourceClasses);
    const expected = oneHot(tensor1d(labels!.data, 'int32'), columns.shape[0]);
    const weights = tensor(itemWeights!.data, [itemWeights!.data.length, 1]);
    const kept: Tensor[] = [];
    const loss = (values: Tensor) => {
      const source = logitsOf(lowered(pixels, fromChannelsFirst(values)));
      const logits = matMul(source, columns, false, true);
      kept.push(keep(source), keep(logits));
      return neg(sum(mul(weights, mul(expected, logSoftmax(logits))))) as Scalar;
    };
    const { value, grad } = valueAndGrad(loss)(tensor(theta!.data, [...theta!.shape]));
    return [value, grad, ...kept];
  }

  return {
    macs: 0,
    partOf: () => part,
    of: async () => ({
      async run(inputs) {
        const [loss, gradient, sourceLogits, logits] = await Promise.all(
          tidy(() => differentiate(inputs)).map(take),
        );
        return {
          loss: loss!,
          logits: logits!,
          sourceLogits: sourceLogits!,
          [gradientOutput('theta')]: gradient!,
        };
      },
    }),
  };
}

/** [1, C, H, W] -> [H, W, C]. */
function fromChannelsFirst(theta: Tensor): Tensor3D {
  return transpose(squeeze<Tensor3D>(theta, [0]), [1, 2, 0]);
}

/** [K, source classes], of zeros and ones for a one-to-one map: a product's gradient every backend has. */
function mapColumns({ map, mapWeights }: StepInputs, sourceClasses: number): Tensor2D {
  if (mapWeights) return tensor2d(mapWeights.data, [...mapWeights.shape] as [number, number]);
  return cast(oneHot(tensor1d(map!.data, 'int32'), sourceClasses), 'float32') as Tensor2D;
}
