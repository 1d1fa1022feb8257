// The ground of a drawn town: where land, hills, floods and the tsunami are, asked at points of the ground in metres.
import { areaOf } from './geometry.ts';
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
  for (let row = 0; row < raster.rows; row += 1)
    for (let column = 0; column < raster.columns; column += 1) {
      const here = row * raster.columns + column;
      const at = warp.toPlan(groundOf(raster, column, row));
      const land = at[1] > -40;
      const seaward = Math.max(0, -at[1]) * 0.2;
      fields.elevation[here] = relief.elevation(at);
      fields.hill[here] = relief.hill(at);
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

/** Old quarters lie by the port; railways keep the ground around them straight. */
function ageAt(plan: TownPlan, at: Xy): number {
  const old = Math.exp(-(((at[0] - plan.port) / 560) ** 2) - ((at[1] - 240) / 300) ** 2);
  const shore = Math.exp(-(((at[1] - 190) / 150) ** 2)) * 0.7;
  const rail = Math.min(...railLines(plan).map((line) => Math.abs(at[1] - line(at[0]))));
  const beach = Math.max(0, Math.min(1, (at[1] - 60) / 80));
  return Math.max(old, shore, 0.32) * Math.max(0, Math.min(1, (rail - 60) / 160)) * beach;
}

/** The coast of the town in the south, and beyond its borders a coast that closes round the hills. */
function outlineOf(plan: TownPlan, warp: Warp): readonly Xy[] {
  const margin = marginOf(plan);
  const noise = warp.coastNoise;
  const ring: Xy[] = [];
  for (let u = -margin * 0.45; u <= plan.width + margin * 0.45; u += 18) ring.push([u, 0]);
  const centre: Xy = [plan.width / 2, plan.height * 0.36];
  const [rx, ry] = [plan.width / 2 + margin * 0.86, plan.height * 0.64 + margin * 0.86];
  const start = Math.atan2(-centre[1] / ry, (plan.width / 2 + margin * 0.45) / rx);
  const end = Math.PI - start;
  const count = Math.ceil((rx + ry) / 22);
  for (let step = 1; step < count; step += 1) {
    const angle = start + ((end - start) * step) / count;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const round = (Math.abs(cos) ** 3 + Math.abs(sin) ** 3) ** (-1 / 3);
    const fade = Math.min(1, Math.min(step, count - step) / 14);
    const [x, y] = [centre[0] + rx * cos * round, centre[1] + ry * sin * round];
    const rough = fade * (0.1 * noise(x / 1500, y / 1500) + 0.04 * noise(x / 420, y / 420) + 0.012 * noise(x / 120, y / 120));
    ring.push([centre[0] + rx * cos * round * (1 + rough), centre[1] + ry * sin * round * (1 + rough)]);
  }
  const ground = ring.map(warp.toGround);
  return areaOf(ground) > 0 ? ground : ground.toReversed();
}

function min(values: readonly number[]): number {
  return values.reduce((low, value) => Math.min(low, value), Infinity);
}

function max(values: readonly number[]): number {
  return values.reduce((high, value) => Math.max(high, value), -Infinity);
}
