import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import { accountProblems } from './accounts.problems.ts';
import { keepingAnAdministrator } from './administrators.commands.ts';
import { permissionLabels } from './groups.contract.ts';
import type { GroupChange } from './groups.contract.ts';
import { getGroup, listGroups } from './groups.queries.ts';
import { rightsAfterChange } from './groups.rules.ts';
import type { Permission } from './permissions.ts';

/** Answers the new group's id. Throws accounts/group-name-taken. */
export async function createGroup(
  trx: Trx,
  municipality: string,
  given: { name: string; permissions: readonly Permission[] },
): Promise<string> {
  const group_id = uuidv7();
  await trx
    .insertInto('accounts.permission_group')
    .values({ group_id, municipality_code: municipality, name: given.name })
    .execute();
  await giveRights(trx, group_id, given.permissions);
  return group_id;
}

/** Throws http/version-stale, accounts/group-name-taken, accounts/last-administrator. */
export async function changeGroup(
  trx: Trx,
  municipality: string,
  groupId: string,
  version: number,
  change: GroupChange,
): Promise<void> {
  await keepingAnAdministrator(trx, municipality, async () => {
    const held = await getGroup(trx, groupId);
    const changed = await trx
      .updateTable('accounts.permission_group')
      .set({ name: change.name, version: version + 1 })
      .where('group_id', '=', groupId)
      .where('version', '=', version)
      .returning('group_id')
      .executeTakeFirst();
    if (changed === undefined) throw problems.versionStale();
    await trx.deleteFrom('accounts.group_permission').where('group_id', '=', groupId).execute();
    await giveRights(trx, groupId, rightsAfterChange(held.permissions, change.permissions));
  });
}

/** Throws http/version-stale, accounts/group-in-use while it has members. */
export async function removeGroup(trx: Trx, groupId: string, version: number): Promise<void> {
  const removed = await trx
    .deleteFrom('accounts.permission_group')
    .where('group_id', '=', groupId)
    .where('version', '=', version)
    .returning('group_id')
    .executeTakeFirst();
  if (removed === undefined) throw problems.versionStale();
}

/** Id of the town's group of this name. Throws accounts/group-unknown. */
export async function getGroupByName(trx: Trx, name: string): Promise<string> {
  const group = (await listGroups(trx)).find((one) => one.name === name);
  if (group === undefined) throw accountProblems.groupUnknown();
  return group.group_id;
}

/** Id of a group that holds exactly these rights; makes one, named after them, where there is none. */
export async function findOrCreateGroup(
  trx: Trx,
  municipality: string,
  rights: readonly Permission[],
): Promise<string> {
  const wanted = [...new Set(rights)].sort();
  const same = (await listGroups(trx)).find((group) => group.permissions.join() === wanted.join());
  if (same !== undefined) return same.group_id;
  const name = wanted.map((right) => permissionLabels[right]).join('・');
  return createGroup(trx, municipality, { name, permissions: wanted });
}

async function giveRights(trx: Trx, group_id: string, permissions: readonly Permission[]): Promise<void> {
  const rights = [...new Set(permissions)];
  if (rights.length === 0) return;
  await trx
    .insertInto('accounts.group_permission')
    .values(rights.map((permission) => ({ group_id, permission })))
    .execute();
}
