// 個人情報保護モード belongs to a session: the screen that it serves is turned to an applicant.
import { sql } from 'kysely';
import type { Trx } from '../db/database.ts';

/** Turns it on for this session, with the household that stays visible (null: none). */
export async function turnPrivacyOn(trx: Trx, token: Buffer, household: string | null): Promise<string> {
  const { privacy_since } = await trx
    .updateTable('accounts.session')
    .set({ privacy_since: sql<string>`coalesce(privacy_since, now())`, privacy_household: household })
    .where('token_hash', '=', token)
    .returning('privacy_since')
    .executeTakeFirstOrThrow();
  return privacy_since ?? '';
}

export async function turnPrivacyOff(trx: Trx, token: Buffer): Promise<void> {
  await trx
    .updateTable('accounts.session')
    .set({ privacy_since: null, privacy_household: null })
    .where('token_hash', '=', token)
    .execute();
}
