import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** A browser to test with. */
export interface Browser {
  readonly path: string;
  readonly origin: 'CHROMIUM_PATH' | 'system' | 'playwright' | '@sparticuz/chromium';
}

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

function onThisMachine(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...elsewhere].find(
    (path) => existsSync(path),
  );
}

/** Unpacks the Chromium inside the npm package, with the shared libraries it needs beside it. */
async function fromPackage(): Promise<string> {
  // The package brings its libraries along only where it recognises a bare Node image.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs20.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}

/**
 * The first Chromium there is: `CHROMIUM_PATH`, one installed on the machine, Playwright's own, the one in an npm package.
 *
 * @throws when `CHROMIUM_PATH` names no file, or the packaged one does not run on this kind of machine.
 */
export async function findChromium(): Promise<Browser> {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (!existsSync(given)) throw new Error(`invalid CHROMIUM_PATH: got ${given}, expected a file`);
    return { path: given, origin: 'CHROMIUM_PATH' };
  }
  const system = onThisMachine();
  if (system !== undefined) return { path: system, origin: 'system' };
  const own = chromium.executablePath();
  if (existsSync(own)) return { path: own, origin: 'playwright' };
  return { path: await fromPackage(), origin: '@sparticuz/chromium' };
}
