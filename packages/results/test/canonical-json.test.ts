import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, InvalidArgumentError, type JsonValue } from '../src/index.js';

describe('canonicalJson', () => {
  it('matches the example of RFC 8785, section 3.2.2', () => {
    const value = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"\u002f',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('does not depend on key order and reads back equal', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer()), (record) => {
        const reversed = Object.fromEntries(Object.entries(record).reverse());
        const text = canonicalJson(record);
        expect(canonicalJson(reversed)).toBe(text);
        expect(JSON.parse(text)).toEqual({ ...record });
      }),
    );
  });

  it('leaves out keys without a value', () => {
    expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
  });

  it('refuses what JSON cannot hold', () => {
    expect(() => canonicalJson({ a: Number.NaN })).toThrow(InvalidArgumentError);
    expect(() => canonicalJson([Number.POSITIVE_INFINITY])).toThrow(InvalidArgumentError);
    expect(() => canonicalJson(undefined as unknown as JsonValue)).toThrow(InvalidArgumentError);
    const cycle: Record<string, JsonValue> = {};
    cycle.self = cycle;
    expect(() => canonicalJson(cycle)).toThrow(InvalidArgumentError);
  });
});
