// Is everything found, by keyboard, without a server, under a strict policy, in the archive's own language? Tries
// the search of a site in a real Chromium, once from disk and once from a server.
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
  ['August 10, 2023', '2023-08-10-web-stack-outage'],
  ['10 aug 2023', '2023-08-10-web-stack-outage'],
  ['outage August 2023', '2023-08-10-web-stack-outage'],
  ['service:database', '2023-08-10-web-stack-outage'],
  ['certficate', 'expired-certificate'],
];

// Slips, what is taken for each, and the record that has to come first.
const SLIPS = [
  ['certifcate', 'certificate', 'expired-certificate'],
  ['retnetion', 'retention', 'data-loss-two-windows'],
  ['atachments', 'attachments', 'data-loss-two-windows'],
  ['conection pool', 'connection', 'web-stack-outage'],
  ['sertificate', 'certificate', 'expired-certificate'],
];

// What is asked, and what an excerpt says: never an owner or an address alone.
const EXCERPTS = [
  ['"database team"', /^Action: Update connection pool settings .+ — database team$/],
  ['PLATFORM-1190', /^Action: Compare the inventory with what every public address serves.* — https:\/\/tickets\.example\.com\/PLATFORM-1190$/],
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

/** What axe says against the page as it is now. */
async function accessible(page, what) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'], preload: false }));
  report.check(`${what}: accessible`, violations.length === 0, () => violations.map(({ id, help, nodes }) => `${id}: ${help} ${nodes[0].target}`).join('\n'));
}

/** Rows of a list by their pages, without what differs by right: spaces, and the way to the site's folder. */
const rows = (page, list) => page.$$eval(`${list} > li`, (items) => Object.fromEntries(items.map((item) => {
  const row = item.cloneNode(true);
  row.removeAttribute('data-name');
  row.querySelectorAll('.excerpt').forEach((excerpt) => excerpt.remove());
  row.querySelectorAll('mark').forEach((mark) => mark.replaceWith(mark.textContent));
  row.querySelectorAll('a').forEach((link) => link.setAttribute('href', link.href));
  return [row.querySelector('h2 a').href, row.innerHTML.replace(/\n/g, '').replace(/<p class="open"> *<\/p>/, '<p class="open"></p>')];
})));

