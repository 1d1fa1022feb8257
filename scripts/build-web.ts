// Builds the web into dist/ unless it is there already, made from these very sources: node scripts/build-web.ts
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = new URL('../', import.meta.url).pathname;
/** All that the pages are made of; from the API they take contracts and types. */
const sources = ['web', 'tiles', 'geodata', 'api', 'package-lock.json', 'vite.config.ts'];
const stamp = join(root, 'dist', '.made-from');

/** True if it had to build. Throws with Vite's own words when the build fails. */
export async function buildWeb(): Promise<boolean> {
  const wanted = await sourceHash();
  const made = await readFile(stamp, 'utf8').catch(() => undefined);
  if (made === wanted) return false;
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: root });
  await writeFile(stamp, wanted);
  return true;
}

async function sourceHash(): Promise<string> {
  const made = createHash('sha256');
  for (const source of sources)
    for (const path of await filesOf(source)) made.update(path).update(await readFile(join(root, path)));
  return made.digest('hex');
}

async function filesOf(source: string): Promise<string[]> {
  if (source.includes('.')) return [source];
  const entries = await readdir(join(root, source), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .sort();
}

if (import.meta.main) await buildWeb();
