// A field over the ground, sampled once on a grid: values between grid points, and areas and lines of equal value.
import { contours } from 'd3-contour';
import type { Xy } from './geometry.ts';

export interface Raster {
  readonly west: number;
  readonly south: number;
  readonly cell: number;
  readonly columns: number;
  readonly rows: number;
}

export type Field = Float32Array;

/** A grid over a box of the ground, coarser for larger boxes so that it stays small. */
export function rasterOver(low: Xy, high: Xy, finest: number, most = 420_000): Raster {
  const [width, height] = [high[0] - low[0], high[1] - low[1]];
  const cell = Math.max(finest, Math.sqrt((width * height) / most));
  return {
    west: low[0],
    south: low[1],
    cell,
    columns: Math.ceil(width / cell) + 1,
    rows: Math.ceil(height / cell) + 1,
  };
}

export function groundOf(raster: Raster, column: number, row: number): Xy {
  return [raster.west + column * raster.cell, raster.south + row * raster.cell];
}

/** The value at a point of the ground, between the four grid points around it. */
export function valueAt(raster: Raster, field: Field, at: Xy): number {
  const x = Math.max(0, Math.min(raster.columns - 1.001, (at[0] - raster.west) / raster.cell));
  const y = Math.max(0, Math.min(raster.rows - 1.001, (at[1] - raster.south) / raster.cell));
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const [dx, dy] = [x - column, y - row];
  const here = row * raster.columns + column;
  const south = (field[here] ?? 0) * (1 - dx) + (field[here + 1] ?? 0) * dx;
  const above = here + raster.columns;
  const north = (field[above] ?? 0) * (1 - dx) + (field[above + 1] ?? 0) * dx;
  return south * (1 - dy) + north * dy;
}

/** Rise per metre towards east and north. */
export function slopeAt(raster: Raster, field: Field, at: Xy): Xy {
  const d = raster.cell * 0.6;
  const value = (x: number, y: number) => valueAt(raster, field, [x, y]);
  return [
    (value(at[0] + d, at[1]) - value(at[0] - d, at[1])) / (2 * d),
    (value(at[0], at[1] + d) - value(at[0], at[1] - d)) / (2 * d),
  ];
}

/** Areas where a field is at least `least`: rings of the ground, outer rings with their holes, not closed. */
export function areasAbove(raster: Raster, field: Field, least: number): readonly (readonly Xy[])[][] {
  const drawn = contours().size([raster.columns, raster.rows]).smooth(true).contour(Array.from(field), least);
  return drawn.coordinates.map((polygon) =>
    polygon.map((ring) =>
      ring
        .slice(0, -1)
        .map(([x = 0, y = 0]): Xy => [
          raster.west + (x - 0.5) * raster.cell,
          raster.south + (y - 0.5) * raster.cell,
        ]),
    ),
  );
}

/** Rounds off the corners that a grid leaves in a ring (Chaikin). */
export function rounded(ring: readonly Xy[]): Xy[] {
  const out: Xy[] = [];
  ring.forEach((a, at) => {
    const b = ring[(at + 1) % ring.length] ?? a;
    out.push([a[0] * 0.75 + b[0] * 0.25, a[1] * 0.75 + b[1] * 0.25]);
    out.push([a[0] * 0.25 + b[0] * 0.75, a[1] * 0.25 + b[1] * 0.75]);
  });
  return out;
}
