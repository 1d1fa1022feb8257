// Flood, tsunami and landslide areas of the drawn town, and the ranks at any point of it.
import { Chance } from '../people/chance.ts';
import type { HazardArea, HazardRanks } from '../place.ts';
import { centroidOf, distance, isInside, leftOf, nth, shift, turned, unit } from './geometry.ts';
import type { Xy } from './geometry.ts';
import type { Land } from './land.ts';
import type { TownPlan } from './plan.ts';
import { areasAbove, rounded, slopeAt, valueAt } from './raster.ts';
import type { Field } from './raster.ts';

/** Least depth of each rank from 1 on, metres. */
export const FLOOD_DEPTHS = [0.05, 0.5, 3, 5, 10, 20] as const;
export const TSUNAMI_DEPTHS = [0.01, 0.3, 1, 2, 5, 10] as const;

type Phenomenon = NonNullable<HazardArea['phenomenon']>;

export interface LandslideZone {
  readonly rank: 1 | 2;
  readonly phenomenon: Phenomenon;
  readonly name: string;
  readonly ring: readonly Xy[];
}

/** An area of one rank on the ground: outer ring first, then holes. */
export interface RankedArea {
  readonly rank: number;
  readonly rings: readonly (readonly Xy[])[];
}

export interface Dangers {
  readonly landslides: readonly LandslideZone[];
  readonly flood: () => Iterable<RankedArea>;
  readonly tsunami: () => Iterable<RankedArea>;
  readonly ranksAt: (at: Xy) => HazardRanks;
}

const CELL = 250;

export function makeDangers(plan: TownPlan, land: Land): Dangers {
  const landslides = landslidesOf(plan, land);
  const cells = new Map<string, LandslideZone[]>();
  for (const zone of landslides)
    for (const key of new Set(zone.ring.map(cellOf))) cells.set(key, [...(cells.get(key) ?? []), zone]);
  const { raster, fields } = land;
  return {
    landslides,
    flood: () => bandsOf(land, fields.flood, FLOOD_DEPTHS),
    tsunami: () => bandsOf(land, fields.tsunami, TSUNAMI_DEPTHS),
    ranksAt: (at) => ({
      flood: rankOf(valueAt(raster, fields.flood, at), FLOOD_DEPTHS),
      tsunami: rankOf(valueAt(raster, fields.tsunami, at), TSUNAMI_DEPTHS),
      landslide: (cells.get(cellOf(at)) ?? []).reduce(
        (rank, zone) => (zone.rank > rank && isInside(at, zone.ring) ? zone.rank : rank),
        0,
      ),
    }),
  };
}

function rankOf(depth: number, depths: readonly number[]): number {
  return depths.filter((least) => depth >= least).length;
}

function cellOf(at: Xy): string {
  return `${Math.floor(at[0] / CELL)},${Math.floor(at[1] / CELL)}`;
}

/** Areas between one depth and the next: no place lies in two of them. */
function* bandsOf(land: Land, field: Field, depths: readonly number[]): Iterable<RankedArea> {
  let above = areasAbove(land.raster, field, depths[0] ?? 0);
  for (const [index] of depths.entries()) {
    const next = depths[index + 1];
    const deeper = next === undefined ? [] : areasAbove(land.raster, field, next);
    const outers = [...above.map(([outer = []]) => outer), ...deeper.flatMap((rings) => rings.slice(1))].map(
      (ring) => ({ ring, holes: [] as (readonly Xy[])[], size: spanOf(ring) }),
    );
    const holes = [...above.flatMap((rings) => rings.slice(1)), ...deeper.map(([outer = []]) => outer)];
    for (const hole of holes) {
      const at = nth(hole, 0);
      let home: (typeof outers)[number] | null = null;
      for (const outer of outers)
        if ((!home || outer.size < home.size) && outer.ring !== hole && isInside(at, outer.ring))
          home = outer;
      home?.holes.push(hole);
    }
    for (const { ring, holes: inner } of outers) yield { rank: index + 1, rings: [ring, ...inner] };
    above = deeper;
  }
}

function spanOf(ring: readonly Xy[]): number {
  const xs = ring.map(([x]) => x);
  return xs.reduce((a, b) => Math.max(a, b), -Infinity) - xs.reduce((a, b) => Math.min(a, b), Infinity);
}

