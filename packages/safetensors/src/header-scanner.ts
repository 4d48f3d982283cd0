import { quote, SafetensorsError } from './errors.js';

const DIGITS = /0|[1-9][0-9]{0,15}/y;
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * A cursor over the JSON subset of a safetensors header: objects, arrays of non-negative integers and
 * strings. The caller asks for what the grammar allows next, so nesting is bounded by the caller's code
 * and repeated keys, which `JSON.parse` drops silently, are refused.
 */
export class HeaderScanner {
  #position = 0;

  constructor(readonly text: string) {}

  /** Reads `{ "key": <member>, ... }`; `readMember` must consume the value. */
  readObject(readMember: (key: string) => void): void {
    const keys = new Set<string>();
    this.#readSequence('{', '}', () => {
      const key = this.readString();
      if (keys.has(key)) {
        throw new SafetensorsError(
          'RETICKET_SAFETENSORS_DUPLICATE_KEY',
          `invalid header: got the key ${quote(key)} twice, expected unique keys`,
        );
      }
      keys.add(key);
      this.#expect(':');
      readMember(key);
    });
  }

  /** Reads `[1, 2, ...]`, at most `maxLength` non-negative safe integers. */
  readIntegers(maxLength: number): number[] {
    const values: number[] = [];
    this.#readSequence('[', ']', () => {
      if (values.length === maxLength) this.fail(`at most ${maxLength} integers`);
      values.push(this.#readInteger());
    });
    return values;
  }

  readString(): string {
    this.#skipWhitespace();
    const start = this.#position;
    if (this.text[start] !== '"') this.fail('a string');
    let end = start + 1;
    while (end < this.text.length && this.text[end] !== '"') end += this.text[end] === '\\' ? 2 : 1;
    let value: string;
    try {
      value = JSON.parse(this.text.slice(start, end + 1)) as string;
    } catch {
      return this.fail('a valid JSON string');
    }
    if (LONE_SURROGATE.test(value)) this.fail('a string without lone surrogates');
    this.#position = end + 1;
    return value;
  }

  /** Accepts nothing but the padding the format allows: spaces. */
  readEnd(): void {
    while (this.text[this.#position] === ' ') this.#position++;
    if (this.#position < this.text.length) this.fail('only spaces after the header');
  }

  fail(expected: string): never {
    const got = this.#position < this.text.length ? quote(this.text.slice(this.#position)) : 'its end';
    throw new SafetensorsError(
      'RETICKET_SAFETENSORS_INVALID_HEADER',
      `invalid header: got ${got} at character ${this.#position}, expected ${expected}`,
    );
  }

  #readSequence(open: string, close: string, readItem: () => void): void {
    this.#expect(open);
    if (this.#accept(close)) return;
    do readItem();
    while (this.#accept(','));
    this.#expect(close);
  }

  #readInteger(): number {
    this.#skipWhitespace();
    DIGITS.lastIndex = this.#position;
    const digits = DIGITS.exec(this.text)?.[0];
    if (digits === undefined || !Number.isSafeInteger(Number(digits)))
      this.fail('a non-negative safe integer');
    this.#position += digits.length;
    return Number(digits);
  }

  #expect(token: string): void {
    if (!this.#accept(token)) this.fail(`"${token}"`);
  }

  #accept(token: string): boolean {
    this.#skipWhitespace();
    if (this.text[this.#position] !== token) return false;
    this.#position++;
    return true;
  }

  #skipWhitespace(): void {
    while (' \t\n\r'.includes(this.text[this.#position] ?? '-')) this.#position++;
  }
}
