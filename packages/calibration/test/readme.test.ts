import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

const readme = read('README.md');
/** Every identifier within backticks of the README, code blocks aside. */
const named = new Set(
  Array.from(readme.replace(/^```.*?^```$/gms, '').matchAll(/`([^`\n]+)`/g), ([, code]) => code!).flatMap(
    (code) => code.match(/[A-Za-z_$][\w$]*/g) ?? [],
  ),
);

const { exports } = JSON.parse(read('package.json')) as {
  exports: Record<string, { '@reticket/source'?: string }>;
};
const entries = Object.entries(exports).flatMap(([name, { '@reticket/source': source }]) =>
  source === undefined ? [] : [[name.replace(/^\./, '@reticket/calibration'), source] as const],
);

/** The names that an index file exports, types included. */
function exportedBy(source: string): string[] {
  const lists = Array.from(read(source).matchAll(/^export (?:type )?\{(.*?)\} from/gms), ([, list]) => list!);
  return lists
    .flatMap((list) => list.split(','))
    .flatMap((item) => item.replace(/^\s*type /, '').trim() || []);
}

describe.each(entries)('%s', (name, source) => {
  it('is named by the README', () => {
    expect(readme).toContain(name);
  });

  it('has no export that the README does not name', () => {
    const exported = exportedBy(source);
    expect(exported.length).toBeGreaterThan(0);
    expect(exported.filter((identifier) => !named.has(identifier))).toEqual([]);
  });
});
