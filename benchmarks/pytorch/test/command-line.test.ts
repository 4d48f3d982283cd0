import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const bin = fileURLToPath(new URL('../bin/race.js', import.meta.url));
const race = (...args: string[]) => spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8' });

test('help names every row and the exit codes', () => {
  const { status, stdout } = race('--help');
  expect(status).toBe(0);
  for (const id of ['step-32-b16', 'step-128-b64', 'epochs', 'probe']) expect(stdout).toContain(id);
  expect(stdout).toContain('Exit codes');
});

test('wrong usage is one line and exit code 2', () => {
  for (const [args, line] of [
    [['marathon'], /^error invalid row: got marathon, expected one of step-32-b16, .* \[RETICKET_USAGE\]\n$/],
    [['--rounds', '0'], /^error invalid rounds: got 0, expected an integer >= 1 \[RETICKET_USAGE\]\n$/],
    [
      ['--python', '/nowhere/python'],
      /^error invalid python: got \/nowhere\/python .*\[RETICKET_PYTHON_UNAVAILABLE\]\n$/,
    ],
    [['--fast'], /^error: unknown option '--fast'\n/],
  ] as const) {
    const { status, stdout, stderr } = race(...args);
    expect(stdout).toBe('');
    expect(stderr).toMatch(line);
    expect(status).toBe(args[0] === '--python' ? 1 : 2);
  }
});
