// Checks, then every Vitest project; the last line counts both. Arguments go to Vitest.
import { parseCLI, startVitest } from 'vitest/node';
import type { TestModule } from 'vitest/node';
import { checks, runChecks } from './checks.ts';

interface Count {
  passed: number;
  failed: number;
  skipped: string[];
}

const failedChecks = await runChecks();
const tests = await runVitest(process.argv.slice(2));

for (const line of tests.skipped) console.log(`skipped: ${line}`);
for (const name of failedChecks) console.log(`failed: ${name}`);
const passed = checks.length - failedChecks.length + tests.passed;
const failed = failedChecks.length + tests.failed;
const skipped = tests.skipped.length === 0 ? '' : `, ${tests.skipped.length} skipped`;
console.log(`${passed} passed, ${failed} failed${skipped}`);
process.exit(failed === 0 ? 0 : 1);

async function runVitest(words: string[]): Promise<Count> {
  const { filter, options } = parseCLI(['vitest', 'run', ...words]);
  const vitest = await startVitest([...filter], { ...options, watch: false });
  const modules = vitest.state.getTestModules();
  const errors = vitest.state.getUnhandledErrors();
  await vitest.close();
  const counts = modules.map(countModule);
  return {
    passed: counts.reduce((sum, count) => sum + count.passed, 0),
    failed: counts.reduce((sum, count) => sum + count.failed, errors.length),
    skipped: counts.flatMap((count) => count.skipped),
  };
}

function countModule(module: TestModule): Count {
  const count: Count = { passed: 0, failed: 0, skipped: [] };
  for (const test of module.children.allTests()) {
    const result = test.result();
    if (result.state === 'passed') count.passed += 1;
    else if (result.state === 'skipped')
      count.skipped.push(`[${module.project.name}] ${test.fullName}: ${result.note ?? 'no reason given'}`);
    else count.failed += 1;
  }
  // A file that could not be loaded, or whose set-up failed, has errors of its own.
  for (const suite of module.children.allSuites()) count.failed += suite.errors().length;
  count.failed += module.errors().length;
  return count;
}
