// Vector tiles as plain features, read with the format's own library.
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import type { Place } from './records.ts';

export interface TileFeature {
  id: number | undefined;
  attributes: Record<string, unknown>;
  type: number;
  /** Rings or lines of points in tile units. */
  geometry: [number, number][][];
}

/** Features of each layer of a tile. */
export function readTile(bytes: ArrayBuffer | Uint8Array): Record<string, TileFeature[]> {
  const tile = new VectorTile(new PbfReader(new Uint8Array(bytes)));
  return Object.fromEntries(
    Object.entries(tile.layers).map(([name, layer]) => [
      name,
      Array.from({ length: layer.length }, (_, index) => {
        const feature = layer.feature(index);
        return {
          id: feature.id,
          attributes: { ...feature.properties },
          type: feature.type,
          geometry: feature
            .loadGeometry()
            .map((ring) => ring.map((point): [number, number] => [point.x, point.y])),
        };
      }),
    ]),
  );
}

/** The tile of a zoom in which a place lies. */
export function tileAt({ lon, lat }: Place, z: number): { z: number; x: number; y: number } {
  const side = 2 ** z;
  const north = Math.asinh(Math.tan((lat * Math.PI) / 180));
  return { z, x: Math.floor(((lon + 180) / 360) * side), y: Math.floor(((1 - north / Math.PI) / 2) * side) };
}