async function check(root, how) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const noise = [];
  page.on('console', (message) => message.type() === 'error' && noise.push(message.text()));
  page.on('pageerror', (error) => noise.push(String(error)));
  page.on('request', (request) => request.url().startsWith(root) || noise.push(`asks for ${request.url()}`));
  await page.goto(`${root}search.html`);

  const place = () => page.evaluate(() => [document.activeElement.id, document.activeElement.selectionStart].join(' '));
  report.check(`${how}: whoever comes to search may type`, (await place()) === 'q 0', place);
  await page.waitForSelector('#search-status a');
  const examples = await page.$$eval('#search-status a', (links) => links.map((link) => link.textContent));
  report.check(`${how}: examples show what may be asked`, /^[a-z]+,service:.+,\d{4}-\d\d$/.test(examples.join()), () => examples.join());
  for (const example of examples) {
    const found = await ask(page, example);
    report.check(`${how}: the example ${example} finds something`, found.length > 0);
  }
  await ask(page, '');

  for (const [query, first] of QUESTIONS) {
    const found = await ask(page, query);
    report.check(`${how}: ${query}`, (found[0] ?? '').includes(first), () => found.join('\n') || 'nothing');
  }
  const hostile = ['__proto__', 'constructor', '</script><img src=x onerror=alert(1)>', 'a\u2028b', '"\\', 'service:', 'x'.repeat(100000), '%'];
  for (const query of hostile) await ask(page, query);

  const said = () => page.textContent('#search-status');
  for (const [query, word, first] of SLIPS) {
    const found = await ask(page, query);
    const told = await said();
    report.check(`${how}: ${query} is taken for ${word}`, told.startsWith(`Showing results for ${word} · `) && (found[0] ?? '').includes(first), () => `${told}\n${found[0]}`);
    const named = await page.$$eval('#search-status em', (words) => words.map((one) => one.textContent).join());
    report.check(`${how}: ${word} stands out`, named === word, () => named);
  }
  for (const query of ['black friday', 'zebra']) {
    const found = await ask(page, query);
    const told = await said();
    report.check(`${how}: ${query} is not here, and nothing is guessed`, found.length === 0 && told === `Nothing was written about ${query}.`, () => told);
  }
  await ask(page, 'certificate friday');
  const some = await said();
  report.check(`${how}: it is said first that nothing has all`, /^Nothing has all of these words\. \d+ incidents? with some of them$/.test(some), () => some);
  for (const [query, wanted] of EXCERPTS) {
    await ask(page, query);
    await page.waitForSelector('.excerpt mark');
    const excerpts = await page.$$eval('.excerpt', (lines) => lines.map((line) => line.textContent));
    report.check(`${how}: ${query} is shown with what it belongs to`, excerpts.some((one) => wanted.test(one)), () => excerpts.join('\n'));
  }

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
  await answered(page, () => page.keyboard.press('Enter'));
  report.check(`${how}: after Enter one can go on typing`, (await place()) === 'q 6', place);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  report.check(`${how}: Escape leads back to the words`, (await focused()) === 'q' && (await page.inputValue('#q')) === 'outage');
  await page.keyboard.press('Escape');
  report.check(`${how}: Escape leaves`, (await focused()) === 'body' && (await page.inputValue('#q')) === 'outage');
  await accessible(page, `${how}: results`);

  // Sent to somebody, opened, and back.
  const shared = page.url();
  await page.goto(shared);
  await page.waitForSelector('#search-results a');
  report.check(`${how}: whoever comes with words may type on`, (await place()) === 'q 6', place);
  const shown = await rows(page, '#search-results');
  await page.goto(`${root}list/all/index.html`);
  const built = await rows(page, '#incidents');
  const others = Object.keys(shown).filter((href) => shown[href] !== built[href]);
  report.check(`${how}: results look as the built list does`, others.length === 0, () => `${shown[others[0]]}\n${built[others[0]]}`);
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
  const built = await rows(page, '#incidents');
  const entries = () => page.$$eval('#incidents > li', (items) => items.length);
  const all = await entries();
  await page.click('#filters summary');
  const box = page.locator('form.filters input[name=severity][value=sev2]');
  await box.check();
  await page.waitForFunction(() => document.getElementById('count').textContent !== '');
  const said = Number.parseInt(await page.textContent('#count'), 10);
  report.check(`${how}: a filter narrows the list down`, said > 0 && said < all && (await entries()) === said, () => `${said} of ${all}`);
  report.check(`${how}: what is chosen is in the address`, new URL(page.url()).searchParams.get('severity') === 'sev2', () => page.url());
  await accessible(page, `${how}: a narrowed list`);
  await box.uncheck();
  await page.waitForFunction((all) => document.querySelectorAll('#incidents > li').length === all, all);
  // All years together are all incidents with a day.
  for (const year of await page.$$('form.filters input[name=year]')) await year.check();
  const dated = Object.values(built).filter((row) => row.includes('<time')).length;
  await page.waitForFunction((dated) => document.querySelectorAll('#incidents > li[data-name]').length === dated, dated, { timeout: 5000 }).catch(() => {});
  const made = await rows(page, '#incidents');
  const others = Object.keys(made).filter((href) => made[href] !== built[href]);
  report.check(`${how}: a filtered list looks as it was built`, Object.keys(made).length === dated && others.length === 0, () => `${made[others[0]]}\n${built[others[0]]}`);
  for (const year of await page.$$('form.filters input[name=year]')) await year.uncheck();
  await page.waitForFunction((all) => document.querySelectorAll('#incidents > li').length === all, all, { timeout: 5000 }).catch(() => {});
  report.check(`${how}: without a filter all are there again`, (await entries()) === all);
  await context.close();
}

