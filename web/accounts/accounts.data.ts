import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import {
  AccountList,
  AccountMade,
  AccountView,
  BulkMade,
  type AccountChange,
  type NewAccount,
  type PasswordSetting,
} from '../../api/accounts/accounts.contract.ts';
import { GroupView, type GroupChange } from '../../api/accounts/groups.contract.ts';
import { Done } from '../../api/accounts/sign-in.contract.ts';
import { apiFetch, unwrap, writing } from '../api-client.ts';
import { call } from '../call.ts';

/** What the list of accounts is narrowed to. */
export type AccountFilter = {
  text: string;
  state: 'all' | AccountView['state'];
  group_id: string | null;
};

export const accountsKey = (municipality: string) => ['accounts', municipality] as const;
export const groupsKey = (municipality: string) => ['groups', municipality] as const;

const accountsAPage = 200;

/** Accounts in the order of their ids, page after page. Each page is audited, so none is asked for without need. */
export function accountsQuery(municipality: string, filter: AccountFilter) {
  return infiniteQueryOptions({
    queryKey: [...accountsKey(municipality), filter],
    queryFn: ({ pageParam }) =>
      call('POST', `/api/${municipality}/accounts/search`, AccountList, {
        body: { ...filter, after: pageParam, limit: accountsAPage },
      }),
    initialPageParam: noAccount,
    getNextPageParam: ({ accounts }) =>
      accounts.length < accountsAPage ? null : (accounts.at(-1)?.user_id ?? null),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
}
const noAccount: string | null = null;

export function createAccount(municipality: string, given: NewAccount, key: string): Promise<AccountMade> {
  return call('POST', `/api/${municipality}/accounts`, AccountMade, { body: given, key });
}

export function changeAccount(
  municipality: string,
  { account_id, version }: Pick<AccountView, 'account_id' | 'version'>,
  change: AccountChange,
): Promise<AccountView> {
  const path = `/api/${municipality}/accounts/${account_id}`;
  return call('PUT', path, AccountView, { body: change, version });
}

export function setPassword(
  municipality: string,
  { account_id, version }: Pick<AccountView, 'account_id' | 'version'>,
  setting: PasswordSetting,
): Promise<AccountMade> {
  const path = `/api/${municipality}/accounts/${account_id}/password`;
  return call('PUT', path, AccountMade, { body: setting, version });
}

export function lockAccount(
  municipality: string,
  accountId: string,
  how: 'lock' | 'unlock',
): Promise<AccountView> {
  return call('POST', `/api/${municipality}/accounts/${accountId}/${how}`, AccountView, { body: {} });
}

/** Makes an account for every row of the file, or none. */
export async function createMany(municipality: string, file: Blob, key: string): Promise<BulkMade> {
  const answer = apiFetch(`/api/${municipality}/accounts/bulk`, {
    method: 'POST',
    headers: { ...writing(key).headers, 'Content-Type': 'text/csv' },
    body: file,
  });
  return BulkMade.parse(await unwrap(answer));
}

export function groupsQuery(municipality: string) {
  return queryOptions({
    queryKey: groupsKey(municipality),
    queryFn: () => call('GET', `/api/${municipality}/groups`, z.array(GroupView)),
  });
}

export function createGroup(municipality: string, given: GroupChange, key: string): Promise<GroupView> {
  return call('POST', `/api/${municipality}/groups`, GroupView, { body: given, key });
}

export function changeGroup(
  municipality: string,
  { group_id, version }: Pick<GroupView, 'group_id' | 'version'>,
  change: GroupChange,
): Promise<GroupView> {
  return call('PUT', `/api/${municipality}/groups/${group_id}`, GroupView, { body: change, version });
}

export async function removeGroup(
  municipality: string,
  { group_id, version }: Pick<GroupView, 'group_id' | 'version'>,
): Promise<void> {
  await call('DELETE', `/api/${municipality}/groups/${group_id}`, Done, { version });
}
