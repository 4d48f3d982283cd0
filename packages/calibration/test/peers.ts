import { readFileSync } from 'node:fs';
import { logits, predictions, softmax } from '../src/index.js';

interface MeanAndStd {
  mean: number;
  std: number;
}

export interface PeerCase {
  name: string;
  shape: [number, number];
  logits: number[];
  labels: number[];
  torchmetrics: { l1: number; l2: number; max: number; top1: number; top2: number };
  sklearn: { logLoss: number; brier: number };
  uncertaintyCalibration: {
    ece: number;
    eceEqualMass: number;
    eceMarginal: number;
    rmsceEqualMass: number;
    aurc?: number;
  };
  netcal: { ece: number; mce: number };
  gpleiss: { ece: number };
  relplot: { smECE: number; smECEsigma: number[] };
  smoothEceExact: number[];
  reference: number[];
  temperatureFit: { temperature: number; nllBefore: number; nllAfter: number };
  logitScale: { max: MeanAndStd; margin: MeanAndStd; norm: MeanAndStd };
}

interface Peers {
  sigmas: number[];
  batchSizes: number[];
  cases: PeerCase[];
  normalQuantile: { p: number; z: number }[];
  wilson: { successes: number; trials: number; level: number; low: number; high: number }[];
}

/** Numbers of other packages, made by golden/generate.py. */
export const peers: Peers = JSON.parse(readFileSync(new URL('golden/peers.json', import.meta.url), 'utf8'));

export function logitsOf(peer: PeerCase) {
  return predictions(
    logits({ data: Float64Array.from(peer.logits), shape: peer.shape }),
    Int32Array.from(peer.labels),
  );
}

export function probabilitiesOf(peer: PeerCase) {
  const { scores, labels } = logitsOf(peer);
  return predictions(softmax(scores), labels);
}