/** Zones along the foot of the hills: steep slopes, and fans where a gully comes out. */
function landslidesOf(plan: TownPlan, land: Land): LandslideZone[] {
  const chance = new Chance(plan.seed, 'landslides');
  const zones: LandslideZone[] = [];
  let number = 0;
  for (const rings of areasAbove(land.raster, land.fields.hill, 9))
    for (const coarse of rings) {
      const ring = rounded(coarse);
      for (let at = 0; at + 14 < ring.length; at += chance.whole(13, 34)) {
        const middle = nth(ring, at + 5);
        const slope = slopeAt(land.raster, land.fields.hill, middle);
        if (Math.hypot(...slope) < 0.16 || !isNearHomes(plan, land, middle)) continue;
        number += 1;
        const name = `${chance.pick(['谷', '沢', '山', '坂', '崎', '洞'])}${number}`;
        const uphill = unit([0, 0], slope);
        const above = valueAt(land.raster, land.fields.hill, shift(middle, uphill, 90));
        const gully = chance.hit(0.3) && above > 32 && !isNearSea(land, shift(middle, uphill, -190));
        if (gully) zones.push(...fan(middle, uphill, chance, name));
        else zones.push(...steepSlope(ring.slice(at, at + chance.whole(5, 13)), land, name));
      }
    }
  return zones;
}

function isNearHomes(plan: TownPlan, land: Land, at: Xy): boolean {
  const [u, v] = land.warp.toPlan(at);
  return u > 30 && u < plan.width - 30 && v > 60 && v < plan.height * 0.97;
}

/** The zone follows the foot of the slope: twice its height down, ten metres up from its edge. */
function steepSlope(foot: readonly Xy[], land: Land, name: string): LandslideZone[] {
  const zone = (rank: 1 | 2, up: number, down: number): LandslideZone => {
    const edge = (by: number) =>
      foot.map((point) => shift(point, unit([0, 0], slopeAt(land.raster, land.fields.hill, point)), by));
    return { rank, phenomenon: 'steep_slope', name, ring: [...edge(up), ...edge(-down).toReversed()] };
  };
  return bothOrNone([zone(1, 34, 30), zone(2, 26, 12)]);
}

function fan(mouth: Xy, uphill: Xy, chance: Chance, name: string): LandslideZone[] {
  const length = chance.between(110, 230);
  const spread = chance.between(0.22, 0.38);
  const top = shift(mouth, uphill, 90);
  const side = leftOf(uphill);
  const down: Xy = [-uphill[0], -uphill[1]];
  const zone = (rank: 1 | 2, far: number, wide: number): LandslideZone => {
    const arc = [-1, -0.66, -0.33, 0, 0.33, 0.66, 1].map((share) =>
      shift(top, turned(down, share * wide), 90 + far * (1 - 0.12 * share * share)),
    );
    return {
      rank,
      phenomenon: 'debris_flow',
      name: `${name}の沢`,
      ring: [shift(top, side, -9), ...arc.toReversed(), shift(top, side, 9)],
    };
  };
  return bothOrNone([zone(1, length, spread), zone(2, length * 0.35, spread * 0.55)]);
}

function isNearSea(land: Land, at: Xy): boolean {
  return land.warp.toPlan(at)[1] < 70;
}

function bothOrNone(zones: LandslideZone[]): LandslideZone[] {
  return zones.every(({ ring }) => isSimple(ring)) ? zones : [];
}

/** No two edges cross. */
function isSimple(ring: readonly Xy[]): boolean {
  const count = ring.length;
  const middle = centroidOf(ring);
  if (!Number.isFinite(middle[0]) || ring.some((point) => distance(point, middle) > 900)) return false;
  for (let a = 0; a < count; a += 1)
    for (let b = a + 2; b < count; b += 1) {
      if (a === 0 && b === count - 1) continue;
      if (cross(nth(ring, a), nth(ring, a + 1), nth(ring, b), nth(ring, b + 1))) return false;
    }
  return true;
}

function cross(a: Xy, b: Xy, c: Xy, d: Xy): boolean {
  const side = (p: Xy, q: Xy, r: Xy) => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}
