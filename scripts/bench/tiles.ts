// npm run bench:tiles -- --data DIR [--only footprints]: vector tiles a second through the API (session, policies, version, audit), on both
// engines, beside bare ST_AsMVT without policies.
import { sql } from 'kysely';
import { openBenchTown } from './bench-town.ts';
import { bringMaps } from './bring-maps.ts';
import type { BenchTown } from './bench-town.ts';
import { percentile, printFigures, readBenchOptions, timeEach } from './figures.ts';
import type { Figures } from './figures.ts';
import { town } from './town-files.ts';

const tilesAZoom = 60;
const allLayers = ['buildings', 'households', 'surveys', 'addresses', 'footprints'] as const;
/** The same rows and attributes as the layer's, of the table itself. */
const bareRows = {
  buildings:
    'SELECT building_version_id AS id, property_number, "use", structure, geom FROM registers.building',
  households: 'SELECT household_version_id AS id, household_number, geom FROM registers.household',
  surveys: 'SELECT survey_version_id AS id, survey_number, damage_class, geom FROM surveys.survey',
  addresses: 'SELECT NULL::bigint AS id, block_no, house_no, geom FROM registers.address_point',
  footprints: 'SELECT footprint_version_id AS id, property_number, geom FROM registers.footprint',
};
const attributes = {
  buildings: 'id, property_number, "use", structure',
  households: 'id, household_number',
  surveys: 'id, survey_number, damage_class',
  addresses: 'id, block_no, house_no',
  footprints: 'id, property_number',
};

interface Tile {
  z: number;
  x: number;
  y: number;
}

const options = readBenchOptions();
const rows: Figures[] = [];
for (const engine of options.engines) {
  const bench = await openBenchTown(engine, options.data, options);
  try {
    const { footprints } = await bringMaps(bench, options.data);
    const layers = allLayers
      .filter((layer) => layer !== 'footprints' || footprints !== undefined)
      .filter((layer) => options.only === undefined || options.only === layer);
    for (const zoom of [14, 15, 16])
      rows.push(...(await measure(bench, layers, await drawTiles(bench, zoom))));
  } finally {
    await bench.close();
  }
}
printFigures(rows, options.json);

async function measure(
  bench: BenchTown,
  layers: readonly (typeof allLayers)[number][],
  tiles: Tile[],
): Promise<Figures[]> {
  const figures: Figures[] = [];
  const zoom = tiles[0]?.z ?? 0;
  for (const layer of layers) {
    if (layer === 'addresses' && zoom < 15) continue;
    const note = (what: string, times: readonly number[], bytes: number) => {
      const seconds = times.reduce((sum, time) => sum + time, 0) / 1000;
      figures.push({
        engine: bench.engine,
        layer,
        zoom,
        what,
        tiles_a_second: Math.round(times.length / seconds),
        p50_ms: percentile(times, 0.5),
        p95_ms: percentile(times, 0.95),
        kb_a_tile: Math.round(bytes / times.length / 102.4) / 10,
      });
    };
    if (bench.engine === 'server') {
      await timeEach(tiles.slice(0, 5), (tile) => bareTile(bench, layer, tile));
      let bytes = 0;
      const times = await timeEach(tiles, async (tile) => (bytes += await bareTile(bench, layer, tile)));
      note('bare ST_AsMVT', times, bytes);
    }
    await timeEach(tiles.slice(0, 5), (tile) => ask(bench, layer, tile));
    let bytes = 0;
    note(
      'through the API',
      await timeEach(tiles, async (tile) => (bytes += await ask(bench, layer, tile))),
      bytes,
    );
    const held = await bench.app.request(addressOf(layer, tiles[0]), { headers: bench.headers });
    const etag = held.headers.get('etag') ?? '';
    note('unchanged (304)', await timeEach(tiles, (tile) => ask(bench, layer, tile, etag)), 0);
  }
  return figures;
}

function addressOf(layer: string, tile: Tile | undefined): string {
  return `/tiles/${town.municipality}/${town.disaster}/${layer}/${tile?.z}/${tile?.x}/${tile?.y}.mvt`;
}

async function ask({ app, headers }: BenchTown, layer: string, tile: Tile, etag?: string): Promise<number> {
  const known = etag === undefined ? {} : { 'if-none-match': etag };
  const answer = await app.request(addressOf(layer, tile), { headers: { ...headers, ...known } });
  // Where address points lie there may be no outline.
  if (etag === undefined ? ![200, 204].includes(answer.status) : answer.status !== 304)
    throw new Error(`a tile failed with ${answer.status}`);
  return (await answer.arrayBuffer()).byteLength;
}

async function bareTile(
  { house }: BenchTown,
  layer: (typeof allLayers)[number],
  { z, x, y }: Tile,
): Promise<number> {
  const envelope = sql`ST_TileEnvelope(${z}, ${x}, ${y})`;
  const { rows: cut } = await sql<{
    mvt: Buffer;
  }>`SELECT ST_AsMVT(t, ${layer}, 4096, 'geom', 'id') AS mvt FROM (
    WITH r AS MATERIALIZED (${sql.raw(bareRows[layer])}
      WHERE geom && ST_SetSRID(ST_Transform(ST_TileEnvelope(${z}, ${x}, ${y}, margin => 64.0 / 4096), 4326), 6668))
    SELECT ${sql.raw(attributes[layer])}, ST_AsMVTGeom(ST_Transform(ST_SetSRID(geom, 4326), 3857), ${envelope}, 4096, 64) AS geom
    FROM r) t`.execute(house.db);
  return cut[0]?.mvt.length ?? 0;
}

/** Tiles in which address points lie (they lie in one copy of the town only), those with the most first. */
async function drawTiles({ house }: BenchTown, zoom: number): Promise<Tile[]> {
  const side = 2 ** zoom;
  const { rows: places } = await sql<{
    x: number;
    y: number;
  }>`SELECT floor((ST_X(geom) + 180) / 360 * ${side}::integer)::integer AS x,
      floor((1 - asinh(tan(radians(ST_Y(geom)))) / pi()) / 2 * ${side}::integer)::integer AS y
    FROM registers.address_point GROUP BY 1, 2 ORDER BY count(*) DESC LIMIT ${tilesAZoom}`.execute(house.db);
  return places.map((place) => ({ z: zoom, ...place }));
}
