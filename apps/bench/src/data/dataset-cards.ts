import { listDatasets } from '@reticket/datasets';
import { UnknownNameError } from '../errors.js';

/** @throws UnknownNameError listing the data sets there are. */
export function checkDatasetName(name: string): void {
  const known = listDatasets().map((card) => card.name);
  if (!known.includes(name)) throw new UnknownNameError('data set', name, known);
}
