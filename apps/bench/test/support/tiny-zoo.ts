import { join } from 'node:path';
import { writeRandomCheckpoint } from './random-checkpoint.js';

/** Arguments of a zoo of the planned methods on a few embedded images, over random weights written into `folder`. */
export function tinyZoo(folder: string): string[] {
  const checkpoint = join(folder, 'random.safetensors');
  writeRandomCheckpoint(checkpoint);
  return [
    'tickets',
    ...['--model', `resnet20-cifar:${checkpoint}`, '--dataset', 'fashion-mnist-sample'],
    ...['--method', 'dense,imp-fine-tuning,imp-weight-rewinding,imp-rate-rewinding,one-shot,rigl,random'],
    ...['--states', '2', '--seeds', '0', '--steps', '3', '--rewind-epochs', '2', '--rewind-to', '1'],
    ...[
      '--train-per-class',
      '5',
      '--validation-per-class',
      '1',
      '--test-per-class',
      '2',
      '--batch-size',
      '8',
    ],
    ...['--engine', 'onnx-cpu', '--workers', '2'],
  ];
}