/** The header's box shows the best as it is typed, and leads to all. */
async function checkHeader(root, how, path) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const noise = [];
  const asked = [];
  page.on('console', (message) => message.type() === 'error' && noise.push(message.text()));
  page.on('pageerror', (error) => noise.push(String(error)));
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${root}${path}`, { waitUntil: 'networkidle' });
  const ofIndex = () => asked.filter((url) => url.includes('/search/'));
  report.check(`${how}: nothing of the index is loaded before it is wanted`, ofIndex().length === 0, () => ofIndex().join('\n'));
  const box = page.locator('.page-head input[name=q]');
  const panel = page.locator('.found');
  const shown = async () => (await panel.isVisible()) && page.$$eval('.found li', (items) => items.map((item) => item.dataset.name));
  /** Types, and waits for what is said to those who do not see it. */
  async function type(text) {
    await page.evaluate(() => document.querySelector('.page-head [role=status]').replaceChildren());
    await box.pressSequentially(text);
    await page.waitForFunction(() => document.querySelector('.page-head [role=status]').textContent !== '');
    return shown();
  }
  await page.keyboard.press('/');
  const found = await type('outage');
  report.check(`${how}: results are there as it is typed`, found && found[0].includes('web-stack-outage') && found.length <= 8, () => found);
  const best = panel.locator('li').first();
  await best.locator('.excerpt:not(:empty)').waitFor();
  const told = await best.innerText();
  report.check(`${how}: a result has its title, day, severity and an excerpt`, /^Web Stack Outage Incident\s+August 10, 2023\s+sev2\s+\S.{20}/.test(told), () => told);
  report.check(`${how}: the severity is as in lists`, (await best.locator('.tag.severity-2').count()) === 1);
  const all = panel.locator('.all a');
  report.check(`${how}: the last line tells how many there are`, (await all.textContent()) === `All ${found.length} results`, () => all.textContent());
  report.check(`${how}: and leads to all`, (await all.getAttribute('href')).endsWith('search.html?q=outage'), () => all.getAttribute('href'));
  const inside = await panel.evaluate((element) => {
    const { left, right } = element.getBoundingClientRect();
    return left >= 0 && right <= document.documentElement.clientWidth;
  });
  report.check(`${how}: the panel fits on the page`, inside);
  await accessible(page, `${how}: the panel`);

  const focused = () => page.evaluate(() => document.activeElement.name || document.activeElement.closest('li')?.dataset.name || document.activeElement.textContent);
  await page.keyboard.press('ArrowDown');
  report.check(`${how}: down leads into the results`, (await focused()) === found[0], focused);
  for (let nth = 1; nth <= found.length; nth += 1) await page.keyboard.press('ArrowDown');
  report.check(`${how}: and to the last line`, (await focused()).startsWith('All '), focused);
  for (let nth = 0; nth <= found.length; nth += 1) await page.keyboard.press('ArrowUp');
  report.check(`${how}: up leads back`, (await focused()) === 'q', focused);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  report.check(`${how}: Escape closes and keeps the text`, !(await panel.isVisible()) && (await focused()) === 'q' && (await box.inputValue()) === 'outage');
  await page.keyboard.press('ArrowDown');
  await panel.waitFor();
  await page.mouse.click(2, 500);
  report.check(`${how}: a click beside it closes it`, !(await panel.isVisible()));

  await box.fill('');
  report.check(`${how}: what is not here is said`, (await type('black friday')).length === 0 && (await panel.innerText()).startsWith('Nothing was written about'), () => panel.innerText());
  await box.fill('');
  await type('conection pool');
  report.check(`${how}: a slip is said`, (await panel.innerText()).startsWith('Showing results for connection'), () => panel.innerText());
  for (const hostile of ['__proto__', '<img src=x onerror=alert(1)>', '"\\', 'service:', '%']) {
    await box.fill('');
    await type(hostile);
  }
  await box.fill('');
  report.check(`${how}: nothing is shown for nothing`, await panel.waitFor({ state: 'hidden' }).then(() => true, () => false));
  await type('retention');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#search-results a');
  report.check(`${how}: Enter leads to the search`, page.url().endsWith('search.html?q=retention'), () => page.url());
  await page.goto(`${root}${path}`);
  await type('retention');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/incidents\/.*two-windows\.html$/);
  report.check(`${how}: no error`, noise.length === 0, () => noise.join('\n'));
  const strangers = asked.filter((url) => !url.startsWith(root));
  report.check(`${how}: no request elsewhere`, strangers.length === 0, () => strangers.join('\n'));
  await context.close();

  const still = await browser.newContext({ javaScriptEnabled: false });
  const plain = await still.newPage();
  await plain.goto(`${root}${path}`);
  await plain.fill('.page-head input[name=q]', 'retention');
  await plain.press('.page-head input[name=q]', 'Enter');
  await plain.waitForURL(/search\.html\?q=retention$/);
  await still.close();
}

/** On a narrow screen, in the dark, the panel is as wide as the page, and can be read. */
async function checkNarrow(root) {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 }, colorScheme: 'dark', hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await page.goto(`${root}index.html`);
  await page.tap('.page-head input[name=q]');
  await page.locator('.page-head input[name=q]').pressSequentially('database team');
  await page.locator('.found .excerpt mark').first().waitFor();
  const sizes = await page.evaluate(() => {
    const { left, right } = document.querySelector('.found').getBoundingClientRect();
    return { left, right, wide: document.documentElement.scrollWidth, mark: document.querySelector('.found .excerpt mark').getBoundingClientRect().right };
  });
  report.check('narrow: the panel is on the page', sizes.left >= 0 && sizes.right <= 390 && sizes.wide <= 390, () => JSON.stringify(sizes));
  report.check('narrow: what was found can be seen', sizes.mark < sizes.right, () => JSON.stringify(sizes));
  await accessible(page, 'narrow, dark: the panel');
  await context.close();
}

const { origin, close } = await strictServer(folder);
try {
  for (const [root, how] of [[`${pathToFileURL(folder).href}/`, 'from disk'], [`${origin}/`, 'from a server']]) {
    await check(root, how);
    await checkFilters(root, how);
    await checkHeader(root, `${how}, on the home page`, 'index.html');
    await checkHeader(root, `${how}, in a list`, 'list/all/index.html');
  }
  await checkNarrow(`${origin}/`);
} finally {
  await browser.close();
  close();
}
report.finish('the search in Chromium');
