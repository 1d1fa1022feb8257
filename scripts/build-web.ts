// Builds the web into dist/ unless it is there already, made from these very sources: node scripts/build-web.ts
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = new URL('../', import.meta.url).pathname;
/** All that the pages are made of; from the API they take contracts and types. */
const sources = ['web', 'tiles', 'geodata', 'api', 'package-lock.json', 'vite.config.ts'];
const built = join(root, 'dist');
/** The build itself happens here: a server beside it serves whole pages until they change in one step. */
const building = join(root, 'dist.building');
const former = join(root, 'dist.former');
const stamp = '.made-from';

/** True if it had to build. Throws with Vite's own words when the build fails. */
export async function buildWeb(): Promise<boolean> {
  const wanted = await sourceHash();
  const made = await readFile(join(built, stamp), 'utf8').catch(() => undefined);
  if (made === wanted) return false;
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const options = ['--outDir', building, '--emptyOutDir', '--logLevel', 'warn'];
  await promisify(execFile)(process.execPath, [vite, 'build', ...options], { cwd: root }).catch(
    (failure: unknown) => {
      // What execFile throws carries Vite's words twice, in its message and beside it.
      throw new Error(`The pages could not be built.\n${wordsOf(failure)}`);
    },
  );
  await writeFile(join(building, stamp), wanted);
  await rm(former, { recursive: true, force: true });
  if (made !== undefined) await rename(built, former);
  else await rm(built, { recursive: true, force: true });
  await rename(building, built);
  await rm(former, { recursive: true, force: true });
  return true;
}

function wordsOf(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure);
  return 'stderr' in failure && typeof failure.stderr === 'string' && failure.stderr !== ''
    ? failure.stderr
    : failure.message;
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
