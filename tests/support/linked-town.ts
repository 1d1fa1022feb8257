// A town whose registers are easy to link, brought in as files: one house after the other along a street.
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { linkingScope, performRun } from '../../api/matching/link-run.ts';
import { askForRun } from '../../api/matching/links.commands.ts';
import { LinkageState } from '../../api/matching/links.contract.ts';
import type { LinkRun } from '../../api/matching/links.contract.ts';
import { LookupAnswer } from '../../api/matching/matching.contract.ts';
import { inScope } from '../../api/db/scope.ts';
import type { Permission } from '../../api/accounts/permissions.ts';
import type { TestHouse } from './house.ts';
import { bring, csv } from './imports.ts';
import { at } from './records.ts';
import { aDisaster, aMunicipality, signedIn } from './town.ts';
import type { Disaster, Municipality, SignedIn } from './town.ts';

/** Metres between two neighbours: forty of them lie in two cells. */
export const apart = 40;
const families = ['青木', '石川', '上田', '榎本', '岡田', '加藤', '木村', '久保', '小林', '佐野'];
const given = ['一郎', '花子', '三郎', '幸子', '健', '恵', '隆', '和子'];

/** Nobody else in the street is called so. */
export function nameOf(house: number): string {
  return `${families[house % families.length] ?? ''} ${given[Math.floor(house / families.length) % given.length] ?? ''}`;
}

export interface LinkedTown {
  municipality: Municipality;
  disaster: Disaster;
  clerk: SignedIn;
  /** `/api/{municipality}/{disaster}` */
  path: string;
  houses: number;
}

/** `houses` of them, each with household H…, building B… and survey S… of one number. */
export async function aStreet(
  town: TestHouse,
  houses: number,
  options: { permissions?: readonly Permission[]; surveyed?: (house: number) => boolean } = {},
): Promise<LinkedTown> {
  const municipality = await aMunicipality(town);
  const disaster = await aDisaster(town, municipality, { occurred_on: '2026-06-01' });
  const permissions = options.permissions ?? ['certificate_issue', 'base_data_manage'];
  const clerk = await signedIn(town, { municipality, permissions });
  const path = `/api/${municipality.municipality_code}/${disaster.disaster_code}`;
  const street = { municipality, disaster, clerk, path, houses };
  const { municipality_code } = municipality;
  await bring(town, municipality, {
    kind: 'gazetteer',
    file: csv(
      'lg_code,machiaza_id,blk_id,rsdt_id,rsdt2_id,pref,city,town,block_no,house_no,lon,lat',
      ...numbersOf(street).map((house) => {
        const { lon, lat } = at(house * apart + 20, 30);
        return `${municipality_code},0001001,,,,うみべ県,むすび市,浜一丁目,${house + 1},1,${lon},${lat}`;
      }),
    ),
  });
  await bringResidents(town, street, (house) => nameOf(house));
  await bringBuildings(town, street);
  await bringSurveys(town, street, options.surveyed ?? (() => true));
  return street;
}

const numbersOf = ({ houses }: Pick<LinkedTown, 'houses'>) =>
  Array.from({ length: houses }, (_, house) => house);

export async function bringResidents(
  town: TestHouse,
  street: LinkedTown,
  name: (house: number) => string,
  as_of = '2026-05-01',
): Promise<void> {
  const rows = numbersOf(street).map((house) => {
    const { lon, lat } = at(house * apart + 20, 30);
    return `R${house},H${house},${name(house)},1970-01-01,世帯主,うみべ県むすび市浜一丁目${house + 1}番1号,${lon},${lat}`;
  });
  const file = csv('宛名番号,世帯番号,氏名,生年月日,続柄,住所,経度,緯度', ...rows);
  await bring(town, street.municipality, { kind: 'residents', as_of, crs: 6668, file });
}

