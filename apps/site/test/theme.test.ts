import { describe, expect, it } from 'vitest';
import { stylesOf } from '../src/charts/theme.ts';

const shapes = (series: string[]) => stylesOf(series).map((style) => style.shape);

describe('stylesOf', () => {
  it('gives a method the same look whether or not the other is there', () => {
    expect(shapes(['LP', 'VP'])).toEqual(['circle', 'square']);
    expect(shapes(['VP'])).toEqual(['square']);
    expect(shapes(['LP'])).toEqual(['circle']);
  });

  it('tells the variants of a method apart', () => {
    expect(shapes(['LP', 'VP, map flm', 'VP, map ilm'])).toEqual(['circle', 'square', 'triangle-up']);
  });

  it('starts anew for series that are not methods', () => {
    expect(shapes(['loss', 'accuracy'])).toEqual(['circle', 'square']);
  });
});
