/** The two figures of a run, each with the metrics it can show; the first one the run has is drawn at build time. */
export const figures = {
  accuracy: ['top1', 'top5', 'aurc', 'trainAccuracy', 'seconds'],
  calibration: [
    'ece',
    'ece.scaled',
    'eceEqualMass',
    'classwiseEce',
    'smoothEce',
    'mce',
    'nll',
    'brier',
    'referenceEce',
  ],
} as const;

export type FigureName = keyof typeof figures;
