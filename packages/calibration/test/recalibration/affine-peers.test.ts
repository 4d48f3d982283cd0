import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type DirichletVariant,
  dirichletCalibration,
  type FitReport,
  logits,
  matrixScaling,
  predictions,
  type Regularisation,
  softmax,
  vectorScaling,
} from '../../src/index.js';

interface AffineCase {
  name: DirichletVariant | 'vectorScaling' | 'matrixScaling';
  regularisation: Regularisation | null;
  dirichletcal: number[];
  optimum: { nll: number; objective: number };
}

/** Numbers of other packages, made by golden/recalibrators_affine.py. */
const golden: {
  classes: number;
  logits: number[];
  labels: number[];
  heldOut: number[];
  cases: AffineCase[];
} = JSON.parse(readFileSync(new URL('../golden/recalibrators-affine.json', import.meta.url), 'utf8'));

const rows = (values: number[]) =>
  logits({ data: Float64Array.from(values), shape: [values.length / golden.classes, golden.classes] });
const labels = Int32Array.from(golden.labels);
const raw = predictions(rows(golden.logits), labels);
const probable = predictions(softmax(raw.scores), labels);
const heldOut = rows(golden.heldOut);

function fit({ name, regularisation }: AffineCase): { mapped: ArrayLike<number>; report: FitReport } {
  const options = regularisation === null ? {} : { regularisation };
  if (name === 'vectorScaling' || name === 'matrixScaling') {
    const fitted = { vectorScaling, matrixScaling }[name](options).fit(raw);
    return { mapped: fitted.transform(heldOut).data, report: fitted.report };
  }
  const fitted = dirichletCalibration({ variant: name, ...options }).fit(probable);
  return { mapped: fitted.transform(softmax(heldOut)).data, report: fitted.report };
}

describe.each(golden.cases.map((one) => [`${one.name} ${JSON.stringify(one.regularisation)}`, one] as const))(
  '%s',
  (_, one) => {
    const { mapped, report } = fit(one);

    it('agrees with dirichletcal on held-out rows to 1e-6', () => {
      const errors = one.dirichletcal.map((p, i) => Math.abs(mapped[i]! - p));
      expect(Math.max(...errors)).toBeLessThan(1e-6);
    });

    it('reaches the optimum of SciPy', () => {
      expect(report.converged).toBe(true);
      expect(Math.abs(report.nllAfter - one.optimum.nll)).toBeLessThan(1e-6);
      if (one.regularisation === null) expect(report.nllAfter).toBeLessThanOrEqual(one.optimum.nll + 1e-9);
    });
  },
);
