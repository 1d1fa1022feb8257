// Puts the wrong house before the wrong-house guard, and the right one: what a clerk might confirm while somebody else's
// neighbour stands at the counter. The applicant's own slip and finger are always those of the applicant's house.
import { sql } from 'kysely';
import { foldKana, foldName } from '../../geodata/text/fold-name.ts';
import { Chance } from '../../geodata/town/people/chance.ts';
import { judgeHouse } from '../../api/certificates/guard.rules.ts';
import type { Judgement } from '../../api/certificates/guard-findings.ts';
import { metresBetween } from '../../api/certificates/guard-places.ts';
import { getHouseFacts } from '../../api/certificates/house-facts.ts';
import type { ConfirmedTie, GivenActs } from '../../api/certificates/house-facts.ts';
import { inScope } from '../../api/db/scope.ts';
import type { House } from '../../api/http/environment.ts';
import { getDisasterContext } from '../../api/matching/disaster-context.ts';
import type { GuardTown, TrueHouse } from './guard-town.ts';

/** What of the confirmed three is the neighbour's. */
export const swaps = [
  'survey',
  'building',
  'household',
  'survey and building',
  'household and building',
  'whole house',
] as const;
export type Swap = (typeof swaps)[number];

/** Who the neighbour is: as the town is, or made harder to tell apart before the swap. */
export const neighbours = [
  'as built',
  'same family name',
  'same name and address',
  'owner of both houses',
] as const;
export type Neighbour = (typeof neighbours)[number];

/** What the applicant brings. */
export const bringings = ['slip and finger', 'slip', 'finger'] as const;
export type Bringing = (typeof bringings)[number];

export interface Tried {
  neighbour: Neighbour;
  bringing: Bringing;
  /** Null: the right house. */
  swap: Swap | null;
  judgement: Judgement;
}

interface Case {
  own: TrueHouse;
  other: TrueHouse;
  chance: Chance;
}

const fingerDeviation = 1.5;
const earlierSlipShare = 0.3;

/** `cases` houses of the town, each right and with every swap, before each kind of neighbour. */
export async function trySwaps(house: House, town: GuardTown, seed: number, cases: number): Promise<Tried[]> {
  const chance = new Chance(seed, 'planted swaps');
  const chosen = chance.shuffle([...town.houses]).slice(0, cases * neighbours.length);
  const taken = new Set<TrueHouse>();
  const tried: Tried[] = [];
  for (const [index, own] of chosen.entries()) {
    const neighbour = neighbours[index % neighbours.length] ?? 'as built';
    const other = nearest(own, town.houses);
    if (other === undefined || taken.has(own) || taken.has(other)) continue;
    taken.add(own).add(other);
    await plant(house, town, own, other, neighbour);
    tried.push(...(await tryCase(house, town, { own, other, chance }, neighbour)));
  }
  return tried;
}

async function tryCase(
  house: House,
  town: GuardTown,
  { own, other, chance }: Case,
  neighbour: Neighbour,
): Promise<Tried[]> {
  const right = tieOf(own, chance);
  const wrong = tieOf(other, chance);
  const acts: GivenActs = { slip_number: slipOf(own, right, chance), pointing: pointed(own, chance) };
  const ties: [Swap | null, ConfirmedTie][] = [
    [null, right],
    ...swaps.map((swap): [Swap, ConfirmedTie] => [swap, swapped(right, wrong, swap)]),
  ];
  const scope = { role: 'musubi_app', municipality: town.municipality } as const;
  return inScope(house.db, scope, async (trx) => {
    const context = await getDisasterContext(trx, town.municipality, town.disaster);
    const tried: Tried[] = [];
    for (const [swap, tie] of ties) {
      // A neighbour without a building on the roll leaves nothing to swap.
      if (swap !== null && swap.includes('building') && wrong.property_number === null) continue;
      for (const bringing of bringings) {
        const given = {
          slip_number: bringing === 'finger' ? null : acts.slip_number,
          pointing: bringing === 'slip' ? null : acts.pointing,
        };
        const facts = await getHouseFacts(trx, context, tie, given);
        tried.push({ neighbour, bringing, swap, judgement: judgeHouse(facts) });
      }
    }
    return tried;
  });
}

function tieOf(house: TrueHouse, chance: Chance): ConfirmedTie {
  return {
    household_number: chance.pick(house.household_numbers),
    property_number: house.property_numbers[0] ?? null,
    survey_number: house.survey_numbers.at(-1) ?? '',
  };
}

function swapped(right: ConfirmedTie, wrong: ConfirmedTie, swap: Swap): ConfirmedTie {
  const isWhole = swap === 'whole house';
  return {
    household_number:
      isWhole || swap.startsWith('household') ? wrong.household_number : right.household_number,
    property_number: isWhole || swap.endsWith('building') ? wrong.property_number : right.property_number,
    survey_number: isWhole || swap.startsWith('survey') ? wrong.survey_number : right.survey_number,
  };
}

