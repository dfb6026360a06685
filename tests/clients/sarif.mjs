// Are the SARIF logs what code scanning takes? Checks each against the schema, and that every place in
// it is one in a file.
//
// usage: node sarif.mjs (LOG REPOSITORY)…

import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Report, load, locate } from './tools.mjs';

const Ajv = load('ajv-draft-04').default;
const schema = JSON.parse(readFileSync(locate('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'));

const named = process.argv.slice(2);
if (named.length === 0 || named.length % 2 !== 0) {
  console.error('usage: node sarif.mjs (LOG REPOSITORY)…');
  process.exit(2);
}
const logs = named.flatMap((name, place) => (place % 2 === 0 ? [[name, named[place + 1]]] : []));

// One of the schema's patterns is none in Unicode mode.
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
load('ajv-formats').default(ajv);
const isValid = ajv.compile(schema);
const report = new Report();

/** The lines of a file, as arrays of code points. */
const lines = (file) => readFileSync(file, 'utf8').replace(/^\uFEFF/, '').split('\n').map((line) => [...line]);

function isInside({ startLine, startColumn, endLine, endColumn }, text) {
  const fits = (line, column) => line <= text.length && column <= text[line - 1].length + 1;
  const forwards = startLine < endLine || (startLine === endLine && startColumn <= endColumn);
  return forwards && fits(startLine, startColumn) && fits(endLine, endColumn);
}

let results = 0;
let fixes = 0;
for (const [name, folder] of logs) {
  const log = JSON.parse(readFileSync(name, 'utf8'));
  report.check(`${basename(name)}: valid`, isValid(log), () =>
    isValid.errors.map(({ instancePath, message }) => `${instancePath}: ${message}`).join('\n'),
  );
  const [{ results: found, tool, columnKind }] = log.runs;
  report.check(`${basename(name)}: columns are code points`, columnKind === 'unicodeCodePoints');
  const prints = new Set(found.map(({ partialFingerprints }) => Object.values(partialFingerprints).join()));
  report.check(`${basename(name)}: no two fingerprints are the same`, prints.size === found.length);
  for (const { ruleId, ruleIndex, locations, fixes: repairs = [] } of found) {
    results += 1;
    report.check(`${ruleId}: its index is its place`, tool.driver.rules[ruleIndex]?.id === ruleId);
    const changes = repairs.flatMap(({ artifactChanges }) => artifactChanges);
    fixes += changes.length;
    const places = [
      ...locations.map(({ physicalLocation: { artifactLocation, region } }) => [artifactLocation, [region]]),
      ...changes.map(({ artifactLocation, replacements }) => [artifactLocation, replacements.map((one) => one.deletedRegion)]),
    ];
    for (const [{ uri, uriBaseId }, regions] of places) {
      report.check(`${uri} is below the repository`, uriBaseId === '%SRCROOT%');
      const text = lines(join(folder, decodeURIComponent(uri)));
      for (const region of regions) {
        report.check(`${uri}: the place of ${ruleId} is in it`, isInside(region, text), () => JSON.stringify(region));
      }
    }
  }
}
report.check('the logs hold results and fixes', results > 0 && fixes > 0);
report.finish(`${results} results of ${logs.length} SARIF logs`);
