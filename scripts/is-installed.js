// Exits with 0 when node_modules holds what package-lock.json says. Plain JavaScript, because it runs on whichever
// Node the machine has, before the one that runs TypeScript is installed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = new URL('../', import.meta.url).pathname;

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

const wanted = packagesOf('package-lock.json') ?? {};
const installed = packagesOf('node_modules/.package-lock.json');

const missing = Object.entries(wanted).filter(
  // Optional ones are for other systems, or not to be had here.
  ([path, { version, optional, link }]) =>
    path !== '' && !optional && !link && installed?.[path]?.version !== version,
);
process.exit(installed && missing.length === 0 ? 0 : 1);
