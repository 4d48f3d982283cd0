// A linear probe of 100 epochs on SqueezeNet 1.1 at 224 px, 4 shots of 10 classes: features computed once and kept,
// against the backbone run again in every epoch as the reference does. Everything from pixels to the fitted probe counts.
import { availableParallelism } from 'node:os';
import { createOnnxEngine } from '@reticket/engine-onnx';
import { squeezenet1_1 } from '@reticket/network';
import { byteImages, extractFeatures, fitLinearProbe } from '@reticket/reprogram';
import { measure } from './support/measure.mjs';
import { randomPixels, randomWeights } from './support/random-network.mjs';

const classes = 10;
const shots = 4;
const epochs = 100;
const required = 20;

export default async function linearProbe() {
  const network = squeezenet1_1();
  const weights = randomWeights(network);
  const images = byteImages(randomPixels(classes * shots, 224), [3, 224, 224]);
  const labels = Int32Array.from({ length: images.count }, (_, index) => index % classes);
  const engine = await createOnnxEngine({ provider: 'cpu', threads: availableParallelism() });
  const extract = () => extractFeatures({ engine, network, weights, images, batchSize: images.count });
  const fit = ({ features, width }, amount) =>
    fitLinearProbe({ features, labels, classes, width, budget: { kind: 'epochs', amount }, seed: 0 });

  const params = { network: network.name, images: images.count, epochs };
  const figures = await measure(
    {
      'LP, cached features': async () => {
        fit(await extract(), epochs);
      },
      'LP, backbone in every epoch': async () => {
        for (let epoch = 0; epoch < epochs; epoch += 1) fit(await extract(), 1);
      },
    },
    { iterations: 3, warmup: 0, params },
  );
  const [cached, repeated] = Object.values(figures).map(({ p50 }) => p50);
  return {
    figures: Object.values(figures),
    ratios: [{ name: 'LP: backbone in every epoch / cached features', value: repeated / cached, required }],
  };
}
