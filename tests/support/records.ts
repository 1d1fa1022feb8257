// Invented households, buildings and surveys in the real tables, as one snapshot brought them.
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { foldKana, foldName } from '../../geodata/text/fold-name.ts';
import { passGuard } from './guard.ts';
import type { TestHouse } from './house.ts';
import { aDisaster, aMunicipality, point, signedIn } from './town.ts';
import type { Disaster, Municipality, SignedIn } from './town.ts';
import type { Permission } from '../../api/accounts/permissions.ts';

export const snapshotDay = '2026-05-01';

export interface Counter {
  clerk: SignedIn;
  municipality: Municipality;
  disaster: Disaster;
  /** `/api/{municipality}/{disaster}` */
  path: string;
  import_id: string;
}

/** A town with empty registers of `snapshotDay`, a disaster in June, and a clerk at its counter. */
export async function aCounter(
  town: TestHouse,
  given: { permissions?: readonly Permission[]; occurred_on?: string; kind?: 'actual' | 'training' } = {},
): Promise<Counter> {
  const municipality = await aMunicipality(town);
  const { municipality_code } = municipality;
  const disaster = await aDisaster(town, municipality, {
    occurred_on: given.occurred_on ?? '2026-06-01',
    kind: given.kind ?? 'actual',
  });
  const permissions = given.permissions ?? ['certificate_issue'];
  const clerk = await signedIn(town, { municipality, permissions });
  const import_id = uuidv7();
  await town.house.db
    .insertInto('imports.import')
    .values({
      import_id,
      municipality_code,
      kind: 'residents',
      state: 'applied',
      file_name: 'residents.csv',
      as_of: snapshotDay,
      created_by: 'test',
      applied_at: '2026-06-02T00:00:00Z',
    })
    .execute();
  for (const register of ['residents', 'buildings'])
    await town.house.db
      .insertInto('registers.snapshot')
      .values({ municipality_code, register, as_of: snapshotDay, import_id })
      .execute();
  const path = `/api/${municipality_code}/${disaster.disaster_code}`;
  return { clerk, municipality, disaster, path, import_id };
}

export interface Place {
  lon: number;
  lat: number;
}
/** Metres east and north of a fixed point in the open sea. */
export function at(east: number, north: number): Place {
  return { lon: 143.5 + east / 90_167, lat: 36 + north / 110_955 };
}

interface Person {
  name: string;
  kana?: string;
  born_on?: string;
  relationship?: string;
  sex?: string;
}
interface HouseholdGiven {
  people?: readonly Person[];
  place?: Place | null;
  address?: string;
  address_detail?: string | null;
  address_key?: string;
  valid_from?: string;
  valid_until?: string | null;
}

/** A household with its members; the first is the head. */
export async function aHousehold(
  { house }: TestHouse,
  { municipality_code }: Municipality,
  household_number: string,
  given: HouseholdGiven = {},
): Promise<string> {
  const people = given.people ?? [{ name: '浜野　一郎', kana: 'ハマノ　イチロウ' }];
  const [head] = people;
  if (head === undefined) throw new Error('a household has a head');
  const place = given.place === undefined ? at(0, 0) : given.place;
  const validity = { valid_from: given.valid_from ?? snapshotDay, valid_until: given.valid_until ?? null };
  const address = given.address ?? 'むすび市港町一丁目1番1号';
  await house.db
    .insertInto('registers.household')
    .values({
      municipality_code,
      household_number,
      head_name: head.name,
      head_name_key: foldName(head.name),
      head_kana: head.kana ?? null,
      head_kana_key: head.kana === undefined ? null : foldKana(head.kana),
      members: people.length,
      address,
      address_detail: given.address_detail ?? null,
      address_key: given.address_key ?? null,
      geocode_level: place === null ? 'none' : 'house',
      geom: place === null ? null : point(place.lon, place.lat),
      content_hash: Buffer.from(household_number),
      ...validity,
    })
    .execute();
  for (const [index, person] of people.entries())
    await house.db
      .insertInto('registers.resident')
      .values({
        municipality_code,
        resident_number: `${household_number}-${index + 1}`,
        household_number,
        name: person.name,
        name_key: foldName(person.name),
        kana: person.kana ?? null,
        kana_key: person.kana === undefined ? null : foldKana(person.kana),
        born_on: person.born_on ?? '1970-01-02',
        sex: person.sex ?? '男',
        relationship: person.relationship ?? (index === 0 ? '世帯主' : '子'),
        address,
        content_hash: Buffer.from(household_number),
        ...validity,
      })
      .execute();
  return household_number;
}

