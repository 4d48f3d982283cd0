import type { Engine } from '@reticket/network';
import { checkCount, checkPositive } from '../arguments.js';
import { checkProbeData, type ProbeData } from '../linear-probe/check-probe-data.js';
import { noStandardization } from '../linear-probe/standardization.js';
import { type ClassWeighting, checkClassWeighting, lossDivisors } from './class-weights.js';
import { engineCrossEntropy } from './engine-cross-entropy.js';
import { HessianPreconditioner } from './hessian-preconditioner.js';
import { hostCrossEntropy } from './host-cross-entropy.js';
import { minimizeRidge } from './minimize-ridge.js';
import type { RidgeProbeFit } from './ridge-probe.js';
import { shrunkStandardization } from './shrunk-standardization.js';

/** Multiply-accumulates of a pass below which an engine's own cost per run is larger than what it saves. */
const leastForEngine = 4e6;

export interface RidgeFitOptions extends ProbeData {
  /** Brings features to mean 0 and, with many items, deviation 1, see README; true by default. */
  readonly standardize?: boolean;
  /** `uniform` by default; `balanced` lets every class count the same, whatever its number of items. */
  readonly classWeighting?: ClassWeighting;
  /** What to compute passes on where they are large; plain JavaScript without. */
  readonly engine?: Engine;
  /** Bytes, as the engine estimates them, that a chunk may take. */
  readonly memoryLimit?: number;
  /** The minimum is reached where no entry of the gradient is larger, > 0; 1e-5 by default. scikit-learn's is 1e-4. */
  readonly gradientTolerance?: number;
  /** Most steps of L-BFGS for each l2, >= 1; 1000 by default. */
  readonly maxIterations?: number;
  readonly signal?: AbortSignal;
}

/** Fits probes to the same items, one after the other. */
export interface RidgeFitter {
  /** The minimum for one l2, searched from another probe's parameters or from zeros. */
  fit(l2: number, from?: RidgeProbeFit): Promise<RidgeProbeFit>;
}

/** Checks the options, gets everything ready for `use`, and frees it in every case. */
export async function withRidgeFitter<T>(
  options: RidgeFitOptions,
  use: (fitter: RidgeFitter) => Promise<T>,
): Promise<T> {
  const { features, labels, classes, width, engine, memoryLimit, signal } = options;
  const { standardize = true, classWeighting = 'uniform' } = options;
  const { gradientTolerance = 1e-5, maxIterations = 1000 } = options;
  checkProbeData(options);
  checkClassWeighting(classWeighting);
  checkPositive('gradientTolerance', gradientTolerance);
  checkCount('maxIterations', maxIterations);

  const standardization = standardize ? shrunkStandardization(features, width) : noStandardization(width);
  const divisors = lossDivisors(labels, classes, classWeighting);
  const items = { features, labels, divisors, classes, width, standardization };
  const macsOfPass = 2 * labels.length * width * classes;
  const crossEntropy =
    engine === undefined || macsOfPass < leastForEngine
      ? hostCrossEntropy(items)
      : await engineCrossEntropy(engine, items, memoryLimit);
  const penalised = classes * width;
  // With fewer items than features a product with it costs more than a pass.
  const preconditioner = labels.length < width ? undefined : new HessianPreconditioner(items);

  try {
    return await use({
      async fit(l2, from) {
        const initial = new Float64Array(penalised + classes);
        if (from !== undefined) {
          initial.set(from.weight);
          initial.set(from.bias, penalised);
        }
        const { x, value, ...solution } = await minimizeRidge(crossEntropy, initial, {
          l2,
          penalised,
          gradientTolerance,
          maxIterations,
          precondition: preconditioner?.forPenalty(l2, from?.trainLoss ?? Math.log(classes)),
          signal,
        });
        const weight = Float32Array.from(x.subarray(0, penalised));
        const penalty = (l2 / 2) * x.subarray(0, penalised).reduce((sum, entry) => sum + entry ** 2, 0);
        return {
          weight,
          bias: Float32Array.from(x.subarray(penalised)),
          ...standardization,
          classes,
          width,
          l2,
          objective: value,
          trainLoss: value - penalty,
          iterations: solution.iterations,
          evaluations: solution.evaluations,
          converged: solution.converged,
          reason: solution.reason,
          macs: macsOfPass * solution.evaluations,
        };
      },
    });
  } finally {
    await crossEntropy.dispose();
  }
}
