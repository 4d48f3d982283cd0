/** What slides over the two spatial axes, and how. */
export interface Window {
  readonly kernel: readonly [number, number];
  readonly strides: readonly [number, number];
  readonly pads: readonly [number, number, number, number];
}

type Size = readonly [number, number];

/** Flat positions in the output plane, the kernel and the input plane that meet, one entry each per meeting. */
export interface Meetings {
  readonly output: Int32Array;
  readonly kernel: Int32Array;
  readonly input: Int32Array;
}

/** Every output position with every kernel position that meets the input there, in row-major order. */
export function meetings(input: Size, output: Size, { kernel, strides, pads }: Window): Meetings {
  const found: [output: number, kernel: number, input: number][] = [];
  for (let oy = 0; oy < output[0]; oy += 1) {
    for (let ox = 0; ox < output[1]; ox += 1) {
      for (let ky = 0; ky < kernel[0]; ky += 1) {
        for (let kx = 0; kx < kernel[1]; kx += 1) {
          const iy = oy * strides[0] + ky - pads[0];
          const ix = ox * strides[1] + kx - pads[1];
          if (iy < 0 || ix < 0 || iy >= input[0] || ix >= input[1]) continue;
          found.push([oy * output[1] + ox, ky * kernel[1] + kx, iy * input[1] + ix]);
        }
      }
    }
  }
  return {
    output: Int32Array.from(found, ([at]) => at),
    kernel: Int32Array.from(found, ([, at]) => at),
    input: Int32Array.from(found, ([, , at]) => at),
  };
}
