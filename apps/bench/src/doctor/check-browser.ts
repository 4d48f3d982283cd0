import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Check } from './check.js';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The browser that the end-to-end tests of the site would take from this machine. */
export function checkBrowser(environment: NodeJS.ProcessEnv = process.env): Check {
  const name = 'browser';
  const asked = environment.CHROMIUM_PATH;
  if (asked !== undefined) {
    if (isExecutable(asked)) return { name, status: 'ok', detail: asked };
    return {
      name,
      status: 'missing',
      detail: `CHROMIUM_PATH is ${asked}, no program`,
      fix: 'unset CHROMIUM_PATH',
    };
  }
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const found = commands
    .flatMap((command) => folders.map((folder) => join(folder, command)))
    .find((path) => isExecutable(path));
  if (found !== undefined) return { name, status: 'ok', detail: found };
  return {
    name,
    status: 'missing',
    detail: 'no Chromium on the path; the end-to-end tests fall back on the one in @sparticuz/chromium',
    fix: 'apt-get install -y chromium',
  };
}
