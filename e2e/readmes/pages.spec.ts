import { answerForEsmSh } from '../support/esm-sh.js';
import { expect, test } from '../support/quiet-page.js';
import { readmePages } from '../support/readme-pages.js';

const origin = 'http://localhost/';

for (const { title, folder, html, output } of readmePages()) {
  test(`${title}: logs what its README shows`, async ({ page, complaints }) => {
    await answerForEsmSh(page, html, folder);
    await page.route(`${origin}**`, (route) => route.fulfill({ body: html, contentType: 'text/html' }));
    const logged: string[] = [];
    page.on('console', (message) => logged.push(message.text()));

    await page.goto(origin);
    const log = () => [...logged, ...complaints].join('\n');
    await expect.poll(log).toBe(output);
    await page.waitForLoadState('networkidle');
    expect(log()).toBe(output);
  });
}
