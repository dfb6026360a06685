// Where the packages of package.json are: in the folder that HOTWASH_CLIENTS names (`.ci/run` keeps
// one in its cache), else beside this file, after `npm ci`.

import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

export const repository = join(here, '..', '..');

const packages = createRequire(join(process.env.HOTWASH_CLIENTS ?? here, 'package.json'));

/** A package's or package file's exports. */
export const load = (name) => packages(name);

/** A package file's path. */
export const locate = (name) => packages.resolve(name);

/** Collects what is wrong, so that one run shows all of it. */
export class Report {
  #failures = [];
  #passed = 0;

  /** Notes one check: `why` is only asked for when it failed. */
  check(what, holds, why = () => '') {
    if (holds) {
      this.#passed += 1;
    } else {
      const detail = String(why()).replaceAll('\n', '\n      ');
      this.#failures.push(detail ? `${what}\n      ${detail}` : what);
    }
  }

  /** Prints the result. The process ends with 1 where something failed. */
  finish(subject) {
    for (const failure of this.#failures) {
      console.error(`  FAILED ${failure}`);
    }
    console.log(`${subject}: ${this.#passed} checks passed, ${this.#failures.length} failed`);
    if (this.#failures.length > 0 || this.#passed === 0) {
      process.exitCode = 1;
    }
  }
}

/** How the browser is started: alone, and quiet. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // No name is ever looked up: what a page only announces (preconnect) goes nowhere either.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml; charset=utf-8',
};

/** A host of static pages, as strict as they come: files as they are, `index.html` for folders, `404.html` for the rest. */
export async function strictServer(folder) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const plain = decodeURIComponent(pathname);
    const path = join(folder, plain.endsWith('/') ? `${plain}index.html` : plain);
    let [status, file] = [200, path];
    try {
      if (!path.startsWith(folder) || !statSync(path).isFile()) throw new Error('no file');
    } catch {
      [status, file] = [404, join(folder, '404.html')];
    }
    response.writeHead(status, {
      'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
      'Content-Security-Policy': POLICY,
      'X-Content-Type-Options': 'nosniff',
    });
    response.end(readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
