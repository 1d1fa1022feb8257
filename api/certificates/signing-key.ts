// The key that signs a town's papers. Its private half lies in the data folder of the process that made it, readable
// by its owner only; its public half stands in the database, so that papers of every process can be checked, also
// after a key is lost.
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../db/database.ts';
import { keyIdOf, rawPublicKey } from './verification.rules.ts';

export interface SigningKey {
  key_id: string;
  key: KeyObject;
}

/** Made on first use. `folder`: the data folder. */
export async function openSigningKey(trx: Trx, folder: string, municipality: string): Promise<SigningKey> {
  const key = await readOrMake(join(folder, 'keys'), `certificates-${municipality}.pem`);
  const public_key = rawPublicKey(key);
  const key_id = keyIdOf(public_key);
  const known = await trx
    .selectFrom('certificates.verification_key')
    .select('key_id')
    .where('municipality_code', '=', municipality)
    .where('key_id', '=', key_id)
    .executeTakeFirst();
  if (known === undefined)
    await trx
      .insertInto('certificates.verification_key')
      .values({ municipality_code: municipality, key_id, public_key })
      .onConflict((conflict) => conflict.columns(['municipality_code', 'key_id']).doNothing())
      .execute();
  return { key_id, key };
}

async function readOrMake(folder: string, name: string): Promise<KeyObject> {
  const path = join(folder, name);
  const kept = await read(path);
  if (kept !== undefined) return kept;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { privateKey } = generateKeyPairSync('ed25519');
  const draft = `${path}.${uuidv7()}`;
  await writeFile(draft, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flush: true });
  try {
    // Whole or not at all, and the first of two processes wins.
    await link(draft, path);
    return privateKey;
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
    return createPrivateKey(await readFile(path));
  } finally {
    await rm(draft, { force: true });
  }
}

async function read(path: string): Promise<KeyObject | undefined> {
  try {
    return createPrivateKey(await readFile(path));
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
