// Does the archive work where it will stand? Serves a built site as a strict server would, and walks
// through it in a real Chromium: with its content security policy in force, and without JavaScript.
//
// usage: node archive.mjs FOLDER
//
// CHROMIUM names the browser's program where it is not /usr/bin/chromium.

import { realpathSync } from 'node:fs';
import { FLAGS, Report, load, strictServer } from './tools.mjs';

const { chromium } = load('playwright-core');

if (process.argv.length !== 3) {
  console.error('usage: node archive.mjs FOLDER');
  process.exit(2);
}
const folder = realpathSync(process.argv[2]);
const report = new Report();

const { origin, close } = await strictServer(folder);

/** One page of each kind is enough: they are made by the same templates. */
function kinds(pages) {
  const seen = new Map();
  for (const page of pages) {
    const kind = page.replace(/[^/]+\.html$/, (file) => (file === 'index.html' || !page.includes('/') ? file : '*.html'));
    const folder = kind.replace(/^(services|tags|years|severities|kinds|statuses)\/[^/]+\//, '$1/*/');
    if (!seen.has(folder)) seen.set(folder, page);
  }
  return [...seen.values()];
}

/** Opens every page that can be reached from the first one; returns their paths. */
async function walk(context) {
  const tab = await context.newPage();
  const pages = ['index.html'];
  const seen = new Set(pages);
  for (const page of pages) {
    const answer = await tab.goto(`${origin}/${page}`, { waitUntil: 'load' });
    report.check(`${page}: is there`, answer.status() === 200, () => `status ${answer.status()}`);
    const heading = await tab.locator('h1').count();
    report.check(`${page}: has one main heading`, heading === 1, () => `${heading} of them`);
    const links = await tab.evaluate(() => [...document.querySelectorAll('a[href]')].map((link) => link.href));
    for (const link of links) {
      const url = new URL(link);
      const path = decodeURIComponent(url.pathname.slice(1));
      if (url.origin !== origin || seen.has(path)) continue;
      seen.add(path);
      if (path.endsWith('.html')) pages.push(path);
      else {
        const answer = await context.request.get(`${origin}/${path}`);
        report.check(`${page}: its link to ${path} leads somewhere`, answer.status() === 200, () => `status ${answer.status()}`);
      }
    }
  }
  await tab.close();
  return pages;
}

/** Under the policy, a page breaks nothing of it, says nothing on the console, and asks nobody else. */
async function obey(context, page) {
  const tab = await context.newPage();
  const noise = [];
  tab.on('console', (message) => ['error', 'warning'].includes(message.type()) && noise.push(message.text()));
  tab.on('pageerror', (error) => noise.push(String(error)));
  tab.on('request', (request) => request.url().startsWith(origin) || noise.push(`asks for ${request.url()}`));
  await tab.addInitScript(() => {
    globalThis.violations = [];
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile, lineNumber }) =>
      globalThis.violations.push(`${violatedDirective} at ${sourceFile}:${lineNumber}`),
    );
  });
  await tab.goto(`${origin}/${page}`, { waitUntil: 'load' });
  const violations = await tab.evaluate(() => globalThis.violations);
  report.check(`${page}: keeps to a strict policy`, violations.length === 0, () => violations.join('\n'));
  report.check(`${page}: is quiet`, noise.length === 0, () => noise.join('\n'));
  await tab.close();
}

/** A record's contents name each of its sections; where they stand above it, they are folded, if a script can do that. */
async function contents(browser, page) {
  for (const [width, javaScriptEnabled, isOpen] of [[1280, true, true], [390, true, false], [390, false, true]]) {
    const context = await browser.newContext({ javaScriptEnabled, viewport: { width, height: 800 } });
    const tab = await context.newPage();
    await tab.goto(`${origin}/${page}`, { waitUntil: 'load' });
    const how = `${page} (${width} px, ${javaScriptEnabled ? 'with' : 'without'} JavaScript)`;
    const seen = await tab.locator('.contents li').first().isVisible();
    report.check(`${how}: the contents are ${isOpen ? 'seen' : 'folded'}`, seen === isOpen);
    const named = await tab.locator('.contents a').evaluateAll((links) => links.map((link) => link.hash.slice(1)));
    const sections = await tab.locator('.sheet h2[id]').evaluateAll((headings) => headings.map((heading) => heading.id));
    report.check(`${how}: the contents name all sections`, `${named}` === `${sections}`, () => `${named}\n${sections}`);
    await context.close();
  }
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
try {
  const plain = await browser.newContext({ javaScriptEnabled: true });
  const still = await browser.newContext({ javaScriptEnabled: false });
  const pages = await walk(still);
  report.check('all of the site can be reached without JavaScript', pages.length > 20, () => `${pages.length} pages`);
  for (const page of kinds(pages)) {
    await obey(plain, page);
  }
  for (const page of pages.filter((page) => page.startsWith('incidents/'))) {
    await contents(browser, page);
  }
  const tab = await plain.newPage();
  const answer = await tab.goto(`${origin}/incidents/nothing-of-that-name.html`);
  report.check('what is not there is told kindly', answer.status() === 404 && (await tab.locator('h1').count()) === 1);
} finally {
  await browser.close();
  close();
}
report.finish('the archive behind a strict server, with and without JavaScript');
