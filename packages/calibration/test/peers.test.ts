import { describe, expect, it } from 'vitest';
import {
  accuracy,
  aurc,
  brier,
  classwiseEce,
  ece,
  fitTemperature,
  logitScale,
  mce,
  nll,
  presets,
  referenceEce,
  rmsce,
  topK,
} from '../src/index.js';
import { logitsOf, peers, probabilitiesOf } from './peers.js';

describe.each(peers.cases.map((peer) => [peer.name, peer] as const))(
  'agrees with peers on %s',
  (name, peer) => {
    const raw = logitsOf(peer);
    const probable = probabilitiesOf(peer);

    it('torchmetrics: calibration error l1, max and accuracy', () => {
      expect(ece(probable)).toBeCloseTo(peer.torchmetrics.l1, 6);
      expect(mce(probable)).toBeCloseTo(peer.torchmetrics.max, 6);
      expect(accuracy(raw)).toBeCloseTo(peer.torchmetrics.top1, 6);
    });

    it('torchmetrics: calibration error l2, in which its own bin for p = 1 shows', () => {
      expect(rmsce(probable, presets.torchmetrics)).toBeCloseTo(peer.torchmetrics.l2, 6);
    });

    it.skipIf(name === 'tied')(
      'torchmetrics: top-2 accuracy (its order of tied classes is not defined)',
      () => {
        expect(topK(raw, 2)).toBeCloseTo(peer.torchmetrics.top2, 6);
      },
    );

    it('scikit-learn: log loss and multi-class Brier score', () => {
      expect(nll(raw)).toBeCloseTo(peer.sklearn.logLoss, 12);
      expect(nll(probable)).toBeCloseTo(peer.sklearn.logLoss, 12);
      expect(brier(probable)).toBeCloseTo(peer.sklearn.brier, 12);
    });

    it('uncertainty-calibration: equal-width, equal-mass and marginal ECE', () => {
      expect(ece(probable)).toBeCloseTo(peer.uncertaintyCalibration.ece, 12);
      expect(ece(probable, { binning: 'equalMass' })).toBeCloseTo(
        peer.uncertaintyCalibration.eceEqualMass,
        12,
      );
      expect(classwiseEce(probable)).toBeCloseTo(peer.uncertaintyCalibration.eceMarginal, 12);
    });

    it.skipIf(name === 'tied')(
      'uncertainty-calibration: equal-mass RMSCE (it bins tied data differently)',
      () => {
        const value = ece(probable, { binning: 'equalMass', norm: 2 });
        expect(value).toBeCloseTo(peer.uncertaintyCalibration.rmsceEqualMass, 12);
      },
    );

    it.skipIf(name === 'tied')('uncertainty-calibration: AURC (its order of ties is not defined)', () => {
      expect(aurc(probable)).toBeCloseTo(peer.uncertaintyCalibration.aurc!, 12);
    });

    it('netcal and temperature_scaling: ECE and MCE', () => {
      expect(ece(probable)).toBeCloseTo(peer.netcal.ece, 12);
      expect(mce(probable)).toBeCloseTo(peer.netcal.mce, 12);
      expect(ece(probable)).toBeCloseTo(peer.gpleiss.ece, 12);
    });

    it('Reprogram_LT: the logged number for several batch sizes, to float32', () => {
      peers.batchSizes.forEach((batchSize, i) => {
        expect(referenceEce(raw, { batchSize }) / peer.reference[i]!).toBeCloseTo(1, 5);
      });
    });

    it('SciPy: temperature and NLL', () => {
      const fit = fitTemperature(raw.scores, raw.labels);
      expect(fit.nllBefore).toBeCloseTo(peer.temperatureFit.nllBefore, 12);
      expect(fit.nllAfter).toBeCloseTo(peer.temperatureFit.nllAfter, 9);
      expect(fit.temperature / peer.temperatureFit.temperature).toBeCloseTo(1, 5);
    });

    it('NumPy: logit scale', () => {
      const scale = logitScale(raw.scores);
      for (const key of ['max', 'margin', 'norm'] as const) {
        expect(scale[key].mean).toBeCloseTo(peer.logitScale[key].mean, 12);
        expect(scale[key].std).toBeCloseTo(peer.logitScale[key].std, 12);
      }
    });
  },
);
