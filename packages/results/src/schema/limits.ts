/** Upper bounds of everything a run file may hold; a file beyond any of them is refused. */
export const runLimits = {
  /** UTF-16 code units of the JSON text. */
  textLength: 256 * 1024 * 1024,
  cells: 100_000,
  perfFigures: 10_000,
  perfSamples: 100_000,
  metrics: 500,
  valuesPerCell: 500,
  optionsPerCell: 100,
  packages: 1_000,
  reliabilityBins: 1_000,
  trainingEpochs: 100_000,
  labelMapEntries: 10_000,
  /** Base64 characters of a prompt picture. */
  pictureLength: 700_000,
  shortText: 200,
  longText: 4_000,
} as const;
