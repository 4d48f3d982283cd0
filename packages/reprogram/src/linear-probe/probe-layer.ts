import type { LinearProbe } from './linear-probe.js';

/** Weight [classes, width] and bias [classes] of a linear layer. */
export interface ProbeLayer {
  readonly weight: Float32Array;
  readonly bias: Float32Array;
}

/** A probe as a layer on features that are not standardised: weight / std, and bias - weight * mean / std. */
export function probeLayer(probe: LinearProbe): ProbeLayer {
  const { mean, std, width } = probe;
  const weight = probe.weight.map((value, at) => value / std[at % width]!);
  const bias = probe.bias.map((value, label) => {
    const row = weight.subarray(label * width, (label + 1) * width);
    return value - row.reduce((sum, slope, feature) => sum + slope * mean[feature]!, 0);
  });
  return { weight, bias };
}
