// A place of a few streets for tests: rows of houses, flats and sheds in one town with 住居表示 and one with 地番.
import type { Place, PlacedAddress, PlacedBuilding, TownArea } from '../place.ts';
import { localPlane } from './local-plane.ts';
import type { Position } from '../place.ts';

const CENTRE: Position = [139.95, 34.2];

const AREAS: readonly TownArea[] = [
  area('0001001', '港町一丁目', 'residence'),
  area('0002000', '大字浜田', 'lot'),
];

function area(town_id: string, name: string, kind: TownArea['kind']): TownArea {
  return { town_id, name, name_kana: null, kind, postal_code: '000-0001', point: CENTRE, polygon: null };
}

/** `streets` rows of twenty lots; every fifth lot has a shed, every tenth is a block of eight flats. */
export function smallPlace(streets = 20): Place {
  return {
    municipality: {
      code: '990019',
      prefecture: 'むすび県',
      name: 'むすび市',
      name_kana: 'ムスビシ',
      centre: CENTRE,
      bounds: [139.9, 34.1, 140, 34.3],
      plane_epsg: 6677,
    },
    areas: AREAS,
    attribution: '架空',
    addressPoints: () => [],
    buildings: () => rowsOfHouses(streets),
    sites: () => [],
    hazards: () => [],
    barriers: () => [],
    baseMap: () => [],
  };
}

function* rowsOfHouses(streets: number): Generator<PlacedBuilding> {
  const plane = localPlane(CENTRE);
  let number = 0;
  for (let street = 0; street < streets; street += 1)
    for (let lot = 0; lot < 20; lot += 1) {
      const address: PlacedAddress =
        street < streets / 2
          ? {
              style: 'residence',
              town_id: '0001001',
              block_no: String(street + 1),
              house_no: String(lot + 1),
            }
          : {
              style: 'lot',
              town_id: '0002000',
              lot_no: String(street * 20 + lot + 1),
              branch_no: lot % 3 === 0 ? '2' : null,
            };
      const flats = lot % 10 === 9;
      const [x, y] = [lot * 14, street * 34];
      const house = (width: number, back: number) => {
        const at = (dx: number, dy: number) => plane.toPosition(x + dx, y + back + dy);
        return {
          outline: [at(0, 0), at(width, 0), at(width, width), at(0, width), at(0, 0)],
          centre: at(width / 2, width / 2),
          frontage: plane.toPosition(x + width / 2, y),
          footprint_m2: width * width,
          address,
          surroundings: 'mixed' as const,
          on_slope: false,
          ranks: { flood: street % 3, tsunami: 0, landslide: 0 },
        };
      };
      number += 1;
      const main = number;
      yield {
        ...house(9, 3),
        building_no: main,
        use: flats ? '共同住宅' : '居宅',
        storeys: 2,
        dwelling_units: flats ? 8 : 1,
        name: flats ? 'みなと荘' : null,
        belongs_to: null,
      };
      if (lot % 5 !== 0) continue;
      number += 1;
      yield {
        ...house(4, 15),
        building_no: number,
        use: '附属家',
        storeys: 1,
        dwelling_units: 0,
        name: null,
        belongs_to: main,
      };
    }
}
