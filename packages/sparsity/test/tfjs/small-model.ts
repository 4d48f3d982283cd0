import '@tensorflow/tfjs-backend-cpu';
import { setBackend, type Tensor, tensor } from '@tensorflow/tfjs-core';
import { initializers, type LayersModel, layers, sequential } from '@tensorflow/tfjs-layers';

await setBackend('cpu');

let seed = 0;
const kernelInitializer = () => initializers.randomNormal({ mean: 0, stddev: 0.3, seed: ++seed });

/** Four layers with kernels, of which the outer stay dense by default: 72 + 64 inner weights, layouts HWIO and [in, units]. */
export function smallModel(): LayersModel {
  seed = 0;
  return sequential({
    layers: [
      layers.conv2d({
        name: 'first',
        inputShape: [6, 6, 1],
        filters: 2,
        kernelSize: 3,
        kernelInitializer: kernelInitializer(),
      }),
      layers.batchNormalization({ name: 'norm' }),
      layers.conv2d({
        name: 'inner',
        filters: 4,
        kernelSize: 3,
        activation: 'relu',
        kernelInitializer: kernelInitializer(),
      }),
      layers.flatten(),
      layers.dense({ name: 'hidden', units: 4, kernelInitializer: kernelInitializer() }),
      layers.dense({
        name: 'classifier',
        units: 2,
        activation: 'softmax',
        kernelInitializer: kernelInitializer(),
      }),
    ],
  });
}

/** Eight images [8,6,6,1] and their classes [8,2]. */
export function smallData(): { images: Tensor; labels: Tensor } {
  const pixels = Float32Array.from({ length: 8 * 36 }, (_, i) => Math.sin(i * i));
  const classes = Float32Array.from({ length: 16 }, (_, i) => (i + (i >> 1)) % 2);
  return { images: tensor(pixels, [8, 6, 6, 1]), labels: tensor(classes, [8, 2]) };
}

/** Values of a kernel, by its name. */
export function kernelOf(model: LayersModel, name: string): Float32Array {
  const variable = model.weights.find(({ originalName }) => originalName === name)!;
  return variable.read().dataSync<'float32'>().slice();
}
