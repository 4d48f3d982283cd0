// Full fine-tuning beside linear probing: ResNet-20 of the zoo on the embedded sample of Fashion-MNIST at 32 px, 500 test images.
//
//   node benchmarks/fine-tuning.mjs [shots per class ...]
//
// Run it after `pnpm build`. Fine-tuning begins with the probe (LP-FT): Adam, 20 epochs, learning rate 0.001, cosine.
import { readFile } from 'node:fs/promises';
import { loadDataset } from '@reticket/datasets';
import { createOnnxEngine } from '@reticket/engine-onnx';
import { bindWeights, readCheckpoint, resnetCifar } from '@reticket/network';
import {
  argMaxRows,
  byteImages,
  drawShots,
  extractFeatures,
  fitFineTuning,
  fitLinearProbe,
  predictFineTuned,
  predictLinearProbe,
  selectImages,
} from '@reticket/reprogram';

const classes = 10;
const seeds = [0, 1, 2];
const shotCounts = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [4];

const { train, test } = await loadDataset('fashion-mnist-sample', { size: 32 });
const labelled = ({ pixels, labels }) => ({
  images: byteImages(pixels, [3, 32, 32]),
  labels: Int32Array.from(labels),
});
const [all, tested] = [labelled(train), labelled(test)];

const network = resnetCifar(20);
const file = new URL('../../../zoo/resnet20-cifar10.safetensors', import.meta.url);
const weights = bindWeights(network, readCheckpoint(new Uint8Array(await readFile(file))));
const model = { engine: await createOnnxEngine({ threads: 1 }), network, weights, batchSize: 50 };

function accuracy(logits) {
  const predicted = argMaxRows(logits, classes);
  return predicted.filter((label, item) => label === tested.labels[item]).length / predicted.length;
}

const onTest = await extractFeatures({ ...model, images: tested.images });
for (const shots of shotCounts) {
  for (const seed of seeds) {
    const drawn = selectImages(all, drawShots(all.labels, { classes, shots, seed }).indices);
    const features = await extractFeatures({ ...model, images: drawn.images });
    const probe = fitLinearProbe({ ...features, labels: drawn.labels, classes, seed });
    const fit = await fitFineTuning({
      ...model,
      train: drawn,
      classes,
      head: probe,
      budget: { kind: 'epochs', amount: 20 },
      batchSize: 20,
      learningRate: 0.001,
      schedule: 'cosine',
      seed,
    });
    const { logits } = await predictFineTuned({ ...model, ...fit, images: tested.images });
    const probed = accuracy(predictLinearProbe(probe, onTest.features));
    console.log(
      `${shots} shots, seed ${seed}: probe ${probed}, fine-tuned ${accuracy(logits)}, ${(fit.macs / 1e9).toFixed(0)} GMAC`,
    );
  }
}
