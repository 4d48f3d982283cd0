import { test as base, expect } from '@playwright/test';

/** A test that fails when any page it opens logs an error or a warning, throws, or breaks the content security policy. */
export const test = base.extend<{ complaints: string[] }>({
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('requestfailed', (request) => {
        // Leaving a page aborts what it was still loading.
        const problem = request.failure()?.errorText;
        if (problem !== 'net::ERR_ABORTED') complaints.push(`${request.url()}: ${problem}`);
      });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
