// Are the pages valid, accessible, self-contained and readable on a telephone? Checks every *.html of
// a folder with the Nu HTML checker, and in a real Chromium with axe-core.
//
// usage: node pages.mjs FOLDER
//
// CHROMIUM names the browser's program where it is not /usr/bin/chromium.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { FLAGS, Report, load, locate } from './tools.mjs';

const { chromium } = load('playwright-core');
const axe = readFileSync(locate('axe-core/axe.min.js'), 'utf8');

const SCHEMES = ['light', 'dark'];
const WIDTHS = [360, 1280];

if (process.argv.length !== 3) {
  console.error('usage: node pages.mjs FOLDER');
  process.exit(2);
}
const folder = realpathSync(process.argv[2]);
const root = `${pathToFileURL(folder).href}/`;
const pages = readdirSync(folder, { recursive: true })
  .filter((name) => name.endsWith('.html'))
  .sort();
const report = new Report();
report.check('there are pages', pages.length > 0);

/** One Java process over the whole folder; anything it says is a failure. */
function checkMarkup() {
  const jar = join(locate('vnu-jar/package.json'), '..', 'build', 'dist', 'vnu.jar');
  const run = spawnSync('java', ['-Xss4m', '-jar', jar, '--skip-non-html', '--format', 'json', '--stdout', folder], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (run.error) {
    throw new Error(`the Nu checker needs java: ${run.error.message}`);
  }
  let messages;
  try {
    ({ messages } = JSON.parse(run.stdout));
  } catch {
    throw new Error(`the Nu checker did not work:\n${run.stderr}${run.stdout}`);
  }
  const named = (url) => relative(folder, fileURLToPath(url.replace(/^file:\/*/, 'file:///')));
  for (const page of pages) {
    const said = messages.filter(({ url }) => url && named(url) === page);
    report.check(`${page}: valid HTML`, said.length === 0, () =>
      said.map(({ lastLine, lastColumn, message }) => `${lastLine}:${lastColumn}: ${message}`).join('\n'),
    );
  }
  const elsewhere = messages.filter(({ url }) => !url || !pages.includes(named(url)));
  report.check('the Nu checker reads every page', elsewhere.length === 0, () => elsewhere.map(({ message }) => message).join('\n'));
}

/** What a page itself can tell about its layout and its links. */
function inspect() {
  const view = document.documentElement;
  const wide = [];
  if (view.scrollWidth > view.clientWidth) {
    for (const element of document.body.querySelectorAll('*')) {
      if (element.getBoundingClientRect().right > view.clientWidth + 0.5 && wide.length < 5) {
        wide.push(`${element.localName}${element.className ? `.${String(element.className).split(' ')[0]}` : ''}`);
      }
    }
  }
  return {
    overflow: view.scrollWidth - view.clientWidth,
    wide,
    links: [...document.querySelectorAll('a[href], area[href]')].map((link) => link.href),
    anchors: [...document.querySelectorAll('[id]')].map((element) => element.id),
  };
}

/** Opens a page, and notes everything that is wrong at one width and colour scheme. */
async function checkLook(context, page, look, links) {
  const tab = await context.newPage();
  const noise = [];
  const strangers = [];
  tab.on('console', (message) => message.type() === 'error' && noise.push(message.text()));
  tab.on('pageerror', (error) => noise.push(String(error)));
  tab.on('request', (request) => allowed(request.url()) || strangers.push(request.url()));
  await tab.goto(new URL(page.split('/').map(encodeURIComponent).join('/'), root).href, { waitUntil: 'load' });

  const seen = await tab.evaluate(inspect);
  links.set(page, seen);
  report.check(`${page} (${look}): no horizontal scrolling`, seen.overflow <= 0, () =>
    `${seen.overflow} pixels too wide: ${seen.wide.join(', ')}`,
  );
  // Evaluated rather than added as a script: a page's own content security policy stays in force.
  await tab.evaluate(axe);
  // Without `preload`, axe does not fetch the style sheet once more by itself, which a page from disk may not.
  const { violations } = await tab.evaluate(() =>
    globalThis.axe.run(document, { resultTypes: ['violations'], preload: false }),
  );
  report.check(`${page} (${look}): accessible`, violations.length === 0, () =>
    violations
      .flatMap(({ id, help, nodes }) => nodes.slice(0, 5).map(({ target }) => `${id}: ${help}: ${target.join(' ')}`))
      .join('\n'),
  );
  report.check(`${page} (${look}): no error on the console`, noise.length === 0, () => noise.join('\n'));
  report.check(`${page} (${look}): asks for nothing outside its folder`, strangers.length === 0, () => [...new Set(strangers)].join('\n'));
  await tab.close();
}

const allowed = (url) => url.startsWith(root) || url.startsWith('data:') || url.startsWith('about:');

async function checkInBrowser() {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
  const seen = new Map();
  try {
    for (const colorScheme of SCHEMES) {
      for (const width of WIDTHS) {
        const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
        await context.route('**/*', (route) => (allowed(route.request().url()) ? route.continue() : route.abort()));
        for (const page of pages) {
          await checkLook(context, page, `${colorScheme}, ${width} px`, seen);
        }
        await context.close();
      }
    }
  } finally {
    await browser.close();
  }
  return seen;
}

/** Links between the pages lead somewhere, to the anchor too. */
function checkLinks(seen) {
  for (const [page, { links }] of seen) {
    const dead = links.filter((link) => {
      if (!link.startsWith('file:')) {
        return false;
      }
      const url = new URL(link);
      const anchor = decodeURIComponent(url.hash.slice(1));
      const path = fileURLToPath(Object.assign(url, { hash: '', search: '' }));
      const target = relative(folder, path);
      const known = seen.get(target);
      return target.startsWith('..') || !existsSync(path) || (anchor !== '' && known && !known.anchors.includes(anchor));
    });
    report.check(`${page}: its links lead somewhere`, dead.length === 0, () => [...new Set(dead)].join('\n'));
  }
}

checkMarkup();
checkLinks(await checkInBrowser());
report.finish(`${pages.length} pages in the Nu checker and in Chromium`);
