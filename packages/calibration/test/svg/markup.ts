import { expect } from 'vitest';

const TOKEN = /<(\/?)([a-z]+)((?: [\w:-]+="[^"<]*")*)(\/?)>|([^<]+)/gy;

/** Checks that markup is one well-formed element, tags and attributes; the style sheet counts as text. */
export function expectWellFormed(svg: string): void {
  const open: string[] = [];
  const problems: string[] = [];
  let end = 0;
  for (const match of svg.matchAll(TOKEN)) {
    const [token, closing, name, , empty, text] = match;
    if (text !== undefined && /&(?!amp;|lt;|gt;|quot;)/.test(text)) problems.push(`unescaped: ${text}`);
    if (closing && open.pop() !== name) problems.push(`closed but not open: ${name}`);
    if (name !== undefined && !closing && !empty) open.push(name);
    end = match.index + token.length;
  }
  expect(problems).toEqual([]);
  expect(open).toEqual([]);
  expect(end, svg.slice(end, end + 80)).toBe(svg.length);
}

/** Attributes of every element of a name, as they are written. */
export function elementsOf(svg: string, name: string): Record<string, string>[] {
  return Array.from(svg.matchAll(new RegExp(`<${name}((?: [\\w:-]+="[^"]*")*)/?>`, 'g')), ([, attributes]) =>
    Object.fromEntries(
      Array.from(attributes!.matchAll(/([\w:-]+)="([^"]*)"/g), ([, key, value]) => [key!, value!]),
    ),
  );
}

export const textOf = (svg: string) =>
  Array.from(svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g), ([, text]) => text!);
