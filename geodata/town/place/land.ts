// The ground of a drawn town: where land, hills, floods and the tsunami are, asked at points of the ground in metres.
import { areaOf, distance } from './geometry.ts';
import type { Xy } from './geometry.ts';
import { rails as railLines } from './rail-lines.ts';
import { groundOf, rasterOver, slopeAt, valueAt } from './raster.ts';
import type { Field, Raster } from './raster.ts';
import { makeRelief, marginOf, WOOD_LINE } from './relief.ts';
import type { Relief } from './relief.ts';
import type { TownPlan } from './plan.ts';
import { makeWarp } from './warp.ts';
import type { Warp } from './warp.ts';

export interface Land {
  readonly warp: Warp;
  readonly relief: Relief;
  readonly raster: Raster;
  readonly fields: {
    /** metres above sea level */
    readonly elevation: Field;
    /** metres that hills add to the plain */
    readonly hill: Field;
    readonly flood: Field;
    readonly tsunami: Field;
    /** how strongly lanes waver, 0 to 1 */
    readonly age: Field;
  };
  /** plan to ground with the waver of old quarters */
  readonly settle: (at: Xy) => Xy;
  /** the same for a point that is on the ground already */
  readonly wavered: (at: Xy) => Xy;
  readonly isWooded: (at: Xy) => boolean;
  /** rise per metre, 0 on the plain */
  readonly steepness: (at: Xy) => number;
  readonly elevationAt: (at: Xy) => number;
  /** outline of all land that the map shows, ground metres */
  readonly outline: readonly Xy[];
}

export function makeLand(plan: TownPlan): Land {
  const warp = makeWarp(plan);
  const relief = makeRelief(plan);
  const outline = outlineOf(plan, warp);
  const xs = outline.map(([x]) => x);
  const ys = outline.map(([, y]) => y);
  const raster = rasterOver([min(xs) - 60, min(ys) - 60], [max(xs) + 60, max(ys) + 60], 22);
  const size = raster.columns * raster.rows;
  const fields = {
    elevation: new Float32Array(size),
    hill: new Float32Array(size),
    flood: new Float32Array(size),
    tsunami: new Float32Array(size),
    age: new Float32Array(size),
  };
  const coast = coastDistances(outline, raster);
  for (let row = 0; row < raster.rows; row += 1)
    for (let column = 0; column < raster.columns; column += 1) {
      const here = row * raster.columns + column;
      const inland = coast[here] ?? 0;
      const at = warp.toPlan(groundOf(raster, column, row));
      const land = at[1] > -40;
      const seaward = Math.max(0, -at[1]) * 0.2;
      const hill = inland < 0 ? Math.max(-40, inland) : relief.hill(at) * cliff(inland);
      fields.hill[here] = hill;
      fields.elevation[here] = relief.plain(at) + hill;
      fields.flood[here] = land && at[1] < plan.height ? relief.floodDepth(at) - seaward : -5;
      fields.tsunami[here] = relief.tsunamiDepth(at) - seaward * 0.02;
      fields.age[here] = ageAt(plan, at);
    }
  const wavered = (at: Xy): Xy => warp.waver(at, valueAt(raster, fields.age, at));
  return {
    warp,
    relief,
    raster,
    fields,
    outline,
    wavered,
    settle: (at) => wavered(warp.toGround(at)),
    isWooded: (at) => valueAt(raster, fields.hill, at) > WOOD_LINE,
    steepness: (at) => Math.hypot(...slopeAt(raster, fields.hill, at)),
    elevationAt: (at) => valueAt(raster, fields.elevation, at),
  };
}

/** Hills stand steeply above the sea. */
function cliff(inland: number): number {
  return Math.min(1, 0.3 + inland / 240);
}

/** Old quarters lie by the port; railways keep the ground around them straight. */
function ageAt(plan: TownPlan, at: Xy): number {
  const old = Math.exp(-(((at[0] - plan.port) / 560) ** 2) - ((at[1] - 240) / 300) ** 2);
  const shore = Math.exp(-(((at[1] - 190) / 150) ** 2)) * 0.7;
  const rail = Math.min(...railLines(plan).map((line) => Math.abs(at[1] - line(at[0]))));
  const beach = Math.max(0, Math.min(1, (at[1] - 60) / 80));
  return Math.max(old, shore, 0.32) * Math.max(0, Math.min(1, (rail - 60) / 160)) * beach;
}

