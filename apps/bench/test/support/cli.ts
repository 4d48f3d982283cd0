import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../bin/reticket.js', import.meta.url));
const built = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly finished: Promise<Finished>;
}

/**
 * Starts the built command line in a folder, without a data directory unless `args` name one.
 *
 * @param environment variables beside those of this process.
 */
export function startCli(
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): Running {
  if (!existsSync(built)) throw new Error('these tests run the built command: build @reticket/bench first');
  const { RETICKET_DATA: _data, RETICKET_WEIGHTS: _weights, FORCE_COLOR: _color, ...env } = process.env;
  const child = spawn(process.execPath, [bin, ...args], {
    cwd,
    env: { ...env, NO_COLOR: '1', ...environment },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const finished = new Promise<Finished>((resolve) => {
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
  return { child, finished };
}

export function runCli(
  args: readonly string[],
  cwd: string,
  environment?: Readonly<Record<string, string>>,
): Promise<Finished> {
  return startCli(args, cwd, environment).finished;
}
