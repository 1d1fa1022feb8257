import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{api,geodata,scripts,sql,tests,tiles,web}/**/*.test.ts'],
    testTimeout: 30_000,
  },
});
