// Schools, parks, halls and what else a town provides, one for so many households, each in the quarter where that
// number is reached.
import { Chance } from '../people/chance.ts';
import type { BuildingUse } from '../place.ts';
import { distance } from './geometry.ts';
import type { GroundPlan } from './ground-plan.ts';
import { isUrban } from './quarters.ts';
import type { Quarter } from './quarters.ts';
import type { DrawnTown, Towns } from './towns.ts';

export type FacilityKind =
  | 'city_hall'
  | 'elementary_school'
  | 'junior_high_school'
  | 'high_school'
  | 'nursery'
  | 'hall'
  | 'park'
  | 'large_park'
  | 'sports_park'
  | 'hospital'
  | 'care_home'
  | 'shrine'
  | 'temple'
  | 'fire_station';

/** A building of a facility: metres along and away from the street, and where on the ground it wants to stand (0 to 1). */
export interface FacilityBuilding {
  readonly use: BuildingUse;
  readonly width: number;
  readonly depth: number;
  readonly storeys: number;
  readonly at: readonly [x: number, y: number];
}

export interface FacilityType {
  readonly kind: FacilityKind;
  readonly area: number;
  /** households for each */
  readonly every: number;
  /** at least one however small the town */
  readonly always: boolean;
  readonly where: 'urban' | 'old' | 'edge' | 'homes';
  readonly buildings: readonly FacilityBuilding[];
}

const b = (
  use: BuildingUse,
  width: number,
  depth: number,
  storeys: number,
  x: number,
  y: number,
): FacilityBuilding => ({ use, width, depth, storeys, at: [x, y] });

const TYPES: readonly FacilityType[] = [
  {
    kind: 'city_hall',
    area: 8500,
    every: Infinity,
    always: true,
    where: 'urban',
    buildings: [b('公共施設', 62, 20, 5, 0.5, 0.75), b('公共施設', 26, 24, 3, 0.2, 0.35)],
  },
  {
    kind: 'elementary_school',
    area: 17_000,
    every: 2900,
    always: true,
    where: 'urban',
    buildings: [
      b('校舎', 84, 12, 3, 0.4, 0.88),
      b('校舎', 46, 11, 3, 0.45, 0.66),
      b('体育館', 24, 36, 1, 0.9, 0.75),
      b('附属家', 8, 14, 1, 0.96, 0.2),
    ],
  },
  {
    kind: 'junior_high_school',
    area: 24_000,
    every: 6000,
    always: true,
    where: 'urban',
    buildings: [
      b('校舎', 96, 13, 4, 0.4, 0.88),
      b('校舎', 60, 12, 3, 0.4, 0.7),
      b('体育館', 30, 42, 2, 0.92, 0.75),
      b('附属家', 10, 22, 1, 0.96, 0.2),
    ],
  },
  {
    kind: 'high_school',
    area: 34_000,
    every: 13_000,
    always: false,
    where: 'edge',
    buildings: [
      b('校舎', 110, 14, 4, 0.4, 0.9),
      b('校舎', 90, 13, 4, 0.4, 0.72),
      b('体育館', 34, 46, 2, 0.92, 0.8),
      b('附属家', 12, 26, 1, 0.96, 0.3),
    ],
  },
  {
    kind: 'nursery',
    area: 1700,
    every: 1300,
    always: true,
    where: 'homes',
    buildings: [b('公共施設', 27, 13, 1, 0.5, 0.8)],
  },
  {
    kind: 'hall',
    area: 800,
    every: 620,
    always: true,
    where: 'homes',
    buildings: [b('公共施設', 15, 11, 1, 0.5, 0.65)],
  },
  { kind: 'park', area: 1600, every: 340, always: true, where: 'homes', buildings: [] },
  {
    kind: 'large_park',
    area: 10_500,
    every: 3600,
    always: false,
    where: 'urban',
    buildings: [b('附属家', 6, 5, 1, 0.2, 0.2)],
  },
  {
    kind: 'sports_park',
    area: 52_000,
    every: 26_000,
    always: true,
    where: 'edge',
    buildings: [
      b('体育館', 58, 44, 2, 0.25, 0.3),
      b('公共施設', 24, 12, 1, 0.75, 0.15),
      b('附属家', 7, 5, 1, 0.6, 0.8),
    ],
  },
  {
    kind: 'hospital',
    area: 9500,
    every: 14_000,
    always: false,
    where: 'urban',
    buildings: [b('病院', 66, 24, 6, 0.5, 0.7), b('病院', 30, 20, 3, 0.2, 0.35)],
  },
  {
    kind: 'care_home',
    area: 4200,
    every: 3300,
    always: true,
    where: 'edge',
    buildings: [b('公共施設', 46, 17, 3, 0.5, 0.7)],
  },
  {
    kind: 'shrine',
    area: 1900,
    every: 1300,
    always: true,
    where: 'old',
    buildings: [b('寺社', 9, 12, 1, 0.5, 0.75), b('寺社', 12, 8, 1, 0.2, 0.3)],
  },
  {
    kind: 'temple',
    area: 2600,
    every: 1900,
    always: true,
    where: 'old',
    buildings: [b('寺社', 16, 15, 1, 0.5, 0.7), b('寺社', 18, 9, 1, 0.2, 0.4)],
  },
  {
    kind: 'fire_station',
    area: 2200,
    every: 12_000,
    always: false,
    where: 'urban',
    buildings: [b('公共施設', 28, 14, 2, 0.5, 0.6)],
  },
];

