// One project for each kind of test: `npx vitest run --project api` runs one. What needs a database gets its own
// copy of a prepared one (tests/support); `engine` says of which kind. Groups run one after another: an embedded engine
// takes 1.2 GB, and a browser that draws without a graphics card wants the machine to itself.
import { defineConfig } from 'vitest/config';

const server = { globalSetup: 'tests/support/server.ts', provide: { engine: 'server' as const } };
// A slow machine is no fault of a test's.
const patience = { testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
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
          provide: { engine: 'embedded' },
          ...patience,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'engine',
          include: ['tests/engine/**/*.test.ts'],
          ...patience,
          sequence: { groupOrder: 2 },
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
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
