// A whole Musubi over a multiplied town, on either engine, with a clerk signed in. Everything is thrown away afterwards.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { createApp } from '../../api/app.ts';
import { openHouse } from '../../api/house.ts';
import type { OpenHouse } from '../../api/house.ts';
import { newToken, sessionCookie, tokenHash } from '../../api/http/session.ts';
import { readSettings } from '../../api/settings.ts';
import { startCluster } from '../throw-away-postgres.ts';
import { benchAccount, layOutTown } from './multiplied-registers.ts';
import type { Sizes } from './multiplied-registers.ts';
import { town } from './town-files.ts';

export type EngineName = 'server' | 'embedded';

export interface BenchTown {
  engine: EngineName;
  house: OpenHouse;
  app: ReturnType<typeof createApp>;
  /** Of the signed-in clerk, for GET and POST. */
  headers: Record<string, string>;
  close(): Promise<void>;
}

export async function openBenchTown(engine: EngineName, folder: string, sizes: Sizes): Promise<BenchTown> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'musubi-bench-'));
  const cluster = engine === 'server' ? await startCluster() : undefined;
  const house = await openHouse(
    readSettings({ MUSUBI_DATA_DIR: dataFolder, MUSUBI_LOG: 'silent', DATABASE_URL: cluster?.url }),
  );
  const close = async () => {
    await house.close();
    await cluster?.stop();
    await rm(dataFolder, { recursive: true, force: true });
  };
  try {
    await layOutTown(house.db, folder, sizes);
    const token = await signIn(house);
    const headers = {
      cookie: `${sessionCookie}=${token}`,
      'x-musubi': '1',
      'content-type': 'application/json',
    };
    return { engine, house, app: createApp(house), headers, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function signIn({ db }: OpenHouse): Promise<string> {
  const group_id = '01900000-0000-7000-8000-000000000003';
  const token = newToken();
  await db
    .insertInto('accounts.permission_group')
    .values({ group_id, municipality_code: town.municipality, name: '計測' })
    .execute();
  await db
    .insertInto('accounts.group_permission')
    .values({ group_id, permission: 'certificate_issue' })
    .execute();
  await db.insertInto('accounts.membership').values({ account_id: benchAccount, group_id }).execute();
  await db
    .insertInto('accounts.session')
    .values({
      token_hash: tokenHash(token),
      account_id: benchAccount,
      last_seen_at: sql`now() + interval '1 hour'`,
    })
    .execute();
  return token;
}
