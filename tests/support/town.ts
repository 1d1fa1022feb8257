// Factories for what every test stands on: a town, a disaster, somebody signed in. Each makes one valid thing and
// takes what matters to the test; rows are inserted as the owner, into the real tables.
import { hash } from '@node-rs/argon2';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Permission } from '../../api/accounts/permissions.ts';
import type { Ewkb } from '../../api/db/ewkb.ts';
import { newToken, sessionCookie, tokenHash } from '../../api/http/session.ts';
import { Client } from './client.ts';
import type { TestHouse } from './house.ts';

/** How much each house has been given: numbers begin anew with each, though test files share this module. */
const made = new WeakMap<TestHouse['house'], number>();
function next(house: TestHouse['house']): number {
  const number = (made.get(house) ?? 0) + 1;
  made.set(house, number);
  return number;
}

export interface Municipality {
  municipality_code: string;
  name: string;
}

/** A town in the open sea, with the default policy; each call makes another, none of them the sample town. */
export async function aMunicipality(
  { house }: TestHouse,
  given: { municipality_code?: string; name?: string; plane_zone?: number } = {},
): Promise<Municipality> {
  const municipality = {
    municipality_code: given.municipality_code ?? codeOf(99100 + next(house)),
    name: given.name ?? 'むすび市',
  };
  await house.db
    .insertInto('accounts.municipality')
    .values({
      ...municipality,
      prefecture: 'うみべ県',
      mayor_title: `${municipality.name}長`,
      mayor_name: '結 渚',
      plane_zone: given.plane_zone ?? 9,
      center: point(143.5, 36),
    })
    .execute();
  await house.db
    .insertInto('accounts.policy')
    .values({ municipality_code: municipality.municipality_code })
    .execute();
  return municipality;
}

/** A place as it is stored: longitude and latitude in EPSG:6668. */
export function point(lon: number, lat: number): RawBuilder<Ewkb> {
  return sql<Ewkb>`ST_SetSRID(ST_MakePoint(${lon}, ${lat}), 6668)`;
}

/** 全国地方公共団体コード of five digits with its check digit. */
function codeOf(five: number): string {
  const digits = String(five);
  const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (6 - place), 0);
  return `${digits}${(11 - (sum % 11)) % 10}`;
}

export interface Disaster {
  municipality_code: string;
  disaster_code: string;
}

export async function aDisaster(
  { house }: TestHouse,
  { municipality_code }: Municipality,
  given: { disaster_code?: string; name?: string; occurred_on?: string; kind?: 'actual' | 'training' } = {},
): Promise<Disaster> {
  const disaster = { municipality_code, disaster_code: given.disaster_code ?? `eq-${next(house)}` };
  await house.db
    .insertInto('accounts.disaster')
    .values({
      ...disaster,
      name: given.name ?? '令和8年うみべ沖地震',
      cause: '地震',
      kind: given.kind ?? 'actual',
      occurred_on: given.occurred_on ?? '2026-06-01',
    })
    .execute();
  return disaster;
}

export interface Account {
  account_id: string;
  user_id: string;
  municipality_code: string;
}

interface AccountGiven {
  user_id?: string;
  display_name?: string;
  /** Without one nobody can sign in with this account by password. */
  password?: string;
  permissions?: readonly Permission[];
}

/** An account in a group of its own that holds exactly `permissions` (default: none). */
export async function anAccount(
  { house }: TestHouse,
  { municipality_code }: Municipality,
  given: AccountGiven = {},
): Promise<Account> {
  const number = next(house);
  const account = { account_id: uuidv7(), user_id: given.user_id ?? `clerk-${number}`, municipality_code };
  const password_hash = given.password === undefined ? 'none' : await cheapHash(given.password);
  await house.db
    .insertInto('accounts.account')
    .values({ ...account, display_name: given.display_name ?? `係員 ${number}`, password_hash })
    .execute();
  const group_id = uuidv7();
  await house.db
    .insertInto('accounts.permission_group')
    .values({ group_id, municipality_code, name: `グループ ${number}` })
    .execute();
  await house.db
    .insertInto('accounts.membership')
    .values({ account_id: account.account_id, group_id })
    .execute();
  for (const permission of given.permissions ?? [])
    await house.db.insertInto('accounts.group_permission').values({ group_id, permission }).execute();
  return account;
}

/** argon2id like the real ones, with the least memory and time: tests hash often and guard nothing. */
function cheapHash(password: string): Promise<string> {
  return hash(password, { memoryCost: 8, timeCost: 1, parallelism: 1 });
}

/** A live session of this account, as the header that carries it. */
export async function aSession(
  { house }: TestHouse,
  { account_id }: Pick<Account, 'account_id'>,
): Promise<{ cookie: string }> {
  const token = newToken();
  await house.db
    .insertInto('accounts.session')
    .values({ token_hash: tokenHash(token), account_id })
    .execute();
  return { cookie: `${sessionCookie}=${token}` };
}

export interface SignedIn extends Client {
  account: Account;
  municipality: Municipality;
}

/** Somebody with an account and a live session, in a new town unless one is given. */
export async function signedIn(
  town: TestHouse,
  given: AccountGiven & { municipality?: Municipality } = {},
): Promise<SignedIn> {
  const municipality = given.municipality ?? (await aMunicipality(town));
  const account = await anAccount(town, municipality, given);
  const client = new Client(town.app, await aSession(town, account));
  return Object.assign(client, { account, municipality });
}
