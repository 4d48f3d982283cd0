import { labelWeightsOf } from '../label-maps/label-mapping.js';
import { weightsByTarget } from '../label-maps/label-weights.js';
import { probeLayer } from '../linear-probe/probe-layer.js';
import type { PromptValues } from '../prompts/prompt.js';
import { seededGenerator } from '../random/seeded-generator.js';
import { uniformValues } from '../random/uniform-values.js';
import { initialMap } from '../visual-prompting/fresh-state.js';
import { mapByForwardPass } from '../visual-prompting/map-by-forward-pass.js';
import type { EngineTrainingOptions } from '../visual-prompting/train-on-engine.js';
import { readoutValues } from './linear-layer.js';
import { type ReadoutShape, startOf, type TrainedReadout } from './trained-readout.js';

/** Values of a readout before training, and the multiply-accumulates of making them. */
export interface ReadoutStart {
  readonly values: PromptValues;
  readonly macs: number;
}

/** Makes the values that a readout starts from; only a label map takes a pass over the training images. */
export async function startValues(
  options: EngineTrainingOptions,
  readout: TrainedReadout,
  shape: ReadoutShape,
  promptValues: PromptValues,
): Promise<ReadoutStart> {
  const start = startOf(readout);
  if (start.kind === 'probe') {
    const { weight, bias } = probeLayer(start.probe);
    return { values: readoutValues(weight, bias, shape), macs: 0 };
  }
  if (start.kind === 'uniform') return { values: uniformStart(shape, options.seed), macs: 0 };
  const { map, macs } = await initialMap(options, start, () =>
    mapByForwardPass({ ...options, mapping: start }, promptValues),
  );
  const weight = weightsByTarget(labelWeightsOf(map, options.network.classes));
  return { values: readoutValues(weight, new Float32Array(shape.classes), shape), macs };
}

function uniformStart(shape: ReadoutShape, seed: number): PromptValues {
  const random = seededGenerator(seed, 'readout');
  const bound = 1 / Math.sqrt(shape.width);
  const weight = uniformValues(shape.classes * shape.width, bound, random);
  return readoutValues(weight, uniformValues(shape.classes, bound, random), shape);
}
