import { describe, it } from 'vitest';
import { readTicket } from '../../src/index.js';
import { expectError } from '../helpers.js';
import { forge, forgeJson } from './tickets.js';

const CODE = 'RETICKET_TICKET_INVALID_LINEAGE';

function expectRefused(change: (lineage: Record<string, unknown>) => void, message?: string): void {
  expectError(() => readTicket(forgeJson('lineage', change)), CODE, message);
}

describe('readTicket refuses a lineage', () => {
  it.each([
    ['source', '', 'a non-empty string'],
    ['parent', 'sha256:ABC', 'sha256: and 64 hex digits or null'],
    ['score', 5, 'a non-empty string'],
    ['allocation', null, 'a non-empty string'],
    ['structure', '', 'a non-empty string'],
    ['schedule', 0, 'a non-empty string'],
    ['floor', -1, 'a non-negative integer'],
    ['state', 1.5, 'a non-negative integer or null'],
    ['round', null, 'a non-negative integer'],
    ['seed', '1', 'a non-negative integer or null'],
    ['data', 'cifar10', 'sha256: and 64 hex digits or null'],
    ['steps', 1.5, 'a non-negative integer or null'],
    ['command', '', 'a non-empty string or null'],
    ['sparsity', null, 'an object'],
  ])('with an impossible %s', (field, value, expected) => {
    expectRefused(
      (lineage) => {
        lineage[field] = value;
      },
      `invalid lineage.${field}: got ${JSON.stringify(value)}, expected ${expected}`,
    );
  });

  it.each([
    ['asked', 1],
    ['asked', -0.1],
    ['prunable', 0.5],
    ['whole', 0.5],
    ['prunable', '0.4'],
    ['zeros', 3],
    ['zeros', 6],
    ['prunableCount', 6],
    ['prunableCount', 8],
    ['wholeCount', 8],
  ])('with a sparsity whose %s is %s', (field, value) => {
    expectRefused((lineage) => {
      lineage.sparsity = { ...(lineage.sparsity as object), [field]: value };
    });
  });

  it('that claims more weights than the file holds', () => {
    expectRefused((lineage) => {
      lineage.sparsity = { ...(lineage.sparsity as object), wholeCount: 10, whole: 0.2 };
    }, 'invalid lineage.sparsity.wholeCount: got 10, expected at most the 7 of the weights');
  });

  it('with a missing or an unknown field', () => {
    expectRefused((lineage) => {
      delete lineage.seed;
    }, 'invalid lineage.seed: got undefined, expected a non-negative integer or null');
    expectRefused((lineage) => {
      lineage.extra = 1;
    }, 'invalid lineage: got "extra", expected known fields only');
    expectRefused((lineage) => {
      Object.defineProperty(lineage, '__proto__', { value: 1, enumerable: true });
    }, 'invalid lineage: got "__proto__", expected known fields only');
  });

  it.each([
    ['that is not JSON', '{'],
    ['that is not an object', '5'],
    ['that is null', 'null'],
    ['nested too deep for any stack', '['.repeat(1_000_000)],
  ])('%s', (_, json) => {
    const file = forge(({ metadata }) => {
      metadata.lineage = json;
    });
    expectError(() => readTicket(file), CODE);
  });

  it('that is not canonical: a repeated field, other order, whitespace', () => {
    const rewrite = (change: (json: string) => string) =>
      forge(({ metadata }) => {
        metadata.lineage = change(metadata.lineage!);
      });
    expectError(() => readTicket(rewrite((json) => json.replace('{', '{"seed":1,'))), CODE);
    expectError(() => readTicket(rewrite((json) => json.replace(',', ', '))), CODE);
    expectError(() => readTicket(rewrite((json) => json.replace('"round":1', '"round":1.0'))), CODE);
  });
});
