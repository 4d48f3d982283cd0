import { expect, it } from 'vitest';
import { z } from 'zod';
import { engineNames } from '../src/engines/engine-name.js';
import { runCli } from './support/cli.js';
import { temporaryFolder } from './support/temporary-folder.js';

const report = z.strictObject({
  works: z.boolean(),
  checks: z.array(
    z.strictObject({
      name: z.string().min(1),
      status: z.enum(['ok', 'missing', 'broken']),
      detail: z.string().min(1),
      fix: z.string().min(1).optional(),
    }),
  ),
});

it('reports engines, models, data sets and browser as JSON', { timeout: 180_000 }, async () => {
  const { code, stdout } = await runCli(['doctor', '--json'], temporaryFolder());
  const { works, checks } = report.parse(JSON.parse(stdout));
  expect(code).toBe(works ? 0 : 1);
  expect(works).toBe(true);
  const byName = new Map(checks.map((check) => [check.name, check]));
  for (const engine of engineNames) expect(byName.has(`engine ${engine}`)).toBe(true);
  expect(byName.get('engine onnx-cpu')?.status).toBe('ok');
  expect(byName.get('data set mnist')?.status).toBe('ok');
  expect(byName.get('data set gtsrb')).toMatchObject({
    status: 'missing',
    fix: expect.stringContaining('--data-dir'),
  });
  expect(byName.has('browser')).toBe(true);
});
