import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Reader } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import { AccountView } from './accounts.contract.ts';
import type { AccountList, AccountSearch } from './accounts.contract.ts';

const today = sql<string>`(now() AT TIME ZONE 'Asia/Tokyo')::date`;
const state = sql<string>`CASE WHEN a.locked_at IS NOT NULL THEN 'locked' WHEN a.expires_on < ${today} THEN 'expired' ELSE 'usable' END`;

/** One page of the accounts that fit, in order of user id, and how many fit in all. */
export async function listAccounts(reader: Reader, search: AccountSearch): Promise<AccountList> {
  let fitting = reader.selectFrom('accounts.account as a');
  if (search.state !== 'all') fitting = fitting.where(state, '=', search.state);
  const { group_id } = search;
  if (group_id !== null)
    fitting = fitting.where('a.account_id', 'in', (eb) =>
      eb.selectFrom('accounts.membership').select('account_id').where('group_id', '=', group_id),
    );
  const text = search.text.normalize('NFKC').trim().toLowerCase();
  if (text !== '')
    fitting = fitting.where(
      sql<boolean>`strpos(lower(normalize(concat_ws(E'\\n', a.user_id, a.display_name, a.organisation), NFKC)), ${text}) > 0`,
    );
  const { total } = await fitting
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  let page = viewed(fitting).orderBy('a.user_id').limit(search.limit);
  if (search.after !== null) page = page.where('a.user_id', '>', search.after);
  const rows = await page.execute();
  return { accounts: rows.map((row) => AccountView.parse(row)), total };
}

/** Throws not-found for an account that is not of this town. */
export async function getAccount(reader: Reader, accountId: string): Promise<AccountView> {
  const row = await viewed(reader.selectFrom('accounts.account as a'))
    .where('a.account_id', '=', accountId)
    .executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  return AccountView.parse(row);
}

/** How many unlocked accounts in date hold the right `administration`. */
export async function countAdministrators(reader: Reader): Promise<number> {
  const { administrators } = await reader
    .selectFrom('accounts.account as a')
    .where(state, '=', 'usable')
    .where('a.account_id', 'in', (eb) =>
      eb
        .selectFrom('accounts.membership as m')
        .innerJoin('accounts.group_permission as g', 'g.group_id', 'm.group_id')
        .select('m.account_id')
        .where('g.permission', '=', 'administration'),
    )
    .select((eb) => eb.fn.countAll<number>().as('administrators'))
    .executeTakeFirstOrThrow();
  return administrators;
}

function accountsOf(reader: Reader) {
  return reader.selectFrom('accounts.account as a');
}

/** With the columns of AccountView. */
function viewed(query: ReturnType<typeof accountsOf>) {
  return query
    .select([
      'a.account_id',
      'a.user_id',
      'a.display_name',
      'a.organisation',
      'a.expires_on',
      'a.locked_at',
      'a.password_set_at',
      'a.must_change_password',
      'a.version',
      state.as('state'),
    ])
    .select((eb) => [
      eb
        .selectFrom('accounts.session as s')
        .whereRef('s.account_id', '=', 'a.account_id')
        .select((s) => s.fn.max('s.last_seen_at').as('last'))
        .as('last_seen_at'),
      jsonArrayFrom(
        eb
          .selectFrom('accounts.membership as m')
          .innerJoin('accounts.permission_group as g', 'g.group_id', 'm.group_id')
          .whereRef('m.account_id', '=', 'a.account_id')
          .select(['g.group_id', 'g.name'])
          .orderBy('g.name'),
      ).as('groups'),
    ]);
}
