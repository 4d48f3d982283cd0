// A linear probe of 100 epochs on SqueezeNet 1.1 at 224 px, 2 shots of 10 classes: features computed once and kept,
// against the backbone run again in every epoch as the reference does. The backbone is compiled before either.
import { availableParallelism } from 'node:os';
import { createOnnxEngine } from '@reticket/engine-onnx';
import { featuresProgram, floatTensor, squeezenet1_1 } from '@reticket/network';
import { fitLinearProbe } from '@reticket/reprogram';
import { measure } from './support/measure.mjs';
import { randomPixels, randomWeights } from './support/random-network.mjs';

const classes = 10;
const shots = 2;
const epochs = 100;
const required = 20;

export default async function linearProbe() {
  const network = squeezenet1_1();
  const weights = randomWeights(network);
  const count = classes * shots;
  const pixels = Float32Array.from(randomPixels(count, 224), (value) => value / 255);
  const images = floatTensor(pixels, [count, 3, 224, 224]);
  const labels = Int32Array.from({ length: count }, (_, index) => index % classes);
  const engine = await createOnnxEngine({ provider: 'cpu', threads: availableParallelism() });
  const backbone = await engine.compile(featuresProgram(network, { batch: count }), weights);
  const extract = async () => (await backbone.run({ images })).features;
  const fit = ({ data, shape }, amount) => {
    const budget = { kind: 'epochs', amount };
    fitLinearProbe({ features: data, labels, classes, width: shape[1], budget, seed: 0 });
  };

  const params = { network: network.name, images: count, epochs };
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
  await backbone.dispose();
  const [cached, repeated] = Object.values(figures).map(({ p50 }) => p50);
  return {
    figures: Object.values(figures),
    ratios: [{ name: 'LP: backbone in every epoch / cached features', value: repeated / cached, required }],
  };
}
