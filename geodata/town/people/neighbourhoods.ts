import type { Place, PlacedAddress, PlacedBuilding, TownArea } from '../place.ts';

/** A building with the address that registers give it, whatever the source knew. */
export interface AddressedBuilding {
  readonly building: PlacedBuilding;
  readonly area: TownArea;
  readonly address: PlacedAddress;
}

const ABOUT = 1200;
const AT_MOST = 6000;

/**
 * The buildings of a place in walking order, some hundreds at a time: a quarter stays together where it is not too large,
 * a lot always does, so that memory does not grow with the town.
 */
export async function* listNeighbourhoods(place: Place): AsyncGenerator<AddressedBuilding[]> {
  const areas = new Map(place.areas.map((area) => [area.town_id, area]));
  let together: AddressedBuilding[] = [];
  let last: AddressedBuilding | undefined;
  for await (const building of place.buildings()) {
    const address = building.address ?? last?.address;
    const area = address === undefined ? undefined : areas.get(address.town_id);
    // What stands before the first known address, or in no 町字, is in no register either.
    if (address === undefined || area === undefined) continue;
    const newQuarter = last !== undefined && last.area !== area;
    const free = building.belongs_to === null;
    if (free && ((newQuarter && together.length >= ABOUT) || together.length >= AT_MOST)) {
      yield together;
      together = [];
    }
    last = { building, area, address };
    together.push(last);
  }
  if (together.length > 0) yield together;
}
