import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';

const repository = fileURLToPath(new URL('../../', import.meta.url));
process.env.RETICKET_RESULTS = resolve(repository, process.env.RETICKET_RESULTS || 'results/v1');

export default defineConfig({
  integrations: [mdx()],
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never' },
  // Inlined scripts and fonts would be refused by the content security policy.
  vite: { build: { assetsInlineLimit: 0 } },
});
