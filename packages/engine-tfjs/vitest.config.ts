import { defineConfig } from 'vitest/config';

export default defineConfig({
  ssr: { resolve: { conditions: ['@reticket/source'] } },
  test: { name: 'engine-tfjs', include: ['test/**/*.test.ts'], testTimeout: 300_000 },
});
