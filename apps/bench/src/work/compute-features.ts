import { elementCount } from '@reticket/network';
import { byteImages, expansivePrompt, extractFeatures, type ImageSource } from '@reticket/reprogram';
import type { BenchWorker } from './bench-worker.js';
import type { FeaturesTask } from './task.js';

const batch = 32;
const grey = 0.5;

type ImageShape = readonly [number, number, number];

/** Images in the window of an untrained prompt: what visual prompting starts from, for the equal-resolution control. */
function inWindow(images: ImageSource, source: ImageShape): ImageSource {
  const { window } = expansivePrompt({ image: images.shape, source });
  const [channels, height, width] = source;
  const small = elementCount(images.shape);
  const large = elementCount(source);
  return {
    count: images.count,
    shape: source,
    read(indices, target) {
      const pixels = new Float32Array(indices.length * small);
      images.read(indices, pixels);
      target.fill(grey, 0, indices.length * large);
      for (let item = 0; item < indices.length; item += 1)
        for (let channel = 0; channel < channels; channel += 1)
          for (let row = 0; row < window.height; row += 1) {
            const from = item * small + (channel * window.height + row) * window.width;
            const to = item * large + (channel * height + window.top + row) * width + window.left;
            target.set(pixels.subarray(from, from + window.width), to);
          }
    },
  };
}

/** Features of every train and test image of a data set under a ticket, stored for all probes of the run. */
export async function computeFeatures(worker: BenchWorker, task: FeaturesTask): Promise<null> {
  const { config } = worker.settings;
  const { network } = worker;
  const { channels, height, width } = network.input;
  const stretched = task.resolution === 'source';
  const size = stretched ? height : config.visualPrompt.imageSize;
  const dataset = await worker.target(task.dataset, size);
  const engine = await worker.engine();
  const weights = worker.weights(task.state);
  const extract = async (pixels: Uint8Array) => {
    const images = byteImages(pixels, [3, size, size]);
    const shown = stretched ? images : inWindow(images, [channels, height, width]);
    const { features, width: count } = await extractFeatures({
      engine,
      network,
      weights,
      images: shown,
      batchSize: batch,
      memoryLimit: worker.settings.memoryLimit,
    });
    return { data: features, shape: [images.count, count] };
  };
  await worker.features.write(task.configuration, {
    train: await extract(dataset.train.pixels),
    test: await extract(dataset.test.pixels),
  });
  return null;
}
