import { defineConfig } from '@playwright/test';

const { E2E_ADDRESS: baseURL, E2E_CHROMIUM: executablePath } = process.env;

export default defineConfig({
  projects: [
    { name: 'site', testDir: 'tests' },
    { name: 'readmes', testDir: 'readmes' },
  ],
  globalSetup: './support/global-setup.ts',
  retries: 0,
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    ...(baseURL === undefined ? {} : { baseURL }),
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    },
    trace: 'retain-on-failure',
  },
});
