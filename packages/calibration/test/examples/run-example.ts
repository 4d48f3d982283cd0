import { readFileSync } from 'node:fs';
import { vi } from 'vitest';

/** What an example prints, and the arguments it is given. */
export async function runExample(name: string, ...args: string[]): Promise<string> {
  const lines: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((...parts) => void lines.push(parts.join(' ')));
  const argv = process.argv;
  process.argv = [...argv.slice(0, 2), ...args];
  try {
    await import(`../../examples/${name}.mjs`);
  } finally {
    process.argv = argv;
    log.mockRestore();
  }
  return lines.join('\n').trim();
}

/** The `text` block of a page of the docs. */
export function textBlockOf(page: string): string {
  const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
  return /^```text\n(.*?)^```$/ms.exec(text)![1]!.trim();
}