export interface Facility {
  readonly no: number;
  readonly type: FacilityType;
  readonly quarter: Quarter;
  readonly name: string;
  readonly kana: string;
}

const EDGE_NEED = 90_000;

export function placeFacilities(ground: GroundPlan, towns: Towns): readonly Facility[] {
  const heart = ground.land.warp.toGround([ground.plan.port, 420]);
  const facilities: Facility[] = [];
  const used = new Map<number, number>();
  const names = new Set<string>();
  for (const type of TYPES) {
    const quarters = candidates(ground, type).filter((quarter) => towns.of(quarter) !== undefined);
    const total = quarters.reduce((sum, quarter) => sum + weightOf(quarter, type), 0);
    const count = countOf(type, ground.plan.people);
    if (count === 0 || total === 0) continue;
    if (type.every === Infinity || type.where === 'edge') {
      const near = quarters.toSorted((a, q) => distance(a.centre, heart) - distance(q.centre, heart));
      const stride = Math.max(1, Math.floor(near.length / count));
      for (let at = 0; at < count; at += 1) {
        const free = near.slice(at * stride).find((quarter) => hasRoom(quarter, type.area));
        if (free) add(type, free);
      }
      continue;
    }
    const step = total / count;
    let [sum, next] = [0, step * 0.5];
    for (const quarter of quarters) {
      sum += weightOf(quarter, type);
      while (sum >= next) {
        if (hasRoom(quarter, type.area)) {
          add(type, quarter);
          next += step;
        } else {
          next = sum + step * 0.1;
          break;
        }
      }
    }
  }
  return facilities;

  function hasRoom(quarter: Quarter, area: number): boolean {
    return (used.get(quarter.no) ?? 0) + area < quarter.area * 0.42;
  }

  function add(type: FacilityType, quarter: Quarter): void {
    const town = towns.of(quarter);
    if (!town) return;
    const { name, kana } = named(type, town, names, ground.plan.seed);
    names.add(name);
    used.set(quarter.no, (used.get(quarter.no) ?? 0) + type.area);
    facilities.push({ no: facilities.length + 1, type, quarter, name, kana });
  }
}

function countOf(type: FacilityType, people: number): number {
  if (type.every === Infinity) return 1;
  return Math.max(type.always ? 1 : 0, Math.round(people / 2.2 / type.every));
}

function weightOf(quarter: Quarter, type: FacilityType): number {
  if (type.where === 'old')
    return quarter.kind === 'old_town' ? quarter.capacity * 1.2 : quarter.capacity + quarter.area / 8000;
  return quarter.capacity;
}

function candidates({ quarters, plan }: GroundPlan, type: FacilityType): readonly Quarter[] {
  switch (type.where) {
    case 'urban':
      return quarters.filter(
        ({ kind, area }) =>
          isUrban(kind) && (type.area < 9000 || kind !== 'old_town') && area > type.area * 2.6,
      );
    case 'edge':
      return quarters.filter(
        ({ kind, area, planCentre, built }) =>
          (kind === 'village' || kind === 'field' || (kind === 'mixed' && built < 0.75)) &&
          area > Math.min(EDGE_NEED, type.area * 2.6) &&
          planCentre[1] < plan.height * 0.8,
      );
    case 'old':
      return quarters.filter(({ kind }) => kind === 'old_town' || kind === 'village' || kind === 'mixed');
    case 'homes':
      return quarters.filter(({ kind }) => isUrban(kind) || kind === 'village');
  }
}

