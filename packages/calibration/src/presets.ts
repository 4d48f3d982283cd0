import { type BinConvention, equalMass, equalWidth, quantileEdges } from './binning/convention.js';

/** Number of bins and bin convention of a peer. Spread it into the options of any binned metric. */
export interface BinPreset<C extends BinConvention = BinConvention> {
  readonly bins: number;
  readonly binning: C;
}

/**
 * The bin conventions of other packages under their names, with the number of bins they use unless told otherwise:
 * `ece(p, presets.netcal)`, `mce(p, { ...presets.netcal, bins: 15 })`.
 *
 * - `guo2017`: `_ECELoss` of gpleiss/temperature_scaling. (lo, hi] between the float32 edges of torch.
 * - `torchmetrics`: `MulticlassCalibrationError`. [lo, hi) between the float32 edges of torch, and one bin more for
 *   confidences that are 1 in float32. Unlike here, values outside [0, 1] are passed through softmax without a word.
 * - `netcal`: `ECE`, `MCE` and, with `weighting: 'bins'`, `ACE`. [lo, hi) between the edges of NumPy, the last bin closed. Unlike
 *   here, labels of which at most two differ make it binary, about the probability of class 1 (`label: 1`), and for float32 data
 *   it takes the counts from float64 edges and the means from float32 edges.
 * - `kumar2019`: `get_ece_em` and, with `debiasedRmsce`, `get_calibration_error(mode='top-label')` of
 *   uncertainty-calibration. Equal mass, ties together. Its `get_ece` has the convention that is the default here.
 * - `relplot`: `binnedECE`. The bin is `floor(p / (1 / bins))`, so 1 has a bin of its own.
 * - `sklearn`, `sklearnQuantile`: `calibration_curve`, by strategy. (lo, hi] between the edges of NumPy, or between
 *   percentiles. About the probability of one class: `reliability(p, { ...presets.sklearn, label: 1 })`; empty bins left out.
 */
export const presets = Object.freeze({
  guo2017: preset(15, equalWidth({ edges: 'torch' })),
  torchmetrics: preset(15, equalWidth({ closed: 'left', edges: 'torch', precision: 'float32', one: 'own' })),
  netcal: preset(10, equalWidth({ closed: 'left', edges: 'numpy' })),
  kumar2019: preset(15, equalMass({ ties: 'together' })),
  relplot: preset(10, equalWidth({ closed: 'left', edges: 'floor', one: 'own' })),
  sklearn: preset(5, equalWidth({ edges: 'numpy' })),
  sklearnQuantile: preset(5, quantileEdges({ quantiles: 'percentile' })),
});

function preset<C extends BinConvention>(bins: number, binning: C): BinPreset<C> {
  return Object.freeze({ bins, binning });
}
