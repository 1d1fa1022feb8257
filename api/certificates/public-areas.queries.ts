// What everybody is told of 交付開始日. Runs in the public role, which reads areas, names of 町字 and the base map, and no person.
import { sql } from 'kysely';
import { z } from 'zod';
import type { Reader } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import { listAreas } from './areas.queries.ts';
import type { PublicAreas, PublicAreasMap } from './public-areas.contract.ts';
import { todayInJapan } from './tickets.queries.ts';

interface Where {
  municipality: string;
  disaster: string;
}

/** Throws not-found for a disaster that the town has not. */
export async function listPublicAreas(reader: Reader, where: Where): Promise<PublicAreas> {
  const about = await reader
    .selectFrom('accounts.disaster as d')
    .innerJoin('accounts.municipality as m', 'm.municipality_code', 'd.municipality_code')
    .select(['m.name as municipality', 'd.name as disaster', 'd.kind', todayInJapan.as('today')])
    .where('d.municipality_code', '=', where.municipality)
    .where('d.disaster_code', '=', where.disaster)
    .executeTakeFirst();
  if (about === undefined) throw problems.notFound();
  const areas = await listAreas(reader, where);
  const towns = await reader
    .selectFrom('registers.v_town')
    .select(['town_id', 'name'])
    .where('municipality_code', '=', where.municipality)
    .orderBy('town_id')
    .execute();
  const { kind, ...named } = about;
  return {
    ...named,
    is_training: kind === 'training',
    areas: areas.map(({ name, starts_on, note, town_ids }) => ({
      name,
      starts_on,
      note,
      towns: towns.filter(({ town_id }) => town_ids.includes(town_id)),
    })),
  };
}

const Shape = z.union([
  z.object({ type: z.literal('LineString'), coordinates: z.array(z.tuple([z.number(), z.number()])) }),
  z.object({
    type: z.enum(['Polygon', 'MultiLineString']),
    coordinates: z.array(z.array(z.tuple([z.number(), z.number()]))),
  }),
  z.object({
    type: z.literal('MultiPolygon'),
    coordinates: z.array(z.array(z.array(z.tuple([z.number(), z.number()])))),
  }),
]);

/** From the sea up. */
const kinds = ['land', 'water', 'river', 'road', 'rail'] as const;
/** Of the longer side of the map: what is finer cannot be seen on it. */
const finest = 1 / 1200;
/** Degrees around the outermost 町字. */
const margin = 0.004;
const mostFeatures = 4000;

/** The areas' 町字 as points over a coarse base map. */
export async function getPublicAreasMap(reader: Reader, where: Where): Promise<PublicAreasMap> {
  const towns = await reader
    .selectFrom('registers.v_town as t')
    .innerJoin('certificates.issue_area_town as a', (join) =>
      join.onRef('a.municipality_code', '=', 't.municipality_code').onRef('a.town_id', '=', 't.town_id'),
    )
    .select(['t.town_id', sql<number>`ST_X(t.geom)`.as('lon'), sql<number>`ST_Y(t.geom)`.as('lat')])
    .where('a.municipality_code', '=', where.municipality)
    .where('a.disaster_code', '=', where.disaster)
    .orderBy('t.town_id')
    .execute();
  if (towns.length === 0) return { bounds: null, towns, features: [] };
  const lons = towns.map(({ lon }) => lon);
  const lats = towns.map(({ lat }) => lat);
  const [west, south] = [Math.min(...lons) - margin, Math.min(...lats) - margin];
  const [east, north] = [Math.max(...lons) + margin, Math.max(...lats) + margin];
  const box = sql`ST_MakeEnvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 6668)`;
  const step = Math.max(east - west, north - south) * finest;
  const rows = await reader
    .selectFrom('registers.v_base_feature')
    .select('kind')
    .select(
      sql<string>`ST_AsGeoJSON(ST_SimplifyPreserveTopology(ST_ClipByBox2D(geom, ${box}), ${step}::float8), 5)`.as(
        'shape',
      ),
    )
    .where('valid_until', 'is', null)
    .where('kind', 'in', [...kinds])
    .where(sql<boolean>`(kind <> 'road' OR class IN ('trunk', 'main'))`)
    .where(sql<boolean>`geom && ${box}`)
    .limit(mostFeatures)
    .execute();
  const features = rows.flatMap(({ kind, shape }): PublicAreasMap['features'] => {
    const known = kinds.find((one) => one === kind);
    const parsed = Shape.safeParse(JSON.parse(shape));
    if (known === undefined || !parsed.success) return [];
    const { type, coordinates } = parsed.data;
    const paths =
      type === 'LineString' ? [coordinates] : type === 'MultiPolygon' ? coordinates.flat() : coordinates;
    const is_area = type === 'Polygon' || type === 'MultiPolygon';
    return paths.length === 0 ? [] : [{ kind: known, is_area, paths }];
  });
  return {
    bounds: [west, south, east, north],
    towns,
    features: features.sort((one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind)),
  };
}
