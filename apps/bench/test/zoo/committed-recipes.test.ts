import { readdirSync, readFileSync } from 'node:fs';
import { readRecipe, sparsityOfState } from '@reticket/sparsity';
import { describe, expect, it } from 'vitest';
import { recipeTable } from '../../src/recipes/recipe-text.js';

const zoo = new URL('../../../../zoo/', import.meta.url);

function readAll() {
  return readdirSync(new URL('recipes/', zoo)).map((file) => {
    const data = readFileSync(new URL(`recipes/${file}`, zoo));
    return { file, bytes: data.length, recipe: readRecipe(data) };
  });
}

describe('recipes of the zoo', () => {
  it('have the figures that the README of the zoo shows', () => {
    const written = readAll().map(({ file, bytes, recipe: { contentHash, lineage, upstream } }) => {
      const { prunable, whole } = lineage.sparsity;
      return { file, bytes, contentHash, state: lineage.state!, sparsity: { prunable, whole }, upstream };
    });
    expect(readFileSync(new URL('README.md', zoo), 'utf8')).toContain(recipeTable(written));
  });

  it('prune as many weights as their state asks for, each state within the one before', () => {
    const recipes = readAll().map(({ recipe }) => recipe);
    expect(recipes.map(({ lineage }) => lineage.state)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    for (const [index, { lineage, masks }] of recipes.entries()) {
      const { zeros, prunableCount } = lineage.sparsity;
      expect(zeros).toBe(Math.round(sparsityOfState(lineage.state!) * prunableCount));
      const before = recipes[index - 1]?.masks;
      if (before) for (const [name, mask] of masks) expect(mask.isSubsetOf(before.get(name)!)).toBe(true);
    }
  });
});
