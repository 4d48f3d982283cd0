import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';
import { findChromium } from './find-chromium.js';
import { siteFolder } from './site.js';

/** Finds a browser and serves the built site, if there is one, on a free port; the workers learn of both through the environment. */
export default async function setUp(): Promise<() => Promise<void>> {
  const { path, origin } = await findChromium();
  console.log(`Chromium: ${path} (${origin})`);
  const server = createServer(sirv(siteFolder, { dev: true }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  process.env.E2E_CHROMIUM = path;
  process.env.E2E_ADDRESS = `http://127.0.0.1:${port}/`;
  return () =>
    new Promise((resolve, reject) => {
      server.closeAllConnections();
      server.close((error) => (error ? reject(error) : resolve()));
    });
}
