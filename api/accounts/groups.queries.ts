import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import { GroupView } from './groups.contract.ts';

export async function listGroups(reader: Reader): Promise<GroupView[]> {
  const rows = await viewed(reader).orderBy('g.name').execute();
  return rows.map((row) => GroupView.parse(row));
}

/** Throws not-found for a group that is not of this town. */
export async function getGroup(reader: Reader, groupId: string): Promise<GroupView> {
  const row = await viewed(reader).where('g.group_id', '=', groupId).executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  return GroupView.parse(row);
}

function viewed(reader: Reader) {
  return reader
    .selectFrom('accounts.permission_group as g')
    .select(['g.group_id', 'g.name', 'g.version'])
    .select((eb) => [
      eb
        .selectFrom('accounts.group_permission as p')
        .whereRef('p.group_id', '=', 'g.group_id')
        .select(sql<string[]>`coalesce(array_agg(p.permission ORDER BY p.permission), '{}')`.as('list'))
        .as('permissions'),
      eb
        .selectFrom('accounts.membership as m')
        .whereRef('m.group_id', '=', 'g.group_id')
        .select((m) => m.fn.countAll<number>().as('count'))
        .as('members'),
    ]);
}
