import { defineConfig } from 'vitest/config';

export default defineConfig({
  ssr: { resolve: { conditions: ['@reticket/source'] } },
  test: { name: 'site', include: ['test/**/*.test.ts'] },
});
