// 町字 of the drawn town: quarters that lie between the same main streets share a name, parted into 丁目 in the town;
// outside, several quarters make a 大字 with 地番.
import { Chance } from '../people/chance.ts';
import type { GroundPlan } from './ground-plan.ts';
import { distance, nth } from './geometry.ts';
import { isUrban } from './quarters.ts';
import type { Quarter } from './quarters.ts';
import { chome, TownNames } from './town-names.ts';
import type { NameTaste } from './town-names.ts';

export interface DrawnTown {
  readonly town_id: string;
  /** the name without 丁目 and 大字, for schools and halls */
  readonly base: string;
  readonly baseKana: string;
  readonly name: string;
  readonly kana: string;
  readonly kind: 'residence' | 'lot';
  readonly postalCode: string;
  readonly quarters: readonly Quarter[];
}

export interface Towns {
  readonly list: readonly DrawnTown[];
  readonly of: (quarter: Quarter) => DrawnTown | undefined;
  /** the first 地番 of a quarter, less one */
  readonly firstLot: (quarter: Quarter) => number;
}

const MOST_CHOME = 5;
const LARGEST_VILLAGE = 1_500_000;

/** 住居表示 is in force where the quarter is built up. */
export function hasHouseNumbers(quarter: Quarter): boolean {
  if (quarter.kind === 'mixed') return quarter.built > 0.68;
  return isUrban(quarter.kind) || quarter.kind === 'industry' || quarter.kind === 'port';
}

export function nameTowns({ plan, land, quarters }: GroundPlan): Towns {
  const heart = land.warp.toGround([plan.port, 420]);
  const near = (list: readonly Quarter[]) =>
    list.toSorted((a, b) => distance(a.centre, heart) - distance(b.centre, heart) || a.no - b.no);
  const numbered = quarters.filter((quarter) => hasHouseNumbers(quarter) && quarter.kind !== 'port');
  const harbour = quarters.filter(({ kind }) => kind === 'port');
  const country = quarters.filter(
    (quarter) => !hasHouseNumbers(quarter) && quarter.kind !== 'shore' && quarter.kind !== 'wood',
  );
  const groups = [
    ...grouped(numbered, (list) => list.length <= MOST_CHOME),
    ...(harbour.length > 0 ? [harbour] : []),
  ].map(near);
  const villages = withWoods(
    grouped(country, (list) => sum(list.map(({ area }) => area)) <= LARGEST_VILLAGE),
    quarters.filter(({ kind }) => kind === 'wood'),
  ).map(near);
  const names = new TownNames(new Chance(plan.seed, 'town names'));
  const byHeart = (a: readonly Quarter[], b: readonly Quarter[]) =>
    distance(nth(a, 0).centre, heart) - distance(nth(b, 0).centre, heart) || nth(a, 0).no - nth(b, 0).no;
  const list: DrawnTown[] = [];
  let town = 0;
  for (const group of groups.toSorted(byHeart)) {
    town += 1;
    const { name, kana } = names.next(tasteOf(group));
    const alone = group.length === 1 || nth(group, 0).kind === 'port';
    const parts = alone ? [group] : group.map((quarter) => [quarter]);
    parts.forEach((part, index) => {
      const section = alone ? { name: '', kana: '' } : chome(index + 1);
      list.push({
        town_id: townId(town, alone ? 0 : index + 1),
        base: name,
        baseKana: kana,
        name: name + section.name,
        kana: kana + section.kana,
        kind: 'residence',
        postalCode: postal(town),
        quarters: part,
      });
    });
  }
  for (const group of villages.toSorted(byHeart)) {
    town += 1;
    const { name, kana } = names.next('village');
    list.push({
      town_id: townId(town, 0),
      base: name,
      baseKana: kana,
      name: `大字${name}`,
      kana: `オオアザ${kana}`,
      kind: 'lot',
      postalCode: postal(town),
      quarters: group,
    });
  }
  const of = new Map(list.flatMap((one) => one.quarters.map((quarter) => [quarter.no, one] as const)));
  const firstLots = new Map(
    list.flatMap(({ quarters: parts }) => {
      let next = 0;
      return parts.map((quarter) => {
        const first = next;
        next += Math.ceil(
          quarter.area / (quarter.kind === 'mixed' ? 105 : quarter.kind === 'wood' ? 9000 : 260),
        );
        return [quarter.no, first] as const;
      });
    }),
  );
  return { list, of: (quarter) => of.get(quarter.no), firstLot: (quarter) => firstLots.get(quarter.no) ?? 0 };
}

/** Splits quarters by the cuts that made them until each group is small enough. */
function grouped(
  quarters: readonly Quarter[],
  isSmall: (list: readonly Quarter[]) => boolean,
  depth = 0,
): (readonly Quarter[])[] {
  if (quarters.length === 0) return [];
  if (quarters.length === 1 || (isSmall(quarters) && depth > 0)) return [quarters];
  const sides = Map.groupBy(quarters, ({ path }) => cutsOf(path)[depth] ?? '');
  return [...sides.values()].flatMap((side) => grouped(side, isSmall, depth + 1));
}

/** Hillsides belong to the village at their foot. */
function withWoods(villages: readonly (readonly Quarter[])[], woods: readonly Quarter[]): Quarter[][] {
  const joined = villages.map((group) => [...group]);
  for (const wood of woods) {
    const offs = villages.map((group) =>
      Math.min(...group.map(({ centre }) => distance(centre, wood.centre))),
    );
    joined[offs.indexOf(Math.min(...offs))]?.push(wood);
  }
  return joined;
}

function cutsOf(path: string): readonly string[] {
  return path.match(/c\d+|[lr]\d*/gu) ?? [];
}

function tasteOf(group: readonly Quarter[]): NameTaste {
  const count = (kind: Quarter['kind']) => group.filter((quarter) => quarter.kind === kind).length;
  if (count('port') > 0 || count('industry') * 2 > group.length) return 'works';
  if (count('old_town') * 2 >= group.length) return 'old';
  return count('centre') * 2 >= group.length ? 'centre' : 'new';
}

function townId(town: number, section: number): string {
  return `${String(town).padStart(4, '0')}${String(section).padStart(3, '0')}`;
}

/** Postal codes that no town has: they begin with 000. */
function postal(town: number): string {
  return `000-${String(town).padStart(4, '0')}`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
