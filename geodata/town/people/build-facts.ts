// What stands in the tax register of a building: structure, roof, year, floor area. Invented to fit use, size and surroundings.
import type { BuildingUse, PlacedBuilding, Surroundings } from '../place.ts';
import { Weighted } from './chance.ts';
import type { Chance } from './chance.ts';

export type Structure = '木造' | '軽量鉄骨造' | '鉄骨造' | '鉄筋コンクリート造';

export interface BuildFacts {
  readonly structure: Structure;
  readonly roof: string;
  readonly built_year: number;
  /** m², two decimals */
  readonly floor_area: number;
}

type Period = readonly [from: number, until: number, weight: number];

// 高松市「都市計画基礎調査情報」: before 1971 / 1971–81 / 1982–89 / 1990–99 / 2000–09 / 2010 on = 21/24/14/19/13/8 %.
const ALL_PERIODS: readonly Period[] = [
  [1948, 1970, 21],
  [1971, 1981, 24],
  [1982, 1989, 14],
  [1990, 1999, 19],
  [2000, 2009, 13],
  [2010, 2025, 9],
];

/** How much commoner a period is than in the city as a whole. */
const BY_SURROUNDINGS: Readonly<Record<Surroundings, readonly number[]>> = {
  old_town: [2.2, 1.5, 0.7, 0.4, 0.4, 0.5],
  centre: [0.8, 1.1, 1.1, 1, 1, 1.2],
  planned: [0, 0.1, 0.5, 1.6, 2.2, 2.4],
  mixed: [0.8, 1, 1.1, 1.1, 1.1, 1],
  village: [1.7, 1.1, 0.9, 0.8, 0.6, 0.6],
  industry: [0.5, 1.3, 1.3, 1.1, 0.9, 0.9],
  unknown: [1, 1, 1, 1, 1, 1],
};

const periods = Object.fromEntries(
  Object.entries(BY_SURROUNDINGS).map(([surroundings, factors]) => [
    surroundings,
    new Weighted(ALL_PERIODS, (period) => period[2] * (factors[ALL_PERIODS.indexOf(period)] ?? 1)),
  ]),
);

const LARGE: readonly BuildingUse[] = ['校舎', '体育館', '病院', '公共施設', '旅館'];

export function drawFacts(chance: Chance, building: PlacedBuilding): BuildFacts {
  const built_year = drawYear(chance, building.surroundings);
  const structure = drawStructure(chance, building, built_year);
  const filled = building.storeys > 1 ? chance.between(0.72, 0.98) : chance.between(0.9, 1);
  return {
    structure,
    built_year,
    roof: drawRoof(chance, structure, building.use, built_year),
    floor_area: Math.round(building.footprint_m2 * building.storeys * filled * 100) / 100,
  };
}

function drawYear(chance: Chance, surroundings: Surroundings): number {
  const table = periods[surroundings];
  if (table === undefined) throw new RangeError('unknown surroundings');
  const [from, until] = table.draw(chance);
  return chance.whole(from, until);
}

function drawStructure(
  chance: Chance,
  { use, storeys, footprint_m2 }: PlacedBuilding,
  year: number,
): Structure {
  if (LARGE.includes(use) || storeys >= 4) return chance.hit(0.85) ? '鉄筋コンクリート造' : '鉄骨造';
  if (use === '共同住宅') {
    if (storeys === 3) return chance.hit(0.55) ? '鉄骨造' : '鉄筋コンクリート造';
    return chance.hit(0.5) ? '木造' : chance.hit(0.7) ? '軽量鉄骨造' : '鉄骨造';
  }
  if (use === '工場' || use === '倉庫') return chance.hit(footprint_m2 < 60 ? 0.5 : 0.12) ? '木造' : '鉄骨造';
  if (use === '店舗' || use === '事務所')
    return chance.hit(0.45) ? '木造' : chance.hit(0.8) ? '鉄骨造' : '鉄筋コンクリート造';
  if (storeys === 3) return chance.hit(0.6) ? '木造' : '鉄骨造';
  if (use === '居宅' && year >= 1970 && chance.hit(0.1)) return '軽量鉄骨造';
  return chance.hit(0.97) ? '木造' : '鉄筋コンクリート造';
}

function drawRoof(chance: Chance, structure: Structure, use: BuildingUse, year: number): string {
  if (structure === '鉄筋コンクリート造') return '陸屋根';
  if (use === '寺社') return '瓦葺';
  if (structure === '鉄骨造') return chance.pick(['陸屋根', '折板葺', '亜鉛メッキ鋼板葺']);
  if (use === '附属家' || use === '倉庫') return chance.pick(['亜鉛メッキ鋼板葺', 'スレート葺', '瓦葺']);
  const tiles = year < 1982 ? 0.8 : year < 2000 ? 0.55 : 0.2;
  return chance.hit(tiles) ? '瓦葺' : chance.pick(['スレート葺', '亜鉛メッキ鋼板葺', 'スレート葺']);
}
