import { brand } from '../../scores.js';
import { type FittedParts, finishFit, fittedRecalibrator, requireFitInput } from '../fitted.js';
import type { FittedRecalibrator, Recalibrator, ScoreKind, ScoresOf } from '../recalibrator.js';
import type { StoredRecalibrator } from '../stored.js';
import { fitAffine } from './fit-affine.js';
import { checkRegularisation, type RegularisationOptions } from './regularisation.js';
import type { AffineStructure } from './structure.js';

/** A method `softmax(W x + b)`: how its features come from scores, and which of W and b are free. */
export interface AffineMap<K extends ScoreKind, P> {
  readonly name: string;
  readonly input: K;
  /** `[n, k]` */
  readonly features: (scores: ScoresOf<K>) => Float64Array;
  readonly structure: AffineStructure<P>;
}

export function affineRecalibrator<K extends ScoreKind, P>(
  map: AffineMap<K, P>,
  { regularisation }: RegularisationOptions,
): Recalibrator<K, P> {
  checkRegularisation(regularisation);
  return Object.freeze({
    name: map.name,
    input: map.input,
    fit(predictions) {
      requireFitInput(predictions, map.input, map.name);
      const { scores, labels } = predictions;
      const classes = scores.shape[1];
      const samples = { features: map.features(scores), labels, classes };
      const fit = fitAffine(map.structure, samples, regularisation);
      return finishFit(partsOf(map, classes, map.structure.name(fit.theta, classes)), predictions, fit);
    },
  } satisfies Recalibrator<K, P>);
}

/** Rebuilds what `affineRecalibrator` of the same map fitted. */
export function restoreAffine<K extends ScoreKind, P>(
  map: AffineMap<K, P>,
): (stored: StoredRecalibrator) => FittedRecalibrator<K, P> {
  return ({ classes, parameters, report }) =>
    fittedRecalibrator(partsOf(map, classes, map.structure.read(classes)('parameters', parameters)), report);
}

function partsOf<K extends ScoreKind, P>(
  { name, input, features, structure }: AffineMap<K, P>,
  classes: number,
  parameters: P,
): FittedParts<K, P> {
  const theta = structure.flatten(parameters);
  const apply = (scores: ScoresOf<K>) => {
    const out = new Float64Array(scores.data.length);
    const x = features(scores);
    for (let start = 0; start < out.length; start += classes) {
      structure.forward(theta, x, start, out.subarray(start, start + classes));
    }
    return brand('logits', out, scores.shape);
  };
  return { name, input, classes, parameters, apply };
}
