// Parts of the town that teams work through, so that a team's districts lie side by side. Pure.

interface Placed {
  readonly number: number;
  readonly x: number;
  readonly y: number;
}
export interface ZonedDistrict extends Placed {
  /** Half days. */
  readonly lacks: number;
}
export interface ZonedTeam extends Placed {
  /** Half days that it can give. */
  readonly quota: number;
}

/**
 * Each district's team: the town is halved again and again across its longer side, the teams with it, so that each part
 * has as much work as its teams have time. Of teams with bases of their own, each gets the part on its side.
 */
export function zonesOf<District extends ZonedDistrict, Team extends ZonedTeam>(
  districts: readonly District[],
  teams: readonly Team[],
): Map<District, Team> {
  const zones = new Map<District, Team>();
  divide(
    districts,
    teams.filter(({ quota }) => quota > 0),
    zones,
  );
  return zones;
}

function divide<District extends ZonedDistrict, Team extends ZonedTeam>(
  districts: readonly District[],
  teams: readonly Team[],
  zones: Map<District, Team>,
): void {
  const [only, ...others] = teams;
  if (only === undefined || districts.length === 0) return;
  if (others.length === 0) {
    for (const district of districts) zones.set(district, only);
    return;
  }
  const axis = spanOf(districts, 'x') >= spanOf(districts, 'y') ? 'x' : 'y';
  const teamsAlong = along(teams, axis);
  const middle = Math.floor(teams.length / 2);
  const first = teamsAlong.slice(0, middle);
  const share = sumOf(first, ({ quota }) => quota) / sumOf(teams, ({ quota }) => quota);
  const districtsAlong = along(districts, axis);
  const border = borderAt(districtsAlong, share * sumOf(districts, ({ lacks }) => lacks));
  divide(districtsAlong.slice(0, border), first, zones);
  divide(districtsAlong.slice(border), teamsAlong.slice(middle), zones);
}

/** How many from the start make about so many half days. */
function borderAt(districts: readonly ZonedDistrict[], wanted: number): number {
  let sum = 0;
  for (const [index, { lacks }] of districts.entries()) {
    if (sum + lacks / 2 > wanted) return index;
    sum += lacks;
  }
  return districts.length;
}

function along<Thing extends Placed>(things: readonly Thing[], axis: 'x' | 'y'): Thing[] {
  return things.toSorted((one, other) => one[axis] - other[axis] || one.number - other.number);
}

function spanOf(things: readonly Placed[], axis: 'x' | 'y'): number {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const thing of things) {
    low = Math.min(low, thing[axis]);
    high = Math.max(high, thing[axis]);
  }
  return high - low;
}

function sumOf<Thing>(things: readonly Thing[], of: (thing: Thing) => number): number {
  return things.reduce((sum, thing) => sum + of(thing), 0);
}
