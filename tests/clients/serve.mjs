// Does the browser show what was saved, by itself? Serves the demonstration's archive, and saves files while a real
// Chromium looks at its pages, under the policy that they are served with.
//
// usage: node serve.mjs HOTWASH
//
// HOTWASH is the program. CHROMIUM names the browser's where it is not /usr/bin/chromium.

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Report, load, locate } from './tools.mjs';

const { chromium } = load('playwright-core');
const axe = readFileSync(locate('axe-core/axe.min.js'), 'utf8');

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const OUTAGE = 'postmortems/2023/2023-08-10-web-stack-outage.yaml';
const PAGE = 'incidents/2023-08-10-web-stack-outage.html';
// Long enough for a busy machine; nothing waits for it when all is well.
const PATIENCE = 20_000;

if (process.argv.length !== 3) {
  console.error('usage: node serve.mjs HOTWASH');
  process.exit(2);
}
const hotwash = realpathSync(process.argv[2]);
const work = mkdtempSync(join(tmpdir(), 'hotwash-serve-'));
const archive = join(work, 'archive');
const report = new Report();
const env = { PATH: process.env.PATH, HOME: work, GIT_CONFIG_GLOBAL: '/dev/null' };

/** Saves a file as careful editors do: it is never seen half written. */
function save(path, text) {
  writeFileSync(join(work, 'fresh'), text);
  renameSync(join(work, 'fresh'), join(archive, path));
}

/** Starts the program, and gives its address. */
async function start() {
  const server = spawn(hotwash, ['serve', '--port', '0'], { cwd: archive, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => server.on('exit', resolve));
  for await (const line of createInterface({ input: server.stdout })) {
    return { server, ended, url: line };
  }
  throw new Error('hotwash serve says no address');
}

async function checkAccessible(tab, what) {
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate(() =>
    globalThis.axe.run(document, { resultTypes: ['violations'], preload: false }),
  );
  report.check(`${what}: accessible`, violations.length === 0, () =>
    violations
      .flatMap(({ id, help, nodes }) => nodes.slice(0, 5).map(({ target }) => `${id}: ${help}: ${target.join(' ')}`))
      .join('\n'),
  );
}

async function checkInBrowser(browser, url, colorScheme) {
  const context = await browser.newContext({ colorScheme, viewport: { width: 1000, height: 700 } });
  const tab = await context.newPage();
  tab.setDefaultTimeout(PATIENCE);
  const noise = [];
  const strangers = [];
  tab.on('console', (message) => message.type() === 'error' && noise.push(message.text()));
  tab.on('pageerror', (error) => noise.push(String(error)));
  tab.on('request', (request) => request.url().startsWith(url) || strangers.push(request.url()));
  const quiet = (what) => {
    report.check(`${what} (${colorScheme}): no error on the console`, noise.length === 0, () => noise.join('\n'));
    noise.length = 0;
  };
  const shows = async (what, text) => {
    const seen = await tab.getByText(text).first().waitFor({ state: 'visible' }).then(() => true, () => false);
    report.check(`${what} (${colorScheme})`, seen, () => `the page does not show ${text}`);
    await checkAccessible(tab, `${what} (${colorScheme})`);
  };
  const good = readFileSync(join(archive, OUTAGE), 'utf8');

  await tab.goto(url + PAGE, { waitUntil: 'load' });
  report.check(`no findings at first (${colorScheme})`, (await tab.locator('.hotwash-findings').count()) === 0);
  const styled = await tab.evaluate(() => getComputedStyle(document.body).marginTop === '0px');
  report.check(`the style sheets are in force (${colorScheme})`, styled);

  save(OUTAGE, good.replace('Web Stack Outage Incident', 'Title that was just saved'));
  await shows('a save is shown', 'Title that was just saved');
  quiet('a save');

  // What is read stays in view.
  await tab.evaluate(() => window.scrollTo(0, 600));
  save(OUTAGE, good.replace('    owner: database team\n', ''));
  await shows('a finding is shown', 'nobody answers for this action');
  const link = tab.locator('.hotwash-findings a[href^="#"]').first();
  await link.click();
  const target = await tab.evaluate(() => document.querySelector(':target') !== null);
  report.check(`a finding leads to its place (${colorScheme})`, target);
  quiet('a finding');

  save(OUTAGE, `${good}\nconclusion: [\n`);
  await shows('a record that cannot be read says so', 'This record cannot be read as it is');
  await tab.getByText('The page as it was when the record could last be read').click();
  await shows('its last good page', 'This page is not up to date');
  await tab.goto(url, { waitUntil: 'load' });
  await shows('the home page names it', '1 record cannot be read');
  quiet('a broken record');

  await tab.goto(url + PAGE, { waitUntil: 'load' });
  save(OUTAGE, good);
  await shows('what is mended is shown', 'Web Stack Outage Incident');
  report.check(`its findings are gone (${colorScheme})`, (await tab.locator('.hotwash-findings').count()) === 0);
  quiet('mended');

  const configuration = readFileSync(join(archive, 'hotwash.yaml'), 'utf8');
  save('hotwash.yaml', `${configuration}\nnonsense: 1\n`);
  await shows('a broken configuration is told', 'This cannot be shown');
  save('hotwash.yaml', configuration);
  await shows('and mended', 'Web Stack Outage Incident');
  // A page that cannot be made has a status that the console tells.
  noise.length = 0;

  report.check(`asks nobody else (${colorScheme})`, strangers.length === 0, () => [...new Set(strangers)].join('\n'));
  return { tab, context };
}

/** Many pages are open at once, and each is loaded: a browser has six connections for all of them. */
async function checkManyTabs(context, url) {
  const tabs = [];
  for (let number = 0; number < 9; number += 1) {
    const tab = await context.newPage();
    const loaded = await tab.goto(url, { timeout: PATIENCE, waitUntil: 'load' }).then(() => true, () => false);
    report.check(`page ${number + 1} of many is loaded`, loaded);
    tabs.push(tab);
  }
  const configuration = readFileSync(join(archive, 'hotwash.yaml'), 'utf8');
  save('hotwash.yaml', `site: {title: Told to all pages}\n`);
  for (const [number, tab] of tabs.entries()) {
    const seen = await tab.getByText('Told to all pages').first().waitFor({ timeout: PATIENCE }).then(() => true, () => false);
    report.check(`page ${number + 1} of many shows a save`, seen);
  }
  save('hotwash.yaml', configuration);
  await Promise.all(tabs.map((tab) => tab.close()));
}

let running;
try {
  const demo = spawnSync(hotwash, ['demo', archive], { env, encoding: 'utf8' });
  report.check('there is an archive', demo.status === 0, () => demo.stderr);
  running = await start();
  const { server, ended, url } = running;
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
  try {
    for (const colorScheme of ['light', 'dark']) {
      const { context, tab } = await checkInBrowser(browser, url, colorScheme);
      if (colorScheme === 'dark') {
        server.kill('SIGINT');
        report.check('Ctrl-C ends it while a page is open', (await ended) === 130);
      } else {
        await tab.close();
        await checkManyTabs(context, url);
      }
      await context.close();
    }
  } finally {
    await browser.close();
  }
} finally {
  running?.server.kill('SIGKILL');
  rmSync(work, { recursive: true, force: true });
}
report.finish('the archive as it is served, in Chromium');
