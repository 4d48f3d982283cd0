import type { Page } from '@playwright/test';
import { build } from 'esbuild';

const origin = 'https://esm.sh';
const address = /https:\/\/esm\.sh\/((?:@[\w-]+\/)?[\w.-]+)(?:@[\w.^~-]+)?((?:\/[\w.-]+)*)/g;

/**
 * What https://esm.sh answers: npm packages as modules for the browser, with what they import.
 *
 * @param html a page; every address of esm.sh in it is answered
 * @param folder the package from which they are resolved: itself as it was built, and what it depends on
 * @returns the JavaScript of every path
 */
async function modulesOf(html: string, folder: string): Promise<Map<string, string>> {
  const found = [...html.matchAll(address)];
  const { outputFiles } = await build({
    entryPoints: found.map(([url, name = '', subpath = '']) => ({
      in: name + subpath,
      out: url.slice(origin.length + 1),
    })),
    absWorkingDir: folder,
    outdir: '/',
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  });
  return new Map(outputFiles.map(({ path, text }) => [path, text]));
}

/** Stands in for esm.sh, so that a page sees the packages of this repository, without a network. */
export async function answerForEsmSh(page: Page, html: string, folder: string): Promise<void> {
  const modules = await modulesOf(html, folder);
  await page.route(`${origin}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const body = modules.get(pathname) ?? modules.get(`${pathname}.mjs`);
    return body === undefined
      ? route.fulfill({ status: 404 })
      : route.fulfill({
          body,
          contentType: 'text/javascript',
          headers: { 'access-control-allow-origin': '*' },
        });
  });
}
