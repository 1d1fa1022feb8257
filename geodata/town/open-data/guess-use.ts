// What a building is, where open data gives no more than an outline, or not even that. Invented, with shares after
// 高松市「都市計画基礎調査情報」: 55 % houses, 2 % blocks of flats, the rest shops, works and outbuildings.
import { Weighted } from '../people/chance.ts';
import type { Chance } from '../people/chance.ts';
import { APARTMENT_ENDINGS, APARTMENT_WORDS } from '../people/names/elsewhere.ts';
import { SURNAMES } from '../people/names/surnames.ts';
import type { BuildingUse } from '../place.ts';

export interface GuessedUse {
  readonly use: BuildingUse;
  readonly storeys: number;
  readonly dwelling_units: number;
  readonly name: string | null;
}

type Shares = readonly (readonly [BuildingUse, number])[];

const SMALL: Shares = [
  ['居宅', 84],
  ['併用住宅', 4],
  ['共同住宅', 1.5],
  ['店舗', 3],
  ['事務所', 2],
  ['倉庫', 4],
  ['工場', 1.5],
];
const MIDDLE: Shares = [
  ['居宅', 26],
  ['共同住宅', 46],
  ['併用住宅', 7],
  ['店舗', 6],
  ['事務所', 5],
  ['工場', 6],
  ['倉庫', 4],
];
const LARGE: Shares = [
  ['共同住宅', 52],
  ['工場', 13],
  ['店舗', 9],
  ['倉庫', 8],
  ['校舎', 6],
  ['公共施設', 4],
  ['病院', 3],
  ['事務所', 4],
  ['寺社', 1],
];
// Long low buildings are schools, works and halls, hardly ever flats.
const VAST: Shares = [
  ['校舎', 24],
  ['工場', 24],
  ['倉庫', 18],
  ['店舗', 14],
  ['共同住宅', 10],
  ['公共施設', 6],
  ['体育館', 4],
];
const TALL: Shares = [
  ['共同住宅', 84],
  ['事務所', 8],
  ['店舗', 3],
  ['旅館', 2],
  ['病院', 2],
  ['公共施設', 1],
];

const tables = {
  small: weighted(SMALL),
  middle: weighted(MIDDLE),
  large: weighted(LARGE),
  vast: weighted(VAST),
  tall: weighted(TALL),
};

function weighted(shares: Shares): Weighted<readonly [BuildingUse, number]> {
  return new Weighted(shares, ([, share]) => share);
}

/** By footprint in m² and height in metres. Under 20 m² nobody lives; the caller knows whether it stands behind a house. */
export function guessUse(chance: Chance, footprint: number, height: number): GuessedUse {
  // Heights are to the ridge: two storeys of a wooden house measure 7 to 9 m.
  const storeys = Math.max(
    1,
    height < 5 ? 1 : height < 9.4 ? 2 : height < 12.5 ? 3 : Math.round(height / 3.05),
  );
  if (footprint < 20) return { use: '附属家', storeys: Math.min(storeys, 2), dwelling_units: 0, name: null };
  const [use] = tableOf(storeys, footprint).draw(chance);
  return { use, storeys, ...dwellings(chance, use, storeys, footprint) };
}

function tableOf(storeys: number, footprint: number): Weighted<readonly [BuildingUse, number]> {
  if (footprint >= 1200 && storeys <= 5) return tables.vast;
  if (storeys >= 5) return tables.tall;
  if (footprint < 105) return tables.small;
  return footprint < 420 ? tables.middle : tables.large;
}

/** A use and a size together, where nothing is known but that a house number exists. */
export function drawUse(chance: Chance): GuessedUse & { readonly footprint: number } {
  const flats = chance.hit(0.06);
  if (flats) {
    const storeys = chance.hit(0.7) ? 2 : chance.whole(3, 6);
    const footprint = chance.between(95, 230);
    return { use: '共同住宅', storeys, footprint, ...dwellings(chance, '共同住宅', storeys, footprint) };
  }
  const [use] = tables.small.draw(chance);
  const kept: BuildingUse = use === '共同住宅' ? '居宅' : use;
  const storeys = chance.hit(0.27) ? 1 : chance.hit(0.95) ? 2 : 3;
  // Footprints of houses: median about 66 m² (高松市), half of them between 50 and 90.
  const footprint = Math.max(30, Math.min(170, 66 * Math.exp(chance.normal(0, 0.36))));
  return { use: kept, storeys, footprint, ...dwellings(chance, kept, storeys, footprint) };
}

function dwellings(
  chance: Chance,
  use: BuildingUse,
  storeys: number,
  footprint: number,
): { readonly dwelling_units: number; readonly name: string | null } {
  if (use === '居宅' || use === '併用住宅') return { dwelling_units: 1, name: null };
  if (use === '共同住宅') {
    const size = storeys >= 4 ? 62 : 42;
    const units = Math.max(2, Math.round((footprint * storeys * 0.78) / size));
    return { dwelling_units: Math.min(units, 400), name: nameOfFlats(chance) };
  }
  return { dwelling_units: 0, name: null };
}

function nameOfFlats(chance: Chance): string {
  const { kanji } = chance.pick(SURNAMES);
  return chance.hit(0.5)
    ? `${chance.pick(APARTMENT_WORDS)}${kanji}`
    : `${kanji}${chance.pick(APARTMENT_ENDINGS)}`;
}
