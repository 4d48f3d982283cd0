import { defineConfig } from 'vitest/config';

export default defineConfig({
  ssr: { resolve: { conditions: ['@reticket/source'] } },
  test: { name: 'race', include: ['test/**/*.test.ts'], testTimeout: 60_000 },
});
