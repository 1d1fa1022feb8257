/**
 * Fresh embedded engines for tests, in about two seconds instead of ten: the database files are made once, kept in
 * `.cache/engine`, and copied. What they are made from is in the folder's name, so a new version makes new ones.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HostOptions } from '../../api/db/engine/host-messages.ts';
import { openEngine } from '../../api/db/engine/open-engine.ts';
import type { Engine, EngineConnection } from '../../api/db/engine/open-engine.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Preparation {
  /** Names what `prepare` makes; must change when that changes (a hash of the migrations, say). */
  key: string;
  prepare: (connection: EngineConnection) => Promise<void>;
}

export interface FreshEngine extends Engine {
  folder: string;
}

/**
 * A new engine on a folder of its own, empty but for PostGIS or with what `preparation` made.
 * `close` also deletes the folder. Not durable unless asked: tests do not pull the plug. `parent`: where its folder is made.
 */
export async function openFreshEngine(
  preparation?: Preparation,
  options: Partial<HostOptions> = {},
  parent = tmpdir(),
): Promise<FreshEngine> {
  const folder = await freshFolder(preparation, parent);
  const engine = await openEngine(folder, { durable: false, ...options });
  const close = async () => {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...engine, folder, close };
}

/** A data folder as `openFreshEngine` uses, not opened; the caller deletes it. */
export async function freshFolder(preparation?: Preparation, parent = tmpdir()): Promise<string> {
  const template = await findOrMakeTemplate(preparation);
  const folder = await mkdtemp(join(parent, 'musubi-test-'));
  await cp(join(template, 'postgres'), join(folder, 'postgres'), { recursive: true });
  return folder;
}

export async function findOrMakeTemplate(preparation: Preparation | undefined): Promise<string> {
  const cache = join(root, '.cache', 'engine');
  const name = `${await makerHash()}-${preparation?.key ?? 'empty'}`;
  const template = join(cache, name);
  if (existsSync(template)) return template;
  await mkdir(cache, { recursive: true });
  const draft = await mkdtemp(join(cache, 'draft-'));
  if (preparation) {
    await cp(join(await findOrMakeTemplate(undefined), 'postgres'), join(draft, 'postgres'), {
      recursive: true,
    });
  }
  const engine = await openEngine(draft, { durable: false });
  try {
    await preparation?.prepare(engine.connection);
  } finally {
    await engine.close();
  }
  try {
    await rename(draft, template);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(template)) throw error; // otherwise another worker was first, with the same
  }
  return template;
}

/** Of all that decides what an empty database looks like. */
async function makerHash(): Promise<string> {
  const made = createHash('sha256');
  for (const path of [
    'api/db/engine/cluster.ts',
    'node_modules/@electric-sql/pglite/package.json',
    'node_modules/@electric-sql/pglite-postgis/package.json',
  ]) {
    made.update(await readFile(join(root, path)));
  }
  return made.digest('hex').slice(0, 12);
}
