import { describe, expect, it } from 'vitest';
import { operations } from '../../src/index.js';

describe('operations', () => {
  it('are listed under their own names', () => {
    for (const [key, { name }] of Object.entries(operations)) expect(name).toBe(key);
  });
});
