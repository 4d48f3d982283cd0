import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runExample, textBlockOf } from './run-example.js';

it('prints the tables of docs/defect-1.md and draws its figure', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'reticket-'));
  const figure = join(folder, 'defect-1.svg');
  try {
    expect(await runExample('reference-ece', figure)).toBe(textBlockOf('defect-1.md'));
    const committed = readFileSync(new URL('../../docs/defect-1.svg', import.meta.url), 'utf8');
    expect(readFileSync(figure, 'utf8')).toBe(committed);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
