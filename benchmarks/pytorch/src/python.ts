import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PythonUnavailableError } from './errors.js';

const oldest = '3.10';
const probe = [
  'import sys',
  `assert sys.version_info >= (${oldest.replace('.', ', ')}), f"Python {sys.version.split()[0]}"`,
  'import safetensors, torch',
  'print(torch.__version__)',
].join('\n');

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  /** Last line of standard error, or why the program did not start. */
  readonly reason: string;
}

/** Runs a command to its end; with `shown` its output goes to standard error. */
function execute(program: string, args: readonly string[], shown = false): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', shown ? 2 : 'pipe', shown ? 2 : 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', ({ message }) => resolve({ code: 127, stdout, reason: message }));
    child.on('close', (code) => {
      resolve({ code: code ?? 1, stdout, reason: stderr.trim().split('\n').at(-1) ?? '' });
    });
  });
}

export interface PythonOptions {
  /** A Python that has torch and safetensors; without it the race keeps an environment of its own. */
  readonly python?: string;
  /** Folder of that environment. */
  readonly environment: string;
  /** What to install in it. */
  readonly requirements: string;
}

/**
 * A Python that can run the PyTorch side. Without `python` it makes a virtual environment and installs the requirements
 * the first time, which needs a package index.
 *
 * @throws PythonUnavailableError saying in one line what is missing and what to do.
 */
export async function findPython({ python, environment, requirements }: PythonOptions): Promise<string> {
  if (python !== undefined) {
    const { code, reason } = await execute(python, ['-c', probe]);
    if (code === 0) return python;
    throw new PythonUnavailableError(
      `invalid python: got ${python} (${reason}), expected Python >= ${oldest} after \`${python} -m pip install -r ${requirements}\``,
    );
  }
  const own = join(environment, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  if (existsSync(own) && (await execute(own, ['-c', probe])).code === 0) return own;
  const made = await execute('python3', ['-m', 'venv', environment], true);
  if (made.code !== 0) {
    throw new PythonUnavailableError(
      `invalid python: got no python3 with venv (${made.reason || `exit code ${made.code}`}), expected Python >= ${oldest}, or --python <one with torch and safetensors>; only this comparison needs it`,
    );
  }
  const installed = await execute(own, ['-m', 'pip', 'install', '-r', requirements], true);
  const { code, reason } = await execute(own, ['-c', probe]);
  if (installed.code === 0 && code === 0) return own;
  throw new PythonUnavailableError(
    `invalid python environment: got ${reason || `pip's exit code ${installed.code}`} in ${environment}, expected what ${requirements} names; or use --python`,
  );
}
