import { cellId } from '@reticket/results';
import type { Budget, GridConfig } from '../config/grid-config.js';
import type { Configuration } from '../store/record-store.js';
import { type Adaptation, adaptationsOf } from './adaptation.js';
import { type MethodOptions, methodBudget, methodOptions } from './method-options.js';

/** One cell before it is computed. */
export interface PlannedCell {
  readonly id: string;
  readonly configuration: Configuration;
  readonly state: number;
  readonly adaptation: Adaptation;
  readonly methodOptions: MethodOptions;
  readonly dataset: string;
  readonly shots: number | 'all';
  readonly budget: Budget;
  readonly seed: number;
}

/** What the cells of a grid have in common, known once weights and data have been looked at. */
export interface CellOrigin {
  readonly model: string;
  /** SHA-256 of the dense checkpoint file. */
  readonly weightsHash: string;
  /** Content hash of each data set by name. */
  readonly datasetHashes: ReadonlyMap<string, string>;
}

/**
 * Every cell of a grid, in the order of results: data set, shots, state, adaptation, seed. A cell's id depends on nothing
 * but its own configuration, so grids that share a cell agree on its name.
 */
export function planCells(
  config: GridConfig,
  { model, weightsHash, datasetHashes }: CellOrigin,
): PlannedCell[] {
  const { trainPerClass, validationPerClass, testPerClass } = config.splits;
  const cells: PlannedCell[] = [];
  for (const dataset of config.datasets)
    for (const shots of config.shots)
      for (const state of config.ticket.states)
        for (const adaptation of adaptationsOf(config))
          for (const seed of config.seeds) {
            const { method } = adaptation;
            const options = methodOptions(adaptation, config);
            const budget = methodBudget(method, config);
            const configuration: Configuration = {
              format: 1,
              source: { model, weightsHash },
              ticket: { method: config.ticket.method, state },
              method,
              methodOptions: options,
              dataset: {
                name: dataset,
                hash: datasetHashes.get(dataset)!,
                trainPerClass,
                validationPerClass,
                testPerClass,
              },
              shots,
              budget,
              seed,
            };
            cells.push({
              id: cellId(configuration),
              configuration,
              state,
              adaptation,
              methodOptions: options,
              dataset,
              shots,
              budget,
              seed,
            });
          }
  return cells;
}
