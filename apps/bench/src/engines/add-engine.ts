import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { EngineInstallError } from '../errors.js';
import { type AddedEngine, addedPackages, engineFolder } from './added-engine.js';

/** Runs a command; what it prints goes to standard error. */
function runCommand(command: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<number | null> {
  const [program, ...args] = command as [string, ...string[]];
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32' && program === 'npm',
    });
    child.on('error', reject);
    child.on('exit', resolve);
  });
}

/** Without the settings of a package manager that runs this process: they are not meant for another one. */
function ownEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(npm_|pnpm_)/i.test(name) || /^npm_config_registry$/i.test(name),
    ),
  );
}

interface Manifest {
  readonly scripts?: Readonly<Record<string, string>>;
}

/**
 * Runs the install scripts of the packages asked for, and of no others: TensorFlow's fetch its library and the addon.
 * npm would run them, or not, depending on its version and settings.
 */
async function runInstallScripts(packages: readonly string[], modules: string): Promise<void> {
  for (const specifier of packages) {
    const name = specifier.slice(0, specifier.lastIndexOf('@'));
    const folder = join(modules, name);
    const { scripts } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
    if (scripts?.install === undefined) continue;
    const environment = ownEnvironment();
    const path = [join(modules, '.bin'), environment.PATH ?? ''].join(delimiter);
    const [program, ...args] = scripts.install.split(' ');
    const command = [program === 'node' ? process.execPath : program!, ...args];
    const code = await runCommand(command, folder, { ...environment, PATH: path });
    if (code !== 0) {
      throw new EngineInstallError(
        `invalid installation of ${name}: got exit code ${code} from its install script (see above), expected 0; docs/engines.md shows how to build it without its download`,
      );
    }
  }
}

/**
 * Installs the packages of an engine into a folder of their own, which replaces one that is there. They stay out of
 * every project: no manifest and no lock file changes. A failure leaves what was there before.
 *
 * @throws EngineInstallError when npm or an install script fails.
 */
export async function addEngine(engine: AddedEngine): Promise<string> {
  const folder = engineFolder(engine);
  const fresh = `${folder}.new`;
  const packages = addedPackages[engine];
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true });
  try {
    await writeFile(join(fresh, 'package.json'), JSON.stringify({ private: true }));
    const npm = ['npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund', ...packages];
    const code = await runCommand(npm, fresh, ownEnvironment());
    if (code !== 0) {
      throw new EngineInstallError(
        `invalid installation of ${packages.join(' ')}: got exit code ${code} from npm (see above), expected 0`,
      );
    }
    await runInstallScripts(packages, join(fresh, 'node_modules'));
    if (existsSync(folder)) await rm(folder, { recursive: true });
    await rename(fresh, folder);
    return folder;
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}
