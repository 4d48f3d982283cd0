/** What slides over the two spatial axes, and how. */
interface Window {
  readonly kernel: readonly [number, number];
  readonly strides: readonly [number, number];
  readonly pads: readonly [number, number, number, number];
}

type Size = readonly [number, number];

/** Calls `visit` for every output position and every kernel position that meets the input there. */
export function forEachMeeting(
  input: Size,
  output: Size,
  { kernel, strides, pads }: Window,
  visit: (output: number, kernel: number, input: number) => void,
): void {
  for (let oy = 0; oy < output[0]; oy += 1) {
    for (let ox = 0; ox < output[1]; ox += 1) {
      for (let ky = 0; ky < kernel[0]; ky += 1) {
        for (let kx = 0; kx < kernel[1]; kx += 1) {
          const iy = oy * strides[0] + ky - pads[0];
          const ix = ox * strides[1] + kx - pads[1];
          if (iy < 0 || ix < 0 || iy >= input[0] || ix >= input[1]) continue;
          visit(oy * output[1] + ox, ky * kernel[1] + kx, iy * input[1] + ix);
        }
      }
    }
  }
}
