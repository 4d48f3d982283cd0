import { describe, expect, it } from 'vitest';
import { augrc, aurc, coverageAtRisk, excessAurc, riskCoverage, selectiveAccuracy } from '../../src/index.js';
import { peers, probabilitiesOf } from '../peers.js';
import { readGolden } from '../read-golden.js';

type Column = 'threshold' | 'coverage' | 'risk' | 'generalizedRisk';

interface Golden {
  coverages: number[];
  risks: number[];
  cases: {
    name: string;
    fdShifts: { augrc: number; optimalAurc: number; curve: Record<Column, number[]> };
    torchUncertainty?: { riskAtCoverage: number[]; coverageAtRisk: (number | null)[] };
  }[];
}

const golden = readGolden<Golden>('selective');

describe.each(golden.cases.map((one, i) => [one.name, one, peers.cases[i]!] as const))(
  'on %s',
  (_, { fdShifts, torchUncertainty }, peer) => {
    const probable = probabilitiesOf(peer);

    it('fd-shifts: AUGRC, and the optimum of E-AURC', () => {
      expect(augrc(probable)).toBeCloseTo(fdShifts.augrc, 12);
      expect(aurc(probable) - excessAurc(probable, { optimum: 'limit' })).toBeCloseTo(
        fdShifts.optimalAurc,
        12,
      );
    });

    it('fd-shifts: the first points of the curves', () => {
      const curve = riskCoverage(probable);
      for (const column of ['threshold', 'coverage', 'risk', 'generalizedRisk'] as const) {
        fdShifts.curve[column].forEach((value, i) => {
          expect(curve[i]![column]).toBeCloseTo(value, 12);
        });
      }
    });

    it.skipIf(torchUncertainty === undefined)(
      'torch-uncertainty: risk at coverage and coverage at risk (its order of ties is not defined)',
      () => {
        golden.coverages.forEach((coverage, i) => {
          expect(1 - selectiveAccuracy(probable, coverage)).toBeCloseTo(
            torchUncertainty!.riskAtCoverage[i]!,
            12,
          );
        });
        golden.risks.forEach((risk, i) => {
          expect(coverageAtRisk(probable, risk)).toBeCloseTo(torchUncertainty!.coverageAtRisk[i]!, 6);
        });
      },
    );
  },
);
