/** Channels, height and width. */
type Shape = readonly [number, number, number];

/** [c, h, w] -> [h, w, c]. */
export function toChannelsLast(data: Float32Array, [channels, height, width]: Shape): Float32Array {
  const plane = height * width;
  return Float32Array.from(data, (_, at) => data[(at % channels) * plane + Math.floor(at / channels)]!);
}

/** [h, w, c] -> [c, h, w]. */
export function toChannelsFirst(data: Float32Array, [channels, height, width]: Shape): Float32Array {
  const plane = height * width;
  return Float32Array.from(data, (_, at) => data[(at % plane) * channels + Math.floor(at / plane)]!);
}
