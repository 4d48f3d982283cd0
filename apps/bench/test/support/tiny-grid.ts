import { join } from 'node:path';
import { type RandomCheckpointOptions, writeRandomCheckpoint } from './random-checkpoint.js';

/** Arguments of a grid of eight small cells on embedded data, over random weights written into `folder`. */
export function tinyGrid(
  folder: string,
  weights: RandomCheckpointOptions = {},
  budget: readonly string[] = ['--epochs', '2'],
): string[] {
  const checkpoint = join(folder, 'random.safetensors');
  writeRandomCheckpoint(checkpoint, weights);
  return [
    'grid',
    ...['--model', `resnet20-cifar:${checkpoint}`],
    ...['--dataset', 'fashion-mnist-sample'],
    ...['--state', '0,3', '--shots', '1', '--seed', '0,1', ...budget],
    ...['--train-per-class', '6', '--validation-per-class', '2', '--test-per-class', '4'],
    ...['--upstream', 'none', '--engine', 'onnx-cpu', '--workers', '2'],
  ];
}
