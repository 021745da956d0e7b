import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// `npm test`: types, lint, format, then every test. Words after it go to vitest: `npm test -- training`.
// The last line printed is "N passed, N failed", with ", N skipped" when tests were.

type Count = { passed: number; failed: number; skipped: number };
type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
};

const root = fileURLToPath(new URL('..', import.meta.url));
const programs = join(root, 'node_modules');

const checks = {
  types: ['astro/bin/astro.mjs', 'check', '--minimumFailingSeverity', 'hint'],
  lint: ['eslint/bin/eslint.js', '.', '--max-warnings', '0'],
  format: ['prettier/bin/prettier.cjs', '--check', '.', '--log-level', 'warn'],
};

async function check(name: keyof typeof checks): Promise<Count> {
  const began = performance.now();
  const [program = '', ...words] = checks[name];
  const child = spawn(process.execPath, [join(programs, program), ...words], { cwd: root });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += String(part)));
  const [code] = (await once(child, 'close')) as [number | null];
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(code === 0 ? `✓ ${name} (${seconds} s)` : `✗ ${name} (${seconds} s)\n${said.trimEnd()}\n`);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

async function test(): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-report-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const words = [join(programs, 'vitest/vitest.mjs'), 'run', ...reporters, ...process.argv.slice(2)];
  const child = spawn(process.execPath, words, { cwd: root, stdio: 'inherit' });
  const [code] = (await once(child, 'close')) as [number | null];
  const counted = count(report);
  rmSync(folder, { recursive: true, force: true });
  // Something outside every test went wrong: an error nobody caught, or no report at all.
  if (code !== 0 && counted.failed === 0) counted.failed = 1;
  return counted;
}

function count(report: string): Count {
  let read: Report;
  try {
    read = JSON.parse(readFileSync(report, 'utf8')) as Report;
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
  // A file that cannot be loaded fails without a test in it that could.
  const broken = read.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  );
  return {
    passed: read.numPassedTests,
    failed: read.numFailedTests + broken.length,
    skipped: read.numPendingTests + read.numTodoTests,
  };
}

// Two cores, two lanes. The types come before the tests, because both write what Astro generates.
async function inOrder(...lane: (() => Promise<Count>)[]): Promise<Count[]> {
  const counts: Count[] = [];
  for (const work of lane) counts.push(await work());
  return counts;
}

const lanes = await Promise.all([
  inOrder(
    () => check('types'),
    () => test(),
  ),
  inOrder(
    () => check('format'),
    () => check('lint'),
  ),
]);
const total = { passed: 0, failed: 0, skipped: 0 };
for (const one of lanes.flat()) {
  total.passed += one.passed;
  total.failed += one.failed;
  total.skipped += one.skipped;
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(total.failed > 0 ? 1 : 0);
