import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { runJsonSchema } from '../src/index.js';
import { exampleRun } from './example-run.js';

const committed = JSON.parse(
  await readFile(new URL('../schema/run.v1.schema.json', import.meta.url), 'utf8'),
) as Record<string, unknown>;

describe('runJsonSchema', () => {
  it('equals the committed schema (after a change: pnpm run schema)', () => {
    expect(runJsonSchema()).toEqual(committed);
  });

  it('accepts a valid run and refuses an invalid one in an independent validator', () => {
    const validate = new Ajv2020({ validateFormats: false }).compile(committed);
    expect(validate(exampleRun)).toBe(true);
    expect(validate({ ...exampleRun, cells: [{ ...exampleRun.cells[0], method: 'FT' }] })).toBe(false);
    expect(validate({ ...exampleRun, schemaVersion: 2 })).toBe(false);
  });
});
