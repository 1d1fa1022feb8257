// Writes small PMTiles archives (github.com/protomaps/PMTiles, spec version 3): one directory, gzip, tiles in order.
import { gzipSync } from 'node:zlib';
import type { Feature } from 'geojson';
import { Compression, TileType, zxyToTileId } from 'pmtiles';
import { encodeTile, openIndex } from '../../api/tiles/cut-here.ts';

const headerBytes = 127;

export interface ArchiveTile {
  z: number;
  x: number;
  y: number;
  data: Uint8Array;
}

/** The whole file. `bounds` are west, south, east, north in degrees. */
export function pmtilesFile(
  tiles: readonly ArchiveTile[],
  {
    bounds,
    metadata,
    tileType = TileType.Mvt,
  }: { bounds: [number, number, number, number]; metadata: object; tileType?: TileType },
): Uint8Array<ArrayBuffer> {
  const ordered = tiles
    .map(({ z, x, y, data }) => ({
      id: zxyToTileId(z, x, y),
      data: tileType === TileType.Mvt ? gzipSync(data) : data,
    }))
    .toSorted((one, other) => one.id - other.id);
  const lengths = ordered.map(({ data }) => data.length);
  const directory = gzipSync(
    Uint8Array.from(
      [
        ordered.length,
        ...ordered.map(({ id }, place) => id - (ordered[place - 1]?.id ?? 0)),
        ...ordered.map(() => 1),
        ...lengths,
        // Each offset as one more than it is; nought: right after the one before.
        ...ordered.map((_tile, place) => (place === 0 ? 1 : 0)),
      ].flatMap(varint),
    ),
  );
  const described = gzipSync(JSON.stringify(metadata));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const metadataAt = headerBytes + directory.length;
  const tilesAt = metadataAt + described.length;
  const zooms = tiles.map(({ z }) => z);
  const header = new DataView(new ArrayBuffer(headerBytes));
  new TextEncoder().encodeInto('PMTiles', new Uint8Array(header.buffer));
  header.setUint8(7, 3);
  [headerBytes, directory.length, metadataAt, described.length, tilesAt, 0, tilesAt, total].forEach(
    (value, place) => header.setBigUint64(8 + 8 * place, BigInt(value), true),
  );
  [tiles.length, tiles.length, tiles.length].forEach((value, place) =>
    header.setBigUint64(72 + 8 * place, BigInt(value), true),
  );
  const compression = tileType === TileType.Mvt ? Compression.Gzip : Compression.None;
  [1, Compression.Gzip, compression, tileType, Math.min(...zooms), Math.max(...zooms)].forEach(
    (value, place) => header.setUint8(96 + place, value),
  );
  const [west, south, east, north] = bounds;
  [west, south, east, north].forEach((degrees, place) =>
    header.setInt32(102 + 4 * place, Math.round(degrees * 1e7), true),
  );
  header.setUint8(118, Math.min(...zooms));
  header.setInt32(119, Math.round(((west + east) / 2) * 1e7), true);
  header.setInt32(123, Math.round(((south + north) / 2) * 1e7), true);
  return Uint8Array.from(
    Buffer.concat([new Uint8Array(header.buffer), directory, described, ...ordered.map(({ data }) => data)]),
  );
}

/** One tile with features of several layers, in degrees. */
export function vectorTile(
  at: Omit<ArchiveTile, 'data'>,
  layers: Readonly<Record<string, readonly Feature[]>>,
): ArchiveTile {
  // Layers of a tile are repeated fields: written one after another they are one tile.
  const parts = Object.entries(layers).map(([layer, features]) =>
    encodeTile(layer, openIndex({ type: 'FeatureCollection', features: [...features] }, at.z), at),
  );
  return { ...at, data: Buffer.concat(parts) };
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) + 0x80);
  return [...bytes, rest];
}
