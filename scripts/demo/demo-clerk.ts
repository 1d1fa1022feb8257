// Who acts in the demo, and where: the clerk at the counter and the one who decides as a second person.
import { todayInJapan } from '../../api/certificates/tickets.queries.ts';
import type { Trx } from '../../api/db/database.ts';
import { inScope } from '../../api/db/scope.ts';
import type { House } from '../../api/http/environment.ts';
import type { DemoTown } from './demo-town.ts';

/** A day of Japan, YYYY-MM-DD, so many days after another. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

export async function todayOf(trx: Trx): Promise<string> {
  return (await trx.selectNoFrom(todayInJapan.as('today')).executeTakeFirstOrThrow()).today;
}

export interface StaffPlace {
  municipality: string;
  disaster: string;
  account: string;
}
type Work<T> = (trx: Trx, place: StaffPlace) => Promise<T>;

/** Works in the town as its clerk 窓口; undefined where that account is gone. */
export async function asClerk<T>(house: House, town: DemoTown, work: Work<T>): Promise<T | undefined> {
  return asStaff(house, town, 'madoguchi', work);
}

/** The same as another of the demo's accounts. */
export async function asStaff<T>(
  house: House,
  { municipality_code, disaster }: DemoTown,
  user_id: string,
  work: Work<T>,
): Promise<T | undefined> {
  const scope = { role: 'musubi_app', municipality: municipality_code } as const;
  const account = await inScope(house.db, scope, (trx) =>
    trx
      .selectFrom('accounts.account')
      .select('account_id')
      .where('municipality_code', '=', municipality_code)
      .where('user_id', '=', user_id)
      .executeTakeFirst(),
  );
  if (account === undefined) return undefined;
  const place = {
    municipality: municipality_code,
    disaster: disaster.disaster_code,
    account: account.account_id,
  };
  return inScope(house.db, { ...scope, account: place.account }, (trx) => work(trx, place));
}
