import { chromium } from '@playwright/test';

const [, , base, out, ...paths] = process.argv;
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const [name, width, scheme] of [
  ['wide', 1440, 'light'],
  ['dark', 1440, 'dark'],
  ['narrow', 390, 'light'],
]) {
  if (process.env.ONLY && !process.env.ONLY.includes(name)) continue;
  const p = await b.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
  p.on('console', (m) => {
    if (m.type() === 'error' || m.type() === 'warning') console.log(name, m.text());
  });
  p.on('pageerror', (e) => console.log('pageerror', e.message));
  for (const path of paths) {
    await p.goto(base + path);
    await p.waitForLoadState('networkidle');
    for (let y = 0; y < 6000; y += 700) {
      await p.evaluate((y) => scrollTo(0, y), y);
      await p.waitForTimeout(60);
    }
    await p.waitForTimeout(900);
    await p.evaluate(() => scrollTo(0, 0));
    const over = await p.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) console.log('OVERFLOW', name, path, over);
    await p.screenshot({ path: `${out}/${name}-${path.replace(/[^a-z0-9]+/gi, '_')}.png`, fullPage: true });
  }
  await p.close();
}
await b.close();
