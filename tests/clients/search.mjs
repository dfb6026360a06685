// Is everything found, by keyboard, without a server, under a strict policy? Tries the search of a site in
// a real Chromium, once from disk and once from a server.
//
// usage: node search.mjs SITE
//
// SITE has the records of examples/. CHROMIUM names the browser's program where it is not /usr/bin/chromium.

import { readFileSync, realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { FLAGS, Report, load, locate, strictServer } from './tools.mjs';

const { chromium } = load('playwright-core');
const axe = readFileSync(locate('axe-core/axe.min.js'), 'utf8');

if (process.argv.length !== 3) {
  console.error('usage: node search.mjs SITE');
  process.exit(2);
}
const folder = realpathSync(process.argv[2]);
const report = new Report();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: FLAGS,
});

// What is asked, and the name of the record that has to come first.
const QUESTIONS = [
  ['web stack outage', '2023-08-10-web-stack-outage'],
  ['connection pool', '2023-08-10-web-stack-outage'],
  ['connecton pol', '2023-08-10-web-stack-outage'],
  ['conec', '2023-08-10-web-stack-outage'],
  ['2023-08-10-web', '2023-08-10-web-stack-outage'],
  ['2023-08-10', '2023-08-10-web-stack-outage'],
  ['service:database', '2023-08-10-web-stack-outage'],
  ['certficate', 'expired-certificate'],
];

const names = (page) => page.$$eval('#search-results > li', (items) => items.map((item) => item.dataset.name));

/** Does something after which the page says anew what it found, and waits until it has. */
async function answered(page, act) {
  await page.evaluate(() => { document.getElementById('search-status').textContent = ''; });
  await act();
  await page.waitForFunction(() => document.getElementById('search-status').textContent !== '');
  return names(page);
}

const ask = (page, query) => answered(page, () => page.fill('#q', query));

async function check(root, how) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const noise = [];
  page.on('console', (message) => message.type() === 'error' && noise.push(message.text()));
  page.on('pageerror', (error) => noise.push(String(error)));
  page.on('request', (request) => request.url().startsWith(root) || noise.push(`asks for ${request.url()}`));
  await page.goto(`${root}search.html`);

  for (const [query, first] of QUESTIONS) {
    const found = await ask(page, query);
    report.check(`${how}: ${query}`, (found[0] ?? '').includes(first), () => found.join('\n') || 'nothing');
  }
  const hostile = ['__proto__', 'constructor', '</script><img src=x onerror=alert(1)>', 'a\u2028b', '"\\', 'service:', 'x'.repeat(100000), '%'];
  for (const query of hostile) await ask(page, query);

  await ask(page, 'alerts latency');
  await page.waitForSelector('.excerpt mark');
  const excerpt = await page.textContent('.excerpt');
  report.check(`${how}: excerpts are from where the words stand`, /Timeline|Detection|Summary/.test(excerpt), () => excerpt);
  report.check(`${how}: the query is in the address`, new URL(page.url()).searchParams.get('q') === 'alerts latency', () => page.url());

  // By keyboard alone.
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('/');
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.closest('li')?.dataset.name || document.activeElement.localName);
  report.check(`${how}: / leads to the search`, (await focused()) === 'q', focused);
  const found = await answered(page, () => page.keyboard.insertText('outage'));
  await page.keyboard.press('ArrowDown');
  report.check(`${how}: down leads to the first result`, (await focused()) === found[0]);
  await page.keyboard.press('ArrowDown');
  report.check(`${how}: and to the next`, found.length < 2 || (await focused()) === found[1]);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  report.check(`${how}: up leads back`, (await focused()) === 'q');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(300);
  report.check(`${how}: Enter leads to the first result`, (await focused()) === found[0]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  report.check(`${how}: Escape leaves`, (await focused()) === 'body');

  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'], preload: false }));
  report.check(`${how}: results are accessible`, violations.length === 0, () => violations.map(({ id, help, nodes }) => `${id}: ${help} ${nodes[0].target}`).join('\n'));

  // Sent to somebody, opened, and back.
  const shared = page.url();
  await page.goto(shared);
  await page.waitForSelector('#search-results a');
  await page.goto(`${root}list/all/index.html`);
  await page.goBack();
  await page.waitForSelector('#search-results a');
  report.check(`${how}: Back finds it again`, (await page.inputValue('#q')) === 'outage');
  report.check(`${how}: no error and no request elsewhere`, noise.length === 0, () => noise.join('\n'));
  await context.close();
}

/** The list of all narrows down at once, says how many are left, and gives all back. */
async function checkFilters(root, how) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${root}list/all/index.html`);
  const entries = () => page.$$eval('#incidents > li', (items) => items.length);
  const all = await entries();
  await page.click('#filters summary');
  const box = page.locator('form.filters input[name=severity][value=sev2]');
  await box.check();
  await page.waitForFunction(() => document.getElementById('count').textContent !== '');
  const said = Number.parseInt(await page.textContent('#count'), 10);
  report.check(`${how}: a filter narrows the list down`, said > 0 && said < all && (await entries()) === said, () => `${said} of ${all}`);
  report.check(`${how}: what is chosen is in the address`, new URL(page.url()).searchParams.get('severity') === 'sev2', () => page.url());
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'], preload: false }));
  report.check(`${how}: a narrowed list is accessible`, violations.length === 0, () => violations.map(({ id, help, nodes }) => `${id}: ${help} ${nodes[0].target}`).join('\n'));
  await box.uncheck();
  await page.waitForFunction((all) => document.querySelectorAll('#incidents > li').length === all, all, { timeout: 5000 }).catch(() => {});
  report.check(`${how}: without a filter all are there again`, (await entries()) === all);
  await context.close();
}

const { origin, close } = await strictServer(folder);
try {
  for (const [root, how] of [[`${pathToFileURL(folder).href}/`, 'from disk'], [`${origin}/`, 'from a server']]) {
    await check(root, how);
    await checkFilters(root, how);
  }
} finally {
  await browser.close();
  close();
}
report.finish('the search in Chromium');