/** Of a house surveyed again some still bring the first slip. */
function slipOf({ survey_numbers }: TrueHouse, right: ConfirmedTie, chance: Chance): string {
  const [first] = survey_numbers;
  return first !== undefined && chance.hit(earlierSlipShare) ? first : right.survey_number;
}

function pointed({ lon, lat }: TrueHouse, chance: Chance): { lon: number; lat: number } {
  return {
    lon: lon + chance.normal(0, fingerDeviation) / (111_320 * Math.cos((lat * Math.PI) / 180)),
    lat: lat + chance.normal(0, fingerDeviation) / 110_950,
  };
}

function nearest(own: TrueHouse, houses: readonly TrueHouse[]): TrueHouse | undefined {
  let best: TrueHouse | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const house of houses) {
    if (house === own || Math.abs(house.lat - own.lat) > 0.002) continue;
    const metres = metresBetween(own, house);
    if (metres < least) [best, least] = [house, metres];
  }
  return best;
}

/** Rewrites the neighbour's records, as the registers of a hamlet might have them. */
async function plant(
  { db }: House,
  town: GuardTown,
  own: TrueHouse,
  other: TrueHouse,
  neighbour: Neighbour,
): Promise<void> {
  if (neighbour === 'as built') return;
  const { municipality } = town;
  const [mine] = own.household_numbers;
  const theirs = other.household_numbers;
  const head = await db
    .selectFrom('registers.household')
    .select([
      'head_name',
      'head_kana',
      'address',
      'address_key',
      'address_detail',
      'geocode_level',
      'geom',
      'town_id',
    ])
    .where('municipality_code', '=', municipality)
    .where('household_number', '=', mine ?? '')
    .executeTakeFirstOrThrow();
  if (neighbour === 'owner of both houses') {
    const owners = await db
      .selectFrom('registers.household')
      .select('head_name')
      .where('municipality_code', '=', municipality)
      .where('household_number', 'in', theirs)
      .execute();
    const owner = owners[0]?.head_name ?? '';
    const properties = [...own.property_numbers, ...other.property_numbers];
    if (properties.length > 0)
      await db
        .updateTable('registers.building')
        .set({ owner_name: owner, owner_name_key: foldName(owner) })
        .where('municipality_code', '=', municipality)
        .where('property_number', 'in', properties)
        .execute();
    return;
  }
  const [family = ''] = head.head_name.split(/\s+/u);
  const [familyKana = ''] = (head.head_kana ?? '').split(/\s+/u);
  const people = await db
    .selectFrom('registers.resident')
    .select(['resident_version_id', 'name', 'kana', 'household_number', 'relationship'])
    .where('municipality_code', '=', municipality)
    .where('household_number', 'in', theirs)
    .execute();
  const renamed = new Map<string, string>();
  for (const { resident_version_id, name, kana } of people) {
    const given = name.split(/\s+/u).slice(1).join(' ');
    // Written in one, a name has no part to change.
    if (given === '') continue;
    const next = `${family}　${given}`;
    const nextKana = kana === null ? null : `${familyKana}　${kana.split(/\s+/u).slice(1).join(' ')}`;
    renamed.set(foldName(name), next);
    renamed.set(foldName(name.split(/\s+/u)[0] ?? ''), family);
    await db
      .updateTable('registers.resident')
      .set({
        name: next,
        name_key: foldName(next),
        kana: nextKana,
        kana_key: nextKana === null ? null : foldKana(nextKana),
      })
      .where('resident_version_id', '=', resident_version_id)
      .execute();
  }
  for (const survey_number of other.survey_numbers) {
    const heard = await db
      .selectFrom('surveys.survey')
      .select(['resident_name', 'resident_name_key'])
      .where('municipality_code', '=', municipality)
      .where('survey_number', '=', survey_number)
      .executeTakeFirst();
    const next = renamed.get(heard?.resident_name_key ?? '');
    await db
      .updateTable('surveys.survey')
      .set({
        round: sql`round`,
        ...(next === undefined ? {} : { resident_name: next, resident_name_key: foldName(next) }),
        ...(neighbour === 'same name and address' && head.address_key !== null
          ? { address_key: sql`CASE WHEN address_key IS NULL THEN NULL ELSE ${head.address_key} END` }
          : {}),
      })
      .where('municipality_code', '=', municipality)
      .where('survey_number', '=', survey_number)
      .execute();
  }
  if (neighbour === 'same name and address')
    await db
      .updateTable('registers.household')
      .set({
        address: head.address,
        address_key: head.address_key,
        geocode_level: head.geocode_level,
        geom: head.geom,
        town_id: head.town_id,
      })
      .where('municipality_code', '=', municipality)
      .where('household_number', 'in', theirs)
      .execute();
}
