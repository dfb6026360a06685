// Takes the pictures of the archive that the README shows.
//
// usage: node pictures.mjs SITE FOLDER
//
// SITE is a built site, such as `hotwash demo`'s. CHROMIUM names the browser's program where it is not
// /usr/bin/chromium.

import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { load } from './tools.mjs';

const { chromium } = load('playwright-core');

const PICTURES = [
  { name: 'archive-list.png', page: 'list/all/index.html', colorScheme: 'light', width: 1240, height: 760 },
  { name: 'archive-record.png', page: 'incidents/2023-08-10-web-stack-outage.html', colorScheme: 'dark', width: 1240, height: 760 },
];

if (process.argv.length !== 4) {
  console.error('usage: node pictures.mjs SITE FOLDER');
  process.exit(2);
}
const root = `${pathToFileURL(realpathSync(process.argv[2])).href}/`;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND'],
});
try {
  for (const { name, page, colorScheme, width, height } of PICTURES) {
    const context = await browser.newContext({ colorScheme, viewport: { width, height } });
    const tab = await context.newPage();
    await tab.goto(new URL(page, root).href, { waitUntil: 'load' });
    await tab.screenshot({ path: join(process.argv[3], name) });
    await context.close();
    console.log(`${name}: ${page}, ${colorScheme}`);
  }
} finally {
  await browser.close();
}
