import { plainTable, trimLines } from '../report/result-table.js';
import type { WrittenRecipe } from './write-recipes.js';

const percent = (value: number): string => (100 * value).toFixed(2);

/** State, sparsity, figures on the source data and size of a recipe, as text. */
export function recipeRow({ state, sparsity, upstream, bytes }: WrittenRecipe): string[] {
  const { top1, nll, ece } = upstream ?? { top1: null, nll: null, ece: null };
  return [
    `${state}`,
    percent(sparsity.prunable),
    percent(sparsity.whole),
    top1 === null ? '-' : percent(top1.value),
    top1 === null ? '-' : `${percent(top1.low!)} - ${percent(top1.high!)}`,
    nll === null ? '-' : nll.value.toFixed(4),
    ece === null ? '-' : percent(ece.value),
    `${bytes}`,
  ];
}

/** One line for each recipe. */
export function recipeTable(recipes: readonly WrittenRecipe[]): string {
  const head = ['state', 'pruned %', 'of all %', 'top-1 %', 'interval', 'NLL', 'ECE %', 'bytes'];
  const table = plainTable(head, head.length);
  for (const recipe of recipes) table.push(recipeRow(recipe));
  return trimLines(table.toString());
}
