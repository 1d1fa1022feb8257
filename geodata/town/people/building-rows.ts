// Rows of 家屋 as the tax roll has them: by lot, with owners of another day, some without a place, some long gone.
import type { Municipality, PlacedAddress, PlacedBuilding, Position } from '../place.ts';
import { Chance } from './chance.ts';
import type { InhabitedHouse } from './inhabited-house.ts';
import type { LocalPlane } from './local-plane.ts';
import type { NoiseRates } from './noise/levels.ts';
import { otherGlyphs, writtenKana } from './noise/misspell-name.ts';
import {
  fullAddress,
  houseNumberAsLot,
  localAddress,
  lotOf,
  movedNumber,
  spelledAddress,
  withoutNumber,
} from './noise/write-address.ts';
import { writtenYear } from './noise/write-date.ts';

export interface BuildingRow {
  readonly property_number: string;
  /** torn down since, or a double of what stands now */
  readonly ghost: boolean;
  /** whether position or address still lead to the building */
  readonly leads: boolean;
  readonly cells: readonly string[];
}

export interface BuildingRowOptions {
  readonly seed: number;
  readonly municipality: Municipality;
  readonly plane: LocalPlane;
  readonly rates: NoiseRates;
  /** `index` counts the rows of the town from 0 */
  numberOf(index: number): string;
}

/** The rows of one building: mostly one, none where it is not listed, two where what stood before is listed still. */
export function buildingRows(
  house: InhabitedHouse,
  block: Position,
  firstIndex: number,
  options: BuildingRowOptions,
): BuildingRow[] {
  const { seed, rates } = options;
  const chance = new Chance(seed, 'tax row', house.building.building_no);
  const rows: BuildingRow[] = [];
  if (!chance.hit(rates.unlisted)) rows.push(drawRow(chance, house, block, firstIndex, options, false));
  if (chance.hit(rates.ghost))
    rows.push(drawRow(chance, house, block, firstIndex + rows.length, options, true));
  return rows;
}

function drawRow(
  chance: Chance,
  house: InhabitedHouse,
  block: Position,
  index: number,
  options: BuildingRowOptions,
  ghost: boolean,
): BuildingRow {
  const { municipality, rates, seed, plane } = options;
  const { building, facts, owner } = house;
  const address = taxAddress(seed, house, rates);
  const written = writtenAddress(chance, municipality, house, address, rates);
  const place = taxPosition(chance, plane, building, block, ghost ? { ...rates, noPosition: 0.5 } : rates);
  const year = ghost ? Math.max(1925, facts.built_year - chance.whole(18, 45)) : facts.built_year;
  const shrink = ghost ? chance.between(0.5, 0.9) : 1;
  const property_number = options.numberOf(index);
  return {
    property_number,
    ghost,
    leads: !ghost && (place.exact || (written.leads && sameNumbers(address, house.address))),
    cells: [
      property_number,
      written.text,
      houseNumber(address),
      useOnRoll(building),
      ghost ? '木造' : facts.structure,
      ghost ? '瓦葺' : facts.roof,
      String(ghost ? Math.min(2, building.storeys) : building.storeys),
      (facts.floor_area * shrink).toFixed(2),
      writtenYear(chance, year, rates.wareki),
      otherGlyphs(chance, owner.name, rates.glyph),
      owner.kana === '' ? '' : writtenKana(chance, owner.kana, rates),
      owner.address ?? ownAddress(chance, municipality, house, rates),
      owner.coOwners.map((name) => otherGlyphs(chance, name, rates.glyph)).join('；'),
      building.name ?? '',
      building.use === '寺社' || building.use === '校舎' ? '補充' : '課税',
      place.position === null ? '' : place.position[0].toFixed(7),
      place.position === null ? '' : place.position[1].toFixed(7),
    ],
  };
}

/** Main buildings and their 附属家 share a lot; a tax roll says 居宅 for a house with a shop only in its 種類. */
function useOnRoll({ use, footprint_m2 }: PlacedBuilding): string {
  if (use === '併用住宅') return '居宅・店舗';
  if (use === '附属家') return footprint_m2 < 14 ? '物置' : footprint_m2 < 28 ? '車庫' : '附属家';
  return use;
}

/** 地番 in towns whose roll keeps to its lots; in others the house number, written as a lot by habit. */
function taxAddress(seed: number, { address }: InhabitedHouse, rates: NoiseRates): PlacedAddress {
  if (address.style === 'lot') return address;
  const town = new Chance(seed, 'habit of the roll', address.town_id);
  if (!town.hit(rates.lotTowns)) return address;
  if (town.hit(0.35)) return houseNumberAsLot(address);
  return lotOf(new Chance(seed, 'lots', address.town_id, address.block_no), address);
}

function writtenAddress(
  chance: Chance,
  municipality: Municipality,
  { area }: InhabitedHouse,
  address: PlacedAddress,
  rates: NoiseRates,
): { readonly text: string; readonly leads: boolean } {
  const at = { municipality, area, address };
  if (chance.hit(rates.numberMissing)) return { text: withoutNumber(chance, at), leads: false };
  if (chance.hit(rates.numberMoved))
    return { text: localAddress({ ...at, address: movedNumber(chance, address) }), leads: false };
  return {
    text: chance.hit(rates.spelling / 2) ? spelledAddress(chance, at) : localAddress(at),
    leads: true,
  };
}

function ownAddress(
  chance: Chance,
  municipality: Municipality,
  house: InhabitedHouse,
  rates: NoiseRates,
): string {
  const at = { municipality, area: house.area, address: house.address };
  return chance.hit(rates.spelling) ? spelledAddress(chance, at) : fullAddress(at);
}

function sameNumbers(a: PlacedAddress, b: PlacedAddress): boolean {
  return houseNumber(a) === houseNumber(b);
}

/** 家屋番号 is the lot with 番 and the branch. */
function houseNumber(address: PlacedAddress): string {
  if (address.style === 'residence') return `${address.block_no}番${address.house_no}`;
  return `${address.lot_no}番${address.branch_no ?? ''}`;
}

function taxPosition(
  chance: Chance,
  plane: LocalPlane,
  { centre, frontage }: PlacedBuilding,
  block: Position,
  rates: NoiseRates,
): { readonly position: Position | null; readonly exact: boolean } {
  const draw = chance.next();
  if (draw < rates.noPosition) return { position: null, exact: false };
  if (draw < rates.noPosition + rates.blockPosition) return { position: block, exact: false };
  if (draw < rates.noPosition + rates.blockPosition + rates.frontPosition)
    return { position: frontage, exact: true };
  const [x, y] = plane.toPlane(centre);
  return {
    position: plane.toPosition(
      x + chance.normal(0, rates.positionError),
      y + chance.normal(0, rates.positionError),
    ),
    exact: true,
  };
}