/** The coast of the town in the south, and beyond its borders a rugged coast that closes round the hills. */
function outlineOf(plan: TownPlan, warp: Warp): readonly Xy[] {
  const margin = marginOf(plan);
  const waist = plan.height * 0.36;
  const [west, east] = [-margin * 0.12, plan.width + margin * 0.12];
  const ring: Xy[] = [];
  for (let u = west; u < east; u += 18) ring.push([u, 0]);
  const own = ring.length;
  const reach = margin * 0.74;
  for (let angle = 0; angle < Math.PI / 2; angle += 0.03)
    ring.push([east + reach * Math.sin(angle), waist * (1 - Math.cos(angle))]);
  const [rx, ry] = [(east - west) / 2 + reach, plan.height - waist + margin * 0.86];
  for (let angle = 0; angle <= Math.PI; angle += 24 / (rx + ry)) {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const round = (Math.abs(cos) ** 2.7 + sin ** 2.7) ** (-1 / 2.7);
    ring.push([plan.width / 2 + rx * cos * round, waist + ry * sin * round]);
  }
  for (let angle = Math.PI / 2; angle > 0; angle -= 0.03)
    ring.push([west - reach * Math.sin(angle), waist * (1 - Math.cos(angle))]);
  const rough = Math.min(1.6, 0.7 + margin / 2200);
  const ground = ring.map((at, index): Xy => {
    const [x, y] = warp.toGround(at);
    if (index < own) return [x, y];
    const strength = rough * Math.min(1, Math.min(index - own, ring.length - index) / 40);
    const shake = (shiftX: number) =>
      strength *
      (190 * warp.coastNoise(x / 1300 + shiftX, y / 1300) +
        70 * warp.coastNoise(x / 430 + shiftX, y / 430) +
        22 * warp.coastNoise(x / 140 + shiftX, y / 140));
    return [x + shake(17), y + shake(43)];
  });
  return areaOf(ground) > 0 ? ground : ground.toReversed();
}

/** Sinks the hills into the sea towards a coast: metres from it, negative at sea, for every point of the grid. */
function coastDistances(outline: readonly Xy[], raster: Raster): Float32Array {
  const far = 400;
  const distances = new Float32Array(raster.columns * raster.rows).fill(far);
  const reach = Math.ceil(far / raster.cell);
  outline.forEach((a, at) => {
    if (at % 3 !== 0) return;
    const [column, row] = [
      Math.round((a[0] - raster.west) / raster.cell),
      Math.round((a[1] - raster.south) / raster.cell),
    ];
    for (let r = Math.max(0, row - reach); r <= Math.min(raster.rows - 1, row + reach); r += 1)
      for (let c = Math.max(0, column - reach); c <= Math.min(raster.columns - 1, column + reach); c += 1) {
        const here = r * raster.columns + c;
        const off = distance(groundOf(raster, c, r), a);
        if (off < (distances[here] ?? far)) distances[here] = off;
      }
  });
  for (let row = 0; row < raster.rows; row += 1) {
    const y = raster.south + row * raster.cell;
    const crossings = crossingsAt(outline, y);
    for (let column = 0; column < raster.columns; column += 1) {
      const x = raster.west + column * raster.cell;
      const inside = crossings.filter((crossing) => crossing > x).length % 2 === 1;
      const here = row * raster.columns + column;
      if (!inside) distances[here] = -(distances[here] ?? far);
    }
  }
  return distances;
}

/** Where a ring crosses a line from west to east. */
function crossingsAt(ring: readonly Xy[], y: number): number[] {
  const crossings: number[] = [];
  let last = ring.at(-1);
  for (const next of ring) {
    if (last && next[1] > y !== last[1] > y)
      crossings.push(last[0] + ((next[0] - last[0]) * (y - last[1])) / (next[1] - last[1]));
    last = next;
  }
  return crossings;
}

function min(values: readonly number[]): number {
  return values.reduce((low, value) => Math.min(low, value), Infinity);
}

function max(values: readonly number[]): number {
  return values.reduce((high, value) => Math.max(high, value), -Infinity);
}
