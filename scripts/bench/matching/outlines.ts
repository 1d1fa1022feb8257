// Footprints under the places of the roll: each building that the roll places exactly gets the outline it falls in.
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { LinkBuilding } from '../../../api/matching/linkage/region.ts';

const Feature = z.object({
  geometry: z.object({ coordinates: z.tuple([z.array(z.tuple([z.number(), z.number()]))]) }),
});
type Ring = [number, number][];
const CELL = 0.0005;

export async function attachOutlines(
  folder: string,
  buildings: readonly LinkBuilding[],
): Promise<LinkBuilding[]> {
  const cells = new Map<string, Ring[]>();
  const lines = createInterface({ input: createReadStream(join(folder, 'footprints.geojson')) });
  for await (const line of lines) {
    if (!line.startsWith('{"type":"Feature"') || line.startsWith('{"type":"FeatureCollection"')) continue;
    const [ring] = Feature.parse(JSON.parse(line.replace(/,$/u, ''))).geometry.coordinates;
    for (const key of new Set(ring.map(cellOf))) {
      const rings = cells.get(key);
      if (rings) rings.push(ring);
      else cells.set(key, [ring]);
    }
  }
  return buildings.map((building) => {
    const { lon, lat, geocode_level } = building;
    if (lon === null || lat === null || geocode_level !== 'survey') return building;
    const outline = around([lon, lat], cells).find((ring) => contains(ring, lon, lat)) ?? null;
    return { ...building, outline };
  });
}

function cellOf([lon, lat]: [number, number]): string {
  return `${Math.floor(lon / CELL)} ${Math.floor(lat / CELL)}`;
}

function around([lon, lat]: [number, number], cells: ReadonlyMap<string, Ring[]>): Ring[] {
  const near: Ring[] = [];
  for (const dx of [-CELL, 0, CELL])
    for (const dy of [-CELL, 0, CELL]) near.push(...(cells.get(cellOf([lon + dx, lat + dy])) ?? []));
  return near;
}

function contains(ring: Ring, lon: number, lat: number): boolean {
  let inside = false;
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at, at += 1) {
    const [x1 = 0, y1 = 0] = ring[at] ?? [];
    const [x2 = 0, y2 = 0] = ring[before] ?? [];
    if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}
