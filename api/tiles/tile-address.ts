// A tile by zoom, column and row (XYZ, row 0 in the north), and the piece of the world that it needs.
import { z } from 'zod';

export interface TileAddress {
  z: number;
  x: number;
  y: number;
}

/** Units along a tile's edge, and how far beyond it features are drawn, so that symbols on the edge are whole. */
export const extent = 4096;
export const buffer = 64;

/** Path parameters of a tile; the row carries the ending. */
export const TileParameters = z.object({
  municipality: z.string(),
  disaster: z.string(),
  layer: z.string(),
  z: z
    .string()
    .regex(/^\d{1,2}$/)
    .transform(Number),
  x: z
    .string()
    .regex(/^\d{1,8}$/)
    .transform(Number),
  y: z
    .string()
    .regex(/^\d{1,8}\.mvt$/)
    .transform((file) => Number.parseInt(file, 10)),
});

/** `plain`: without numbers of registers, as for the second window. */
export const TileQuestion = z.object({ plain: z.literal('1').optional() });

export function isOnEarth({ z: zoom, x, y }: TileAddress): boolean {
  return x < 2 ** zoom && y < 2 ** zoom;
}

/** West, south, east, north in degrees, with the buffer. */
export function boundsOf({ z: zoom, x, y }: TileAddress): [number, number, number, number] {
  const margin = buffer / extent;
  const lon = (column: number) => (column / 2 ** zoom) * 360 - 180;
  const lat = (row: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / 2 ** zoom))) * 180) / Math.PI;
  return [lon(x - margin), lat(y + 1 + margin), lon(x + 1 + margin), lat(y - margin)];
}
