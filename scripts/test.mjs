/**
 * `npm test`: every check, the unit tests, a build, and the end-to-end specs in a real browser. All steps run, so that
 * one run tells everything; the last line counts: `N passed, N failed`. A step that is no test counts as one when it fails.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfNeeded, root } from './build-if-needed.mjs';
import { installBrowser } from './install-browser.mjs';

const bin = (name) => join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
const reports = mkdtempSync(join(tmpdir(), 'backfile-test-'));
const total = { passed: 0, failed: 0, skipped: 0 };
const failedSteps = [];

step('types', bin('tsc'), ['-b']);
step('lint', bin('oxlint'), ['--type-aware']);
step('format', bin('oxfmt'), ['--check']);
step('unused', bin('knip'), []);
step('documents', process.execPath, [join(root, 'scripts', 'check-docs.mjs')]);

const unit = join(reports, 'unit.json');
countedStep(
  'unit tests',
  bin('vitest'),
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unit}`],
  {},
  () => {
    const report = JSON.parse(readFileSync(unit, 'utf8'));
    return {
      passed: report.numPassedTests,
      // A file that does not load has no failed test of its own.
      failed: Math.max(report.numFailedTests, report.success ? 0 : 1),
      skipped: report.numPendingTests + report.numTodoTests,
    };
  },
);

say('build');
if (buildIfNeeded()) {
  const browser = installBrowser();
  if (browser === null) fail('a browser for the end-to-end specs');
  else {
    const file = join(reports, 'e2e.json');
    const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
    const env = { BACKFILE_CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: file };
    countedStep('end-to-end specs', process.execPath, [cli, 'test', '--reporter=list,json'], env, () => {
      const { stats, errors } = JSON.parse(readFileSync(file, 'utf8'));
      return {
        passed: stats.expected + stats.flaky,
        failed: Math.max(stats.unexpected, errors.length > 0 ? 1 : 0),
        skipped: stats.skipped,
      };
    });
  }
} else fail('build');

rmSync(reports, { recursive: true, force: true });
if (failedSteps.length > 0) console.log(`\nNot passed: ${failedSteps.join(', ')}`);
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);

function step(name, program, words) {
  if (run(name, program, words, {}) !== 0) fail(name);
}

/** A step of tests: its report gives the counts; without one it counts as one failure. */
function countedStep(name, program, words, env, read) {
  const status = run(name, program, words, env);
  let counts;
  try {
    counts = read();
  } catch {
    fail(name);
    return;
  }
  for (const key of Object.keys(total)) total[key] += counts[key];
  if (counts.failed > 0) failedSteps.push(name);
  else if (status !== 0) fail(name);
}

function run(name, program, words, env) {
  say(name);
  const isScript = process.platform === 'win32' && program.endsWith('.cmd');
  const done = spawnSync(program, words, {
    cwd: root,
    stdio: 'inherit',
    shell: isScript,
    env: { ...process.env, ...env },
  });
  return done.status;
}

function say(name) {
  console.log(`\n== ${name}`);
}

function fail(name) {
  total.failed += 1;
  failedSteps.push(name);
}
