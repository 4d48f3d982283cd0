import { floatTensor, type Tensor as HostTensor } from '@reticket/network';
import { type Tensor, type Tensor4D, tensor4d, tidy, transpose } from '@tensorflow/tfjs-core';

/** Uploads [n, c, h, w] as [n, h, w, c]. */
export function onDevice({ data, shape }: HostTensor): Tensor4D {
  return tidy(() => transpose(tensor4d(data, [...shape] as [number, number, number, number]), [0, 2, 3, 1]));
}

/** Downloads a tensor and disposes of it. */
export async function take(value: Tensor): Promise<HostTensor> {
  try {
    return floatTensor((await value.data()) as Float32Array, value.shape);
  } finally {
    value.dispose();
  }
}
