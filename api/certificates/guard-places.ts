// Which house a place belongs to. Outlines decide where there are any, else the nearest building; either only with a
// margin to the next one, because a finger, a phone and an address each err by some metres.
import type { GuardBuilding, GuardOutline, GuardPlace } from './guard-facts.ts';

/** A finger on the map of the second window, in metres. */
export const fingerMetres = 3;
const outlineMargin = 2;
/** From an address at the street to its house. */
export const frontMetres = 12;
const nearestReach = 25;
const nearestMargin = 5;

/** What is known of the houses around. */
export interface Surroundings {
  readonly around: {
    readonly outlines: readonly GuardOutline[];
    readonly buildings: readonly GuardBuilding[];
  };
}

/** Metres on a plane that touches the earth at `origin`; good to a millimetre within the few hundred metres looked at. */
export function toMetres(origin: GuardPlace): (place: GuardPlace) => readonly [number, number] {
  const east = 111_320 * Math.cos((origin.lat * Math.PI) / 180);
  return ({ lon, lat }) => [(lon - origin.lon) * east, (lat - origin.lat) * 110_950];
}

export function metresBetween(one: GuardPlace, other: GuardPlace): number {
  const [x, y] = toMetres(one)(other);
  return Math.hypot(x, y);
}

/** 0 inside; else to the nearest edge. */
export function metresToOutline(place: GuardPlace, outline: GuardOutline): number {
  const plane = toMetres(place);
  let isInside = false;
  let nearest = Number.POSITIVE_INFINITY;
  for (const ring of outline.rings) {
    const corners = ring.map(([lon, lat]) => plane({ lon, lat }));
    for (const [index, [x, y]] of corners.entries()) {
      const [fromX, fromY] = corners[(index + corners.length - 1) % corners.length] ?? [x, y];
      // Even and odd crossings of the ray to the east.
      if (fromY > 0 !== y > 0 && fromX + ((x - fromX) * -fromY) / (y - fromY) > 0) isInside = !isInside;
      nearest = Math.min(nearest, fromOrigin(fromX, fromY, x, y));
    }
  }
  return isInside ? 0 : nearest;
}

function fromOrigin(fromX: number, fromY: number, x: number, y: number): number {
  const [dx, dy] = [x - fromX, y - fromY];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(fromX * dx + fromY * dy) / length));
  return Math.hypot(fromX + share * dx, fromY + share * dy);
}

/** A house by its outline, or, where no outlines are loaded, by its building on the register. */
export type House =
  | { readonly by: 'outline'; readonly outline: GuardOutline }
  | { readonly by: 'building'; readonly number: string };

export function isSameHouse(one: House, other: House): boolean {
  return one.by === 'outline'
    ? other.by === 'outline' && one.outline === other.outline
    : other.by === 'building' && one.number === other.number;
}

/** The house at a place, or null where two could be meant or none is near. `reach`: how far outside still counts. */
export function houseAt(place: GuardPlace, facts: Surroundings, reach: number): House | null {
  const { outlines, buildings } = facts.around;
  if (outlines.length > 0) {
    const [first, second] = nearestTwo(outlines, (outline) => metresToOutline(place, outline));
    if (first === undefined || first.metres > reach) return null;
    // Where outlines overlap (a tower over its podium) nobody can say which was meant.
    if (second !== undefined && second.metres < first.metres + outlineMargin && second.metres < outlineMargin)
      return first.metres === 0 && second.metres > 0 ? { by: 'outline', outline: first.item } : null;
    const next = second?.metres ?? Number.POSITIVE_INFINITY;
    if (first.metres > 0 && next < first.metres + outlineMargin) return null;
    // From farther off, as an address at the street, the next house must be twice as far.
    if (first.metres > outlineMargin + 1 && next < 2 * first.metres) return null;
    return { by: 'outline', outline: first.item };
  }
  const placed = buildings.flatMap(({ number, place: at }) => (at === null ? [] : [{ number, at }]));
  const [first, second] = nearestTwo(placed, ({ at }) => metresBetween(place, at));
  if (first === undefined || first.metres > nearestReach) return null;
  const next = second?.metres ?? Number.POSITIVE_INFINITY;
  if (next < first.metres + nearestMargin || next < first.metres * 1.5) return null;
  return { by: 'building', number: first.item.number };
}

/** The house that an address leads to: addresses are placed in the house or at its front on the street. */
export function houseOfFront(place: GuardPlace, facts: Surroundings): House | null {
  return houseAt(place, facts, frontMetres);
}

/** The confirmed building's own house; null where the register does not say where it stands. */
export function houseOfBuilding(
  facts: Surroundings & { readonly building: GuardBuilding | null },
): House | null {
  const { building, around } = facts;
  if (building === null) return null;
  const numbered = around.outlines.filter((outline) => outline.property_number === building.number);
  if (numbered.length === 1 && numbered[0] !== undefined) return { by: 'outline', outline: numbered[0] };
  if (building.place === null) return null;
  if (around.outlines.length === 0) return { by: 'building', number: building.number };
  return houseAt(building.place, facts, outlineMargin);
}

/** How far a place is from a house; null where the register gives the house no place. */
export function metresToHouse(place: GuardPlace, house: House, facts: Surroundings): number | null {
  if (house.by === 'outline') return metresToOutline(place, house.outline);
  const at = facts.around.buildings.find(({ number }) => number === house.number)?.place;
  return at === undefined || at === null ? null : metresBetween(place, at);
}

function nearestTwo<Item>(
  items: readonly Item[],
  metresOf: (item: Item) => number,
): { item: Item; metres: number }[] {
  return items
    .map((item) => ({ item, metres: metresOf(item) }))
    .sort((one, other) => one.metres - other.metres)
    .slice(0, 2);
}
