// Our own sources as text, for tests that look at how they are laid out.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Source {
  /** From the root, with slashes. */
  path: string;
  text: string;
}

const folders = ['api', 'geodata', 'scripts', 'sql', 'tests', 'tiles', 'web'];
const kinds = /\.(ts|tsx|sql|css|md)$/;
/** Written by a program; nobody reads them whole. */
const generated = /^(api\/db\/types\/|sql\/schema\.sql$)/;

/** All that people write, without what programs wrote. */
export async function readSources(): Promise<Source[]> {
  const paths: string[] = ['README.md'];
  for (const folder of folders) {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
    for (const entry of entries)
      if (entry.isFile() && kinds.test(entry.name))
        paths.push(join(entry.parentPath, entry.name).slice(root.length));
  }
  const written = paths.filter((path) => !generated.test(path)).sort();
  return Promise.all(
    written.map(async (path) => ({ path, text: await readFile(join(root, path), 'utf8').catch(() => '') })),
  );
}
