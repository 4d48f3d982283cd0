import { expect, test } from 'vitest';
import { UsageError } from '../src/errors.js';
import { replaceSection } from '../src/replace-section.js';

test('only what stands between the marks changes', () => {
  const page = 'before\n<!-- race -->\nold\n<!-- /race -->\nafter\n';
  const replaced = replaceSection(page, 'race', 'new\n');
  expect(replaced).toBe('before\n<!-- race -->\n\nnew\n\n<!-- /race -->\nafter\n');
  expect(replaceSection(replaced, 'race', 'new\n')).toBe(replaced);
});

test('a page without both marks in order is refused', () => {
  for (const page of ['', '<!-- race -->', '<!-- /race --> <!-- race -->']) {
    expect(() => replaceSection(page, 'race', 'new')).toThrow(UsageError);
  }
});
