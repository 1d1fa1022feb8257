// One project for each kind of test: `npx vitest run --project api` runs one. What needs a database gets its own
// copy of a prepared one (tests/support); `engine` says of which kind.
import { defineConfig } from 'vitest/config';

const server = { globalSetup: 'tests/support/server.ts', provide: { engine: 'server' as const } };
const patience = { testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['{api,geodata,scripts,tiles,web}/**/*.test.{ts,tsx}'] } },
      { test: { name: 'architecture', include: ['tests/*.test.ts'], testTimeout: 120_000 } },
      { test: { name: 'sql', include: ['tests/sql/**/*.test.ts'], ...server, ...patience } },
      { test: { name: 'api', include: ['tests/api/**/*.test.ts'], ...server, ...patience } },
      {
        test: {
          name: 'api-embedded',
          include: ['tests/api/**/*.test.ts'],
          provide: { engine: 'embedded' },
          ...patience,
          testTimeout: 60_000,
        },
      },
      { test: { name: 'engine', include: ['tests/engine/**/*.test.ts'], ...patience } },
      { test: { name: 'documents', include: ['tests/documents/**/*.test.ts'], ...patience } },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          ...server,
          globalSetup: ['tests/support/server.ts', 'tests/support/web-build.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
