// Geometries of the database as parts in metres.
import { z } from 'zod';
import { fromJgd2011 } from '../../../geodata/crs/to-jgd2011.ts';
import type { GroundFeature, Parts, PlacePoint } from './district-handout.ts';

const Position = z.array(z.number()).min(2);
const Line = z.array(Position);
const Rings = z.array(Line);
const Geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Point'), coordinates: Position }),
  z.object({ type: z.literal('MultiPoint'), coordinates: Line }),
  z.object({ type: z.literal('LineString'), coordinates: Line }),
  z.object({ type: z.literal('MultiLineString'), coordinates: Rings }),
  z.object({ type: z.literal('Polygon'), coordinates: Rings }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(Rings) }),
]);

/** `lon`, `lat` EPSG:6668 → metres east and north in the plane zone with this EPSG code. */
export function toPlace(lon: number, lat: number, epsg: number): PlacePoint {
  return fromJgd2011(lon, lat, epsg);
}

/** Of the text that ST_AsGeoJSON writes; collections, which clipping may leave, have no one shape and are skipped. */
export function readShape(geojson: string, epsg: number): Pick<GroundFeature, 'shape' | 'parts'> | undefined {
  const { data: geometry } = Geometry.safeParse(JSON.parse(geojson));
  if (!geometry) return undefined;
  const line = (positions: readonly number[][]): PlacePoint[] =>
    positions.map(([lon = 0, lat = 0]) => toPlace(lon, lat, epsg));
  switch (geometry.type) {
    case 'Point':
      return { shape: 'point', parts: [line([geometry.coordinates])] };
    case 'MultiPoint':
      return { shape: 'point', parts: [line(geometry.coordinates)] };
    case 'LineString':
      return { shape: 'line', parts: [line(geometry.coordinates)] };
    case 'MultiLineString':
      return { shape: 'line', parts: geometry.coordinates.map(line) };
    case 'Polygon':
      return { shape: 'area', parts: geometry.coordinates.map(line) };
    case 'MultiPolygon':
      return { shape: 'area', parts: geometry.coordinates.flatMap((rings) => rings.map(line)) };
  }
}

export function readArea(geojson: string | null, epsg: number): Parts {
  const shape = geojson === null ? undefined : readShape(geojson, epsg);
  return shape?.shape === 'area' ? shape.parts : [];
}
