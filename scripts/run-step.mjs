import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const environment = {
  ...process.env,
  ASTRO_TELEMETRY_DISABLED: '1',
  TURBO_TELEMETRY_DISABLED: '1',
};

/** A step that ended with another exit code than 0. */
export class StepError extends Error {
  constructor(command, code) {
    super(`${command.join(' ')} exited with ${code}`);
    this.code = code;
  }
}

/** Runs a command in the repository's root with its output on this terminal; rejects unless it exits with 0. */
export function runCommand(command, env = {}) {
  return new Promise((resolve, reject) => {
    const [program, ...args] = command;
    const child = spawn(program, args, {
      cwd: root,
      env: { ...environment, ...env },
      stdio: 'inherit',
      shell: process.platform === 'win32' && program !== process.execPath,
    });
    child.on('error', reject);
    child.on('exit', (code, signal) =>
      code === 0 ? resolve() : reject(new StepError(command, signal ?? code)),
    );
  });
}

/** Says what begins, runs it, and says how long it took. */
export async function runStep(title, command, env) {
  const begun = performance.now();
  console.log(
    `\n> ${title}: ${command.map((word) => (word === process.execPath ? 'node' : word)).join(' ')}`,
  );
  await runCommand(command, env);
  console.log(`< ${title}: ${((performance.now() - begun) / 1000).toFixed(0)} s`);
}

/** Runs `work`; a failing step ends this process with exit code 1 and one line, Ctrl-C in a step with 130. */
export async function runAll(work) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    console.error(`\nstopped: ${error.message}`);
    process.exitCode = error.code === 130 || error.code === 'SIGINT' ? 130 : 1;
  }
}
