// One project for each kind of test: `npx vitest run --project api` runs one. What needs a database gets its own
// copy of a prepared one (tests/support); `engine` says of which kind. Groups run one after another: programs that are
// killed and a browser that draws without a graphics card want the machine to themselves.
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const server = { globalSetup: 'tests/support/server.ts', provide: { engine: 'server' as const } };
// A slow machine is no fault of a test's.
const patience = { testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    // A worker per processor, since tests wait for other programs as often as they compute; a worker with an embedded
    // engine takes 1.5 GB.
    maxWorkers: Math.min(8, Math.max(2, availableParallelism())),
    // A worker loads the program once for all its files; loading cost more than most files' tests. What the program
    // keeps at module level it keeps for many houses in one process, so a file must not depend on being the first.
    isolate: false,
    // Programs that tests start (commands, engines) find themselves compiled.
    env: { NODE_COMPILE_CACHE: new URL('.cache/node', import.meta.url).pathname },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{api,geodata,scripts,tiles,web}/**/*.test.{ts,tsx}'],
          testTimeout: 60_000,
        },
      },
      { test: { name: 'architecture', include: ['tests/*.test.ts'], testTimeout: 120_000 } },
      { test: { name: 'sql', include: ['tests/sql/**/*.test.ts'], ...server, ...patience } },
      { test: { name: 'api', include: ['tests/api/**/*.test.ts'], ...server, ...patience } },
      {
        test: {
          name: 'api-embedded',
          include: ['tests/api/**/*.test.ts'],
          globalSetup: 'tests/support/engines.ts',
          provide: { engine: 'embedded' },
          ...patience,
        },
      },
      {
        test: {
          name: 'engine',
          include: ['tests/engine/**/*.test.ts'],
          ...patience,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
      { test: { name: 'documents', include: ['tests/documents/**/*.test.ts'], ...patience } },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          ...server,
          globalSetup: ['tests/support/server.ts', 'tests/support/web-build.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
