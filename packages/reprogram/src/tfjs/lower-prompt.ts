import {
  add,
  clipByValue,
  matMul,
  mul,
  ones,
  pad,
  reshape,
  sigmoid,
  sub,
  type Tensor,
  type Tensor3D,
  type Tensor4D,
  tanh,
  tensor,
  tile,
  transpose,
} from '@tensorflow/tfjs-core';
import { bilinearMatrix } from '../prompts/bilinear-matrix.js';
import type { Prompt, PromptWindow } from '../prompts/prompt.js';

/** Computes source inputs [n, H, W, C] from images [n, h, w, c or 1] and theta [H, W, C]. */
export type LoweredPrompt = (images: Tensor4D, theta: Tensor3D) => Tensor4D;

/** A border or a framed pattern in operations of TensorFlow.js. */
export function lowerPrompt(prompt: Prompt): LoweredPrompt {
  const { sourceShape, window, options } = prompt;
  const [channels, height, width] = sourceShape;
  if (prompt.name === 'expansive') {
    return (images, theta) => {
      const colours = options.parametrisation === 'sigmoid' ? sigmoid(theta) : theta;
      const border = mul(colours, outside(window!, height, width));
      return add(pad(withChannels(images, channels), paddings(window!, height, width)), border);
    };
  }
  const frame = options.frame as number | undefined;
  const middle = frame && { top: frame, left: frame, height: height - 2 * frame, width: width - 2 * frame };
  return (images, theta) => {
    const pattern = options.parametrisation === 'sigmoid' ? tanh(mul(theta, 0.5)) : theta;
    const shown = middle ? mul(pattern, outside(middle, height, width)) : pattern;
    const sum = add(withChannels(resized(images, height, width), channels), shown) as Tensor4D;
    return options.clip ? clipByValue(sum, 0, 1) : sum;
  };
}

function paddings({ top, left, ...window }: PromptWindow, height: number, width: number): [number, number][] {
  return [
    [0, 0],
    [top, height - top - window.height],
    [left, width - left - window.width],
    [0, 0],
  ];
}

/** [1, height, width, 1]: 0 in the window, 1 around it. */
function outside(window: PromptWindow, height: number, width: number): Tensor {
  if (window.height < 1 || window.width < 1) return ones([1, height, width, 1]);
  return sub(1, pad(ones([1, window.height, window.width, 1]), paddings(window, height, width)));
}

function withChannels(images: Tensor4D, channels: number): Tensor4D {
  return images.shape[3] === channels ? images : tile(images, [1, 1, 1, channels]);
}

/** Bilinear interpolation with antialiasing, as `bilinearMatrix` has it. */
function resized(images: Tensor4D, height: number, width: number): Tensor4D {
  return swapSides(resizedRows(swapSides(resizedRows(images, height)), width));
}

/** [n, h, w, c] -> [n, rows, w, c]. */
function resizedRows(images: Tensor4D, rows: number): Tensor4D {
  const [n, h, w, c] = images.shape;
  if (h === rows) return images;
  const columns = reshape(transpose(images, [1, 0, 2, 3]), [h, n * w * c]);
  const product = matMul(tensor(bilinearMatrix(h, rows), [rows, h]), columns);
  return transpose(reshape(product, [rows, n, w, c]), [1, 0, 2, 3]);
}

function swapSides(images: Tensor4D): Tensor4D {
  return transpose(images, [0, 2, 1, 3]);
}
