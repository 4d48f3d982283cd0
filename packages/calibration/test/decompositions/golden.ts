import {
  type CorpDecomposition,
  type MurphyDecomposition,
  type Predictions,
  type Probabilities,
  predictions,
  probabilities,
} from '../../src/index.js';
import { peers, probabilitiesOf } from '../peers.js';
import { readGolden } from '../read-golden.js';

interface Case {
  name: string;
  events: {
    /** -1: the predicted class is right; else the class. */
    event: number;
    brier: CorpDecomposition;
    log: CorpDecomposition | null;
    murphy: MurphyDecomposition;
  }[];
  /** `[n, 2]`; absent where the case is one of peers.json. */
  probabilities?: number[];
  labels?: number[];
}

export const golden = readGolden<{ bins: number; cases: Case[] }>('decompositions');

export function inputOf(one: Case): Predictions<Probabilities> {
  const peer = peers.cases.find(({ name }) => name === one.name);
  if (peer !== undefined) return probabilitiesOf(peer);
  const labels = Int32Array.from(one.labels!);
  const data = Float64Array.from(one.probabilities!);
  return predictions(probabilities({ data, shape: [labels.length, 2] }), labels);
}

export const eventOf = (event: number) => (event < 0 ? {} : { label: event });
