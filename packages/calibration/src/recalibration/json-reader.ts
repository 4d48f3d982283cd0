import { InvalidArgumentError } from '../errors.js';

/** Reads the value of one field of untrusted JSON, or throws with the name of the field. */
export type Read<T> = (thing: string, value: unknown) => T;

/** The own property of a plain object. */
export function readField<T>(thing: string, object: unknown, key: string, read: Read<T>): T {
  if (typeof object !== 'object' || object === null || Array.isArray(object)) {
    throw new InvalidArgumentError(thing, object, 'an object');
  }
  return read(`${thing}.${key}`, Object.hasOwn(object, key) ? object[key as keyof typeof object] : undefined);
}

/** A finite number within [low, high]. */
export function readNumber(low = -Number.MAX_VALUE, high = Number.MAX_VALUE): Read<number> {
  return (thing, value) => {
    if (typeof value === 'number' && value >= low && value <= high) return value;
    const bounded = low > -Number.MAX_VALUE || high < Number.MAX_VALUE;
    throw new InvalidArgumentError(
      thing,
      value,
      bounded ? `a number from ${low} to ${high}` : 'a finite number',
    );
  };
}

export function readInteger(low: number, high = Number.MAX_SAFE_INTEGER): Read<number> {
  return (thing, value) => {
    if (Number.isInteger(value)) return readNumber(low, high)(thing, value);
    throw new InvalidArgumentError(thing, value, `an integer from ${low} to ${high}`);
  };
}

export function readOneOf<T extends string>(allowed: readonly T[]): Read<T> {
  return (thing, value) => {
    if (allowed.includes(value as T)) return value as T;
    throw new InvalidArgumentError(thing, value, `one of ${allowed.join(', ')}`);
  };
}

/** An array of `length` items, or of any length. */
export function readArray<T>(item: Read<T>, length?: number): Read<readonly T[]> {
  return (thing, value) => {
    if (!Array.isArray(value)) throw new InvalidArgumentError(thing, value, 'an array');
    if (length !== undefined && value.length !== length) {
      throw new InvalidArgumentError(`length of ${thing}`, value.length, `${length}`);
    }
    return Array.from(value, (part, i) => item(`${thing}[${i}]`, part));
  };
}

/** An array of numbers in which each is above the one before. */
export function readAscending(item: Read<number>): Read<readonly number[]> {
  return (thing, value) => {
    const numbers = readArray(item)(thing, value);
    for (let i = 1; i < numbers.length; i++) {
      if (!(numbers[i]! > numbers[i - 1]!)) {
        throw new InvalidArgumentError(`${thing}[${i}]`, numbers[i], `> ${numbers[i - 1]}`);
      }
    }
    return numbers;
  };
}

export function readBoolean(thing: string, value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw new InvalidArgumentError(thing, value, 'true or false');
}
