import { InvalidArgumentError } from '../../errors.js';
import { brand } from '../../scores.js';
import { type FittedParts, fittedRecalibrator } from '../fitted.js';
import { readArray, readField } from '../json-reader.js';
import type { FittedRecalibrator, RecalibratorJson, ScoreKind, ScoresOf } from '../recalibrator.js';
import type { StoredRecalibrator } from '../stored.js';

export const MEAN_ENSEMBLE = 'meanEnsemble';

const MAX_MEMBERS = 1000;

export interface MeanEnsembleParameters {
  readonly members: readonly RecalibratorJson[];
}

/** The mean of the probabilities of members of one kind and number of classes. */
export function meanEnsembleParts<K extends ScoreKind>(
  members: readonly FittedRecalibrator<K>[],
): FittedParts<K, MeanEnsembleParameters> {
  const [{ input, classes }] = members as [FittedRecalibrator<K>];
  return {
    name: MEAN_ENSEMBLE,
    input,
    classes,
    parameters: { members: members.map((member) => member.toJSON()) },
    apply: (scores) => brand('probabilities', meanOf(members, scores), scores.shape),
  };
}

/** @param restoreMember rebuilds any recalibrator but an ensemble */
export function restoreMeanEnsemble(
  { classes, parameters, report }: StoredRecalibrator,
  restoreMember: (json: unknown) => FittedRecalibrator,
): FittedRecalibrator {
  const members = readField(
    'parameters',
    parameters,
    'members',
    readArray((_, json) => restoreMember(json), undefined),
  );
  if (members.length === 0 || members.length > MAX_MEMBERS) {
    throw new InvalidArgumentError('number of members', members.length, `1 to ${MAX_MEMBERS}`);
  }
  for (const member of members) {
    if (member.classes !== classes || member.input !== members[0]!.input) {
      throw new InvalidArgumentError(
        'member of the ensemble',
        `${member.classes} classes of ${member.input}`,
        `${classes} classes of ${members[0]!.input}`,
      );
    }
  }
  return fittedRecalibrator(meanEnsembleParts(members), report);
}

function meanOf<K extends ScoreKind>(
  members: readonly FittedRecalibrator<K>[],
  scores: ScoresOf<K>,
): Float64Array {
  const sum = new Float64Array(scores.data.length);
  for (const member of members) {
    member.transform(scores).data.forEach((p: number, i: number) => {
      sum[i]! += p / members.length;
    });
  }
  return sum.map((p) => Math.min(p, 1));
}