export async function aBuilding(
  { house }: TestHouse,
  { municipality_code }: Municipality,
  property_number: string,
  given: { owner_name?: string; place?: Place | null; address?: string; address_key?: string } = {},
): Promise<string> {
  const owner_name = given.owner_name ?? '浜野　一郎';
  const place = given.place === undefined ? at(0, 0) : given.place;
  await house.db
    .insertInto('registers.building')
    .values({
      municipality_code,
      property_number,
      address: given.address ?? 'むすび市港町一丁目10番地',
      address_key: given.address_key ?? null,
      use: '居宅',
      structure: '木造',
      owner_name,
      owner_name_key: foldName(owner_name),
      geocode_level: place === null ? 'none' : 'survey',
      geom: place === null ? null : point(place.lon, place.lat),
      content_hash: Buffer.from(property_number),
      valid_from: snapshotDay,
    })
    .execute();
  return property_number;
}

export async function aSurvey(
  { house }: TestHouse,
  { municipality, disaster, import_id }: Pick<Counter, 'municipality' | 'disaster' | 'import_id'>,
  survey_number: string,
  given: {
    place?: Place;
    damage_class?: string;
    resident_name?: string;
    flood_class?: string;
    address_key?: string;
  } = {},
): Promise<string> {
  const { lon, lat } = given.place ?? at(0, 0);
  await house.db
    .insertInto('surveys.survey')
    .values({
      municipality_code: municipality.municipality_code,
      disaster_code: disaster.disaster_code,
      survey_number,
      surveyed_on: '2026-06-05',
      round: 'first',
      damage_class: given.damage_class ?? 'half',
      flood_class: given.flood_class ?? null,
      resident_name: given.resident_name ?? null,
      address_key: given.address_key ?? null,
      resident_name_key: given.resident_name === undefined ? null : foldName(given.resident_name),
      geom: point(lon, lat),
      given_x: lon,
      given_y: lat,
      given_crs: 6668,
      content_hash: Buffer.from(survey_number),
      import_id,
    })
    .execute();
  return survey_number;
}

/** 支援措置 for a household. */
export async function aProtection(
  { house }: TestHouse,
  { municipality_code }: Municipality,
  household_number: string,
): Promise<void> {
  await house.db
    .insertInto('registers.protection')
    .values({
      protection_id: uuidv7(),
      municipality_code,
      household_number,
      reason: 'domestic_violence',
      since: '2026-01-01',
      created_by: 'test',
      created_at: sql`now()`,
    })
    .execute();
}

/** A household, a building and a survey at one place, confirmed by the clerk; the guard is passed unless left closed. */
export async function aConfirmation(
  town: TestHouse,
  counter: Counter,
  name: string,
  given: HouseholdGiven & { damage_class?: string; flood_class?: string; isGuarded?: true } = {},
): Promise<{
  confirmation_id: string;
  household_number: string;
  property_number: string;
  survey_number: string;
}> {
  const tie = {
    household_number: await aHousehold(town, counter.municipality, `H${name}`, given),
    property_number: await aBuilding(town, counter.municipality, `B${name}`),
    survey_number: await aSurvey(
      town,
      counter,
      `S${name}`,
      given.damage_class === undefined ? {} : { damage_class: given.damage_class },
    ),
  };
  const confirmation_id = uuidv7();
  await town.house.db
    .insertInto('matching.confirmation')
    .values({
      confirmation_id,
      municipality_code: counter.municipality.municipality_code,
      disaster_code: counter.disaster.disaster_code,
      ...tie,
      confirmed_by: counter.clerk.account.account_id,
    })
    .execute();
  if (given.isGuarded !== true) await passGuard(town, confirmation_id);
  return { confirmation_id, ...tie };
}
