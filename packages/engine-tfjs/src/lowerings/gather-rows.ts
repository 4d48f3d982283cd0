import * as tf from '@tensorflow/tfjs-core';
import { physicalAxis } from '../layouts/layout.js';
import type { LoweringOf } from './lowering.js';

export const gatherRows: LoweringOf<'gatherRows'> = ({ layout, read, step }) =>
  step([read(0, layout), read(1)], (x: tf.Tensor, indices: tf.Tensor1D) =>
    tf.gather(x, indices, physicalAxis(layout, 0)),
  );
