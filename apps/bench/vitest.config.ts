import { defineConfig } from 'vitest/config';

export default defineConfig({
  ssr: { resolve: { conditions: ['@reticket/source'] } },
  test: { name: 'bench', include: ['test/**/*.test.ts'], testTimeout: 60_000 },
});
