// Where the packages of package.json are: in the folder that HOTWASH_CLIENTS names (`.ci/run` keeps
// one in its cache), else beside this file, after `npm ci`.

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
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
