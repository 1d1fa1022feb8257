import type { Reader } from '../db/database.ts';
import { DisasterView } from './disasters.contract.ts';

/** Latest first. */
export async function listDisasters(reader: Reader, municipality: string): Promise<DisasterView[]> {
  const rows = await reader
    .selectFrom('accounts.disaster')
    .select(['disaster_code', 'name', 'cause', 'kind', 'occurred_on', 'created_at'])
    .where('municipality_code', '=', municipality)
    .orderBy('occurred_on', 'desc')
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map((row) => DisasterView.parse(row));
}
