import { describe, expect, it } from 'vitest';
import { readGolden } from '../read-golden.js';
import { runExample, textBlockOf } from './run-example.js';

type Errors = Record<string, { ece?: number; mce?: number }>;

const golden = readGolden<{ float64: Errors; float32: Errors }>('tricky-bins');
const page = textBlockOf('bin-conventions.md');

it('prints the text of docs/bin-conventions.md', async () => {
  expect(await runExample('bin-conventions')).toBe(page);
});

describe.each(['float64', 'float32'] as const)('%s', (precision) => {
  const table = page.slice(page.indexOf(precision)).split('\n\n')[0]!.split('\n');

  it.each(Object.entries(golden[precision]))('%s says the same of itself', (name, { ece, mce }) => {
    const row = table.find((line) => line.startsWith(`${name} `))!;
    const [shownEce, shownMce] = row.trim().split(/\s+/).slice(-2).map(Number);
    if (ece !== undefined) expect(shownEce).toBeCloseTo(ece, 6);
    if (mce !== undefined) expect(shownMce).toBeCloseTo(mce, 6);
  });
});
