import type { Dataset } from '@reticket/datasets';
import type { SourceScore } from './evaluate-weights.js';
import type { PretrainRecipe } from './recipe.js';
import type { EpochRecord } from './training-state.js';

/** What a zoo model is and how to make it again; stored beside its weights as `<name>.card.json`. */
export interface ModelCard {
  readonly formatVersion: 1;
  readonly command: string;
  readonly recipe: PretrainRecipe;
  readonly engine: string;
  readonly dataset: {
    readonly name: string;
    readonly hash: string;
    readonly license: string;
    readonly note: string | null;
    readonly classNames: readonly string[];
    /** Images trained on, held out for the curve, and tested on. */
    readonly nTrain: number;
    readonly nValidation: number;
    readonly nTest: number;
  };
  readonly weights: { readonly file: string; readonly dtype: 'F16'; readonly sha256: string };
  /** Of the weights as stored, on the test split, looked at once. */
  readonly test: SourceScore;
  readonly curve: readonly EpochRecord[];
}

export interface ModelCardInput {
  readonly command: string;
  readonly recipe: PretrainRecipe;
  readonly engine: string;
  readonly dataset: Dataset;
  readonly weights: ModelCard['weights'];
  readonly test: SourceScore;
  readonly curve: readonly EpochRecord[];
}

export function modelCard({ dataset, ...rest }: ModelCardInput): ModelCard {
  const { name, hash, license, note, classNames, train, test } = dataset;
  const nValidation = rest.recipe.validationPerClass * classNames.length;
  return {
    formatVersion: 1,
    command: rest.command,
    recipe: rest.recipe,
    engine: rest.engine,
    dataset: {
      name,
      hash,
      license,
      note: note ?? null,
      classNames,
      nTrain: train.count - nValidation,
      nValidation,
      nTest: test.count,
    },
    weights: rest.weights,
    test: rest.test,
    curve: rest.curve,
  };
}
