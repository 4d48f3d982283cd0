import {
  type Engine,
  elementCount,
  type FloatTensor,
  floatTensor,
  foldBatchNorm,
  gradientOutput,
  intTensor,
  programMacs,
  promptStepProgram,
  resnet18,
} from '@reticket/network';
import { Adam, argMaxRows, expansivePrompt } from '@reticket/reprogram';
import type { PromptStepTask, Settings } from '../task.js';
import { floats, labelledImages, readInputs, readWeights } from './read-inputs.js';
import type { Runnable } from './runnable.js';

const learningRate = 0.01;

/** The step that `fitVisualPrompt` repeats: read the images, run the program, count what was right, move the prompt. */
export async function preparePromptStep(engine: Engine, task: PromptStepTask & Settings): Promise<Runnable> {
  const { batch, classes, steps, sharedBorder = true } = task;
  const inputs = await readInputs(task.inputs);
  const { images, labels } = labelledImages(inputs, 'train');
  const plain = resnet18();
  const { network, weights } = foldBatchNorm({ network: plain, weights: await readWeights(task.weights) });
  const { channels, height, width } = network.input;
  const prompt = expansivePrompt({ image: images.shape, source: [channels, height, width] });
  const program = promptStepProgram(network, {
    batch,
    prompt: prompt.graph,
    targetClasses: classes,
    sourceLogits: true,
    sharedBorder,
  });
  const executable = await engine.compile(program, weights);

  const theta = floats(inputs, 'theta');
  const optimizer = new Adam(theta.data);
  const indices = Int32Array.from({ length: batch }, (_, item) => item);
  const pixels = new Float32Array(batch * elementCount(images.shape));
  const batchLabels = labels.slice(0, batch);
  const run = () => {
    images.read(indices, pixels);
    return executable.run({
      images: floatTensor(pixels, [batch, ...images.shape]),
      labels: intTensor(batchLabels),
      itemWeights: floatTensor(new Float32Array(batch).fill(1 / batch), [batch]),
      map: intTensor(Int32Array.from({ length: classes }, (_, target) => target)),
      theta,
    });
  };

  return {
    macs: programMacs(program),
    async check() {
      const { loss, logits, [gradientOutput('theta')]: gradient } = await run();
      return { loss, logits, gradient } as Record<string, FloatTensor>;
    },
    async turn() {
      const begun = performance.now();
      let loss = 0;
      for (let step = 0; step < steps; step += 1) {
        const outputs = await run();
        loss = outputs.loss!.data[0]!;
        argMaxRows(outputs.logits!.data as Float32Array, classes);
        argMaxRows(outputs.sourceLogits!.data as Float32Array, network.classes);
        optimizer.step(outputs[gradientOutput('theta')]!.data as Float32Array, learningRate);
      }
      return { seconds: (performance.now() - begun) / 1000 / steps, loss };
    },
  };
}
