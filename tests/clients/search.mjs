// Is everything found, by keyboard, without a server, under a strict policy? Tries the search of a site in
// a real Chromium, once from disk and once from a server.
//
// usage: node search.mjs SITE
//
// SITE has the records of examples/. CHROMIUM names the browser's program where it is not /usr/bin/chromium.

import { createServer } from 'node:http';
import { readFileSync, realpathSync } from 'node:fs';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Report, load, locate } from './tools.mjs';

const { chromium } = load('playwright-core');
const axe = readFileSync(locate('axe-core/axe.min.js'), 'utf8');

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'";
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };

if (process.argv.length !== 3) {
  console.error('usage: node search.mjs SITE');
  process.exit(2);
}
const folder = realpathSync(process.argv[2]);
const report = new Report();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
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

/** The names of the results, when the page says that it has them. */
async function ask(page, query) {
  await page.fill('#q', query);
  await page.waitForFunction(() => document.getElementById('search-status').textContent !== '');
  await page.waitForTimeout(400);
  return page.$$eval('#search-results > li', (items) => items.map((item) => item.dataset.name));
}

async function check(root, how) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const noise = [];
  page.on('console', (message) => message.type() === 'error' && noise.push(message.text()));
  page.on('pageerror', (error) => noise.push(String(error)));
  page.on('request', (request) => request.url().startsWith(root) || noise.push(`asks for ${request.url()}`));
  await page.goto(`${root}search.html`);

  for (const [query, first] of QUESTIONS) {
    const names = await ask(page, query);
    report.check(`${how}: ${query}`, (names[0] ?? '').includes(first), () => names.join('\n') || 'nothing');
  }
  const hostile = ['__proto__', 'constructor', '</script><img src=x onerror=alert(1)>', '\u2028', '"\\', 'service:', 'x'.repeat(100000), '%'];
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
  await page.keyboard.type('outage');
  await page.waitForTimeout(600);
  const names = await page.$$eval('#search-results > li', (items) => items.map((item) => item.dataset.name));
  await page.keyboard.press('ArrowDown');
  report.check(`${how}: down leads to the first result`, (await focused()) === names[0]);
  await page.keyboard.press('ArrowDown');
  report.check(`${how}: and to the next`, names.length < 2 || (await focused()) === names[1]);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  report.check(`${how}: up leads back`, (await focused()) === 'q');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(300);
  report.check(`${how}: Enter leads to the first result`, (await focused()) === names[0]);
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
  await page.goto(`${root}${'list.html'}`).catch(() => {});
  await page.goBack();
  await page.waitForSelector('#search-results a');
  report.check(`${how}: Back finds it again`, (await page.inputValue('#q')) === 'outage');
  report.check(`${how}: no error and no request elsewhere`, noise.length === 0, () => noise.join('\n'));
  await context.close();
}

const server = createServer((request, response) => {
  try {
    const path = new URL(request.url, 'http://localhost').pathname;
    if (path === '/favicon.ico') return response.writeHead(204).end();
    const bytes = readFileSync(join(folder, path));
    response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream', 'content-security-policy': POLICY });
    response.end(bytes);
  } catch {
    response.writeHead(404).end();
  }
}).listen(0, '127.0.0.1');
try {
  await check(`${pathToFileURL(folder).href}/`, 'from disk');
  await new Promise((resolve) => (server.listening ? resolve() : server.once('listening', resolve)));
  await check(`http://127.0.0.1:${server.address().port}/`, 'from a server');
} finally {
  await browser.close();
  server.close();
}
report.finish('the search in Chromium');
