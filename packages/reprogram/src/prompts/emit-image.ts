import { floatTensor, type GraphBuilder, noAttributes, operations } from '@reticket/network';
import { bilinearMatrix } from './bilinear-matrix.js';
import type { ImageShape } from './prompt.js';

/** The same plane in every channel, where a grey image meets a source of several: [N,1,H,W] -> [N,channels,H,W]. */
export function emitChannels(builder: GraphBuilder, images: string, channels: number): string {
  const own = builder.type(images).shape[1]!;
  if (own === channels) return images;
  return builder.emit(operations.concat, Array<string>(channels).fill(images), noAttributes);
}

/** An interpolation matrix once per channel: [1, channels, to, from]. */
function emitMatrix(builder: GraphBuilder, name: string, channels: number, from: number, to: number): string {
  const matrix = bilinearMatrix(from, to);
  const perChannel = new Float32Array(channels * matrix.length);
  for (let channel = 0; channel < channels; channel += 1) perChannel.set(matrix, channel * matrix.length);
  return builder.constant(name, floatTensor(perChannel, [1, channels, to, from]));
}

/**
 * The images at the source's size, by bilinear interpolation (see `bilinearMatrix`) as two products, with the source's
 * channels: [N,c,h,w] -> [N,C,H,W]. Images of that size are passed on as they are.
 */
export function emitSourceImage(builder: GraphBuilder, images: string, source: ImageShape): string {
  const [, channels, height, width] = builder.type(images).shape as [number, number, number, number];
  let resized = images;
  if (height !== source[1]) {
    const rows = emitMatrix(builder, 'prompt.rows', channels, height, source[1]);
    resized = builder.emit(operations.planeMatmul, [rows, resized], {
      transposeA: false,
      transposeB: false,
    });
  }
  if (width !== source[2]) {
    const columns = emitMatrix(builder, 'prompt.columns', channels, width, source[2]);
    resized = builder.emit(operations.planeMatmul, [resized, columns], {
      transposeA: false,
      transposeB: true,
    });
  }
  return emitChannels(builder, resized, source[0]);
}