export async function bringBuildings(
  town: TestHouse,
  street: LinkedTown,
  as_of = '2026-05-01',
): Promise<void> {
  const rows = numbersOf(street).map((house) => {
    const { lon, lat } = at(house * apart + 23, 32);
    return `B${house},うみべ県むすび市浜一丁目${house + 1}番1号,居宅,木造,${nameOf(house)},${lon},${lat}`;
  });
  const file = csv('物件番号,所在地,種類,構造,納税義務者氏名,経度,緯度', ...rows);
  await bring(town, street.municipality, { kind: 'buildings', as_of, crs: 6668, file });
}

export async function bringSurveys(
  town: TestHouse,
  street: LinkedTown,
  surveyed: (house: number) => boolean,
): Promise<void> {
  const rows = numbersOf(street)
    .filter(surveyed)
    .map((house) => {
      const { lon, lat } = at(house * apart + 25, 31);
      return `S${house},2026-06-05,第1次,半壊,${nameOf(house)},${lon},${lat}`;
    });
  const file = csv('調査番号,調査日,調査回,判定,居住者氏名,経度,緯度', ...rows);
  await bring(town, street.municipality, {
    kind: 'surveys',
    disaster_code: street.disaster.disaster_code,
    crs: 6668,
    file,
  });
}

/** A run from its being asked for to its end. */
export async function link(
  { house }: TestHouse,
  { disaster }: Pick<LinkedTown, 'disaster'>,
  kind: LinkRun['kind'] = 'incremental',
): Promise<LinkRun> {
  const asked = await inScope(house.db, linkingScope(disaster.municipality_code), (trx) =>
    askForRun(trx, disaster, { kind, cause: 'command' }, 'test'),
  );
  const { run } = await performRun({ house, ...disaster, run_id: asked.run_id });
  return run;
}

export interface StoredLink {
  household_number: string | null;
  property_number: string | null;
  survey_number: string | null;
  probability: number;
  state: string;
  cell: string;
}

/** Every link as it is stored, in one order. */
export async function linksOf(
  { house }: TestHouse,
  { disaster }: Pick<LinkedTown, 'disaster'>,
): Promise<StoredLink[]> {
  return house.db
    .selectFrom('matching.link')
    .select(['household_number', 'property_number', 'survey_number', 'probability', 'state', 'cell'])
    .where('municipality_code', '=', disaster.municipality_code)
    .where('disaster_code', '=', disaster.disaster_code)
    .orderBy('survey_number')
    .orderBy('property_number')
    .orderBy('household_number')
    .execute();
}

export async function lookUp({ path }: LinkedTown, clerk: SignedIn, question: object): Promise<LookupAnswer> {
  return LookupAnswer.parse(await (await clerk.post(`${path}/lookup`, question)).json());
}

export async function stateOf({ path, clerk }: LinkedTown): Promise<LinkageState> {
  return LinkageState.parse(await (await clerk.get(`${path}/linkage`)).json());
}

/** Household, building and survey of one house. */
export const triple = (house: number) => ({
  household_number: `H${house}`,
  property_number: `B${house}`,
  survey_number: `S${house}`,
});

/** Forgets all links and makes them anew with the weights of that run. */
export async function linkFromNothing(
  { house }: TestHouse,
  { disaster: { municipality_code, disaster_code } }: LinkedTown,
  run_id: string,
): Promise<LinkRun> {
  for (const table of ['matching.link', 'matching.cell'] as const)
    await house.db.deleteFrom(table).where('municipality_code', '=', municipality_code).execute();
  // The same weights: those of an interrupted run are kept.
  const again = uuidv7();
  await sql`INSERT INTO matching.run (run_id, municipality_code, disaster_code, kind, cause, model, created_by)
    SELECT ${again}, ${municipality_code}, ${disaster_code}, 'full', 'command', model, 'test' FROM matching.run WHERE run_id = ${run_id}`.execute(
    house.db,
  );
  return (await performRun({ house, municipality_code, disaster_code, run_id: again })).run;
}
