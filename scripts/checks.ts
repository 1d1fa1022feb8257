// What is checked without running the program: npm run check. Each check counts as one test.
import { execFile } from 'node:child_process';
import { buildWeb } from './build-web.ts';

interface Check {
  name: string;
  /** Rejects with what is wrong. */
  run(): Promise<unknown>;
}

const root = new URL('../', import.meta.url).pathname;

export const checks: Check[] = [
  { name: 'format (oxfmt)', run: () => program('oxfmt', '--check') },
  { name: 'lint (oxlint)', run: () => program('oxlint') },
  { name: 'types (tsc)', run: () => program('tsc', '--project', '.') },
  { name: 'types of the web (tsc)', run: () => program('tsc', '--project', 'web') },
  { name: 'types of the stories (tsc)', run: () => program('tsc', '--project', 'tests/e2e') },
  { name: 'nothing unused (knip)', run: () => program('knip') },
  { name: 'web build (vite)', run: buildWeb },
];

/** Programs of node_modules/.bin are on the path of every npm script and of ours. */
function program(name: string, ...options: string[]): Promise<void> {
  return new Promise((done, fail) => {
    execFile(name, options, { cwd: root, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error) fail(new Error(`${stdout}${stderr}`.trim() || error.message));
      else done();
    });
  });
}

/** Runs all, one after another; answers the names of those that failed, after printing why. */
export async function runChecks(): Promise<string[]> {
  const failed: string[] = [];
  for (const { name, run } of checks) {
    const started = performance.now();
    try {
      await run();
      console.log(` ✓ ${name} ${Math.round(performance.now() - started)} ms`);
    } catch (error) {
      failed.push(name);
      console.log(` ✗ ${name}\n${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
  return failed;
}

if (import.meta.main) process.exitCode = (await runChecks()).length === 0 ? 0 : 1;
