import { log, maximum, serialization, type Tensor, tidy } from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';

/** Least positive normal number of float32; a probability of 0 is taken for it. */
const leastProbability = 2 ** -126;

/** Probabilities as logits whose softmax they are: their logarithms. */
export function logProbabilities<T extends Tensor>(probabilities: T): T {
  return tidy(() => log(maximum(probabilities, leastProbability)) as T);
}

/** `logProbabilities` as a layer, registered for serialisation. */
export class LogProbabilities extends layers.Layer {
  /** @nocollapse */
  static readonly className = 'LogProbabilities';

  override call(inputs: Tensor | Tensor[]): Tensor {
    return logProbabilities(Array.isArray(inputs) ? inputs[0]! : inputs);
  }

  override computeOutputShape(inputShape: (number | null)[]): (number | null)[] {
    return inputShape;
  }
}

serialization.registerClass(LogProbabilities);
