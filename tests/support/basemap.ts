// A base map as an operator would bring it: an invented coast in the Protomaps schema, around `at(0, 0)`.
import type { Feature, Position } from 'geojson';
import { pmtilesFile, vectorTile } from './pmtiles.ts';
import { at } from './records.ts';
import { tileAt } from './tiles.ts';

export const coastAttribution = '© うみべ地図の会';

/** Land to the west of the middle and sea to the east of it, one highway from north to south, a pond, a station. */
export function coastArchive(
  metadata: object = { attribution: `<a href="https://example.jp">&copy; うみべ地図の会</a>` },
): Uint8Array<ArrayBuffer> {
  const box = (west: number, south: number, east: number, north: number): Position[][] => {
    const [a, b] = [at(west, south), at(east, north)];
    return [
      [
        [a.lon, a.lat],
        [b.lon, a.lat],
        [b.lon, b.lat],
        [a.lon, b.lat],
        [a.lon, a.lat],
      ],
    ];
  };
  const area = (kind: string, coordinates: Position[][]): Feature => ({
    type: 'Feature',
    properties: { kind },
    geometry: { type: 'Polygon', coordinates },
  });
  const station = at(-300, 0);
  const layers: Record<string, Feature[]> = {
    earth: [area('earth', box(-2000, -2000, 0, 2000))],
    water: [area('ocean', box(0, -2000, 2000, 2000)), area('lake', box(-700, 100, -500, 300))],
    roads: [
      {
        type: 'Feature',
        properties: { kind: 'highway', kind_detail: 'motorway' },
        geometry: {
          type: 'LineString',
          coordinates: [at(-150, -2000), at(-150, 2000)].map(({ lon, lat }) => [lon, lat]),
        },
      },
    ],
    pois: [
      {
        type: 'Feature',
        properties: { kind: 'station', name: 'うみべ中央' },
        geometry: { type: 'Point', coordinates: [station.lon, station.lat] },
      },
    ],
  };
  const { x, y } = tileAt(at(0, 0), 14);
  const around = [-1, 0, 1].flatMap((east) =>
    [-1, 0, 1].map((south) => ({ z: 14, x: x + east, y: y + south })),
  );
  const [southWest, northEast] = [at(-2000, -2000), at(2000, 2000)];
  return pmtilesFile(
    around.map((place) => vectorTile(place, layers)),
    {
      bounds: [southWest.lon, southWest.lat, northEast.lon, northEast.lat],
      metadata: {
        name: 'うみべ',
        vector_layers: Object.keys(layers).map((id) => ({ id, fields: {} })),
        ...metadata,
      },
    },
  );
}