const SUFFIX: Readonly<Partial<Record<FacilityKind, readonly [string, string]>>> = {
  city_hall: ['市役所', 'シヤクショ'],
  elementary_school: ['小学校', 'ショウガッコウ'],
  junior_high_school: ['中学校', 'チュウガッコウ'],
  high_school: ['高等学校', 'コウトウガッコウ'],
  nursery: ['保育園', 'ホイクエン'],
  hall: ['公民館', 'コウミンカン'],
  park: ['公園', 'コウエン'],
  large_park: ['中央公園', 'チュウオウコウエン'],
  sports_park: ['運動公園', 'ウンドウコウエン'],
  hospital: ['病院', 'ビョウイン'],
  fire_station: ['消防署', 'ショウボウショ'],
};

const pairs = (text: string): readonly (readonly [string, string])[] =>
  text
    .trim()
    .split(/\s+/u)
    .map((entry) => {
      const [name = '', kana = ''] = entry.split('/');
      return [name, kana];
    });

/** Shrines, temples and homes have names of their own; in a large town some come twice, as they do. */
const OWN_NAMES: Readonly<Partial<Record<FacilityKind, readonly (readonly [string, string])[]>>> = {
  shrine: pairs(
    '八幡神社/ハチマンジンジャ 住吉神社/スミヨシジンジャ 恵比寿神社/エビスジンジャ 稲荷神社/イナリジンジャ 熊野神社/クマノジンジャ 白山神社/ハクサンジンジャ 天満宮/テンマングウ 諏訪神社/スワジンジャ 金刀比羅神社/コトヒラジンジャ 浅間神社/センゲンジンジャ 神明宮/シンメイグウ 日吉神社/ヒヨシジンジャ 津島神社/ツシマジンジャ 秋葉神社/アキバジンジャ',
  ),
  temple: pairs(
    '海蔵寺/カイゾウジ 光明寺/コウミョウジ 西福寺/サイフクジ 浄光寺/ジョウコウジ 正覚寺/ショウガクジ 長福寺/チョウフクジ 妙蓮寺/ミョウレンジ 龍泉寺/リュウセンジ 宝泉寺/ホウセンジ 円通寺/エンツウジ 大安寺/ダイアンジ 善養寺/ゼンヨウジ',
  ),
  care_home: pairs(
    'しおさい苑/シオサイエン なぎさの里/ナギサノサト 松風園/マツカゼエン ひだまり苑/ヒダマリエン 潮見荘/シオミソウ ことぶき園/コトブキエン やすらぎの郷/ヤスラギノサト 清流苑/セイリュウエン',
  ),
};

function named(
  type: FacilityType,
  town: DrawnTown,
  taken: ReadonlySet<string>,
  seed: number,
): { readonly name: string; readonly kana: string } {
  const own = OWN_NAMES[type.kind];
  if (own) {
    const free = own.find(([name]) => !taken.has(name));
    const [name, kana] = free ?? new Chance(seed, 'own name', town.town_id, type.kind).pick(own);
    return { name, kana };
  }
  const [suffix, suffixKana] = SUFFIX[type.kind] ?? ['', ''];
  const tries: (readonly [string, string])[] =
    type.kind === 'city_hall'
      ? [['むすび', 'ムスビ']]
      : type.kind === 'sports_park' || type.kind === 'hospital' || type.kind === 'fire_station'
        ? [
            ['むすび', 'ムスビ'],
            [town.base, town.baseKana],
          ]
        : [[town.base, town.baseKana]];
  for (const [name, kana] of tries)
    if (!taken.has(name + suffix)) return { name: name + suffix, kana: kana + suffixKana };
  const chance = new Chance(seed, 'facility name', town.town_id, type.kind);
  const others = chance.shuffle([
    ['東', 'ヒガシ'],
    ['西', 'ニシ'],
    ['南', 'ミナミ'],
    ['北', 'キタ'],
    ['第二', 'ダイニ'],
    ['第三', 'ダイサン'],
    ['第四', 'ダイヨン'],
  ] as const);
  for (const [more, moreKana] of others) {
    const name = `${town.base}${more}${suffix}`;
    if (!taken.has(name)) return { name, kana: `${town.baseKana}${moreKana}${suffixKana}` };
  }
  for (let number = 5; ; number += 1) {
    const name = `${town.base}第${number}${suffix}`;
    if (!taken.has(name)) return { name, kana: `${town.baseKana}ダイ${number}${suffixKana}` };
  }
}
