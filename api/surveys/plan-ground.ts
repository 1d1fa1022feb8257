// A plan as the planning core sees it: metres in the town's plane, barriers as lines. And back.
import { sql } from 'kysely';
import { fromJgd2011, toJgd2011 } from '../../geodata/crs/to-jgd2011.ts';
import { planeEpsg } from '../../geodata/crs/plane-zones.ts';
import type { Reader } from '../db/database.ts';
import type { HeldPlan } from './plan-edits.ts';
import type { Barrier, Ground, OutlinePolygon, Place, Stop } from './planning/plan-problem.ts';
import { z } from 'zod';

/** A building of a plan that is still to be visited, or stands for where a district is. */
export interface PlanStop extends Stop {
  readonly stop_id: number;
  readonly lon: number;
  readonly lat: number;
  readonly district_id: string | null;
  readonly visit_order: number | null;
  readonly state: string;
  readonly is_finished: boolean;
}

export interface Plane {
  toPlane(lon: number, lat: number): Place;
  toDegrees(place: Place): [lon: number, lat: number];
}

export async function getPlane(reader: Reader, municipality_code: string): Promise<Plane> {
  const { plane_zone } = await reader
    .selectFrom('accounts.municipality')
    .select('plane_zone')
    .where('municipality_code', '=', municipality_code)
    .executeTakeFirstOrThrow();
  const epsg = planeEpsg(plane_zone);
  return {
    toPlane(lon, lat) {
      const [x, y] = fromJgd2011(lon, lat, epsg);
      return [x, y];
    },
    toDegrees([x, y]) {
      const place = toJgd2011(x, y, epsg);
      if (!place.ok) throw new RangeError('a place outside the plane');
      return [place.lon, place.lat];
    },
  };
}

/** Which stops: those of some districts, in a box, or named ones; all of the plan where nothing is said. */
export interface StopChoice {
  districts?: readonly string[];
  /** west, south, east, north; only stops of live districts */
  box?: readonly [number, number, number, number];
  stop_ids?: readonly number[];
}

export async function listPlanStops(
  reader: Reader,
  plan_id: string,
  plane: Plane,
  { districts, box, stop_ids }: StopChoice = {},
): Promise<PlanStop[]> {
  let query = reader
    .selectFrom('surveys.plan_building')
    .select(['stop_id', 'minutes', 'damage', 'district_id', 'visit_order', 'state'])
    .select([
      sql<number>`ST_X(geom)`.as('lon'),
      sql<number>`ST_Y(geom)`.as('lat'),
      sql<boolean>`surveys.is_finished(state)`.as('is_finished'),
    ])
    .where('plan_id', '=', plan_id);
  if (districts !== undefined)
    query = query.where(sql<boolean>`district_id = ANY (${[...districts]}::uuid[])`);
  if (stop_ids !== undefined) query = query.where(sql<boolean>`stop_id = ANY (${[...stop_ids]}::bigint[])`);
  if (box !== undefined) query = query.where(sql<boolean>`geom && ST_MakeEnvelope(${sql.join(box)}, 6668)`);
  const rows = await query.orderBy('stop_id').execute();
  return rows.map((row) => {
    const [x, y] = plane.toPlane(row.lon, row.lat);
    return { ...row, id: String(row.stop_id), x, y };
  });
}

/** Half a degree is more than any town; barriers further off than this from its buildings say nothing. */
const marginDegrees = 0.005;

const Lines = z.object({
  type: z.literal('MultiLineString'),
  coordinates: z.array(z.array(z.tuple([z.number(), z.number()]).rest(z.number()))),
});
const BarrierKind = z.enum(['river', 'railway', 'trunk_road']);

/** Base and barriers around these places; the paces that the plan's day implies. */
export async function getGround(
  reader: Reader,
  { settings }: Pick<HeldPlan, 'settings'>,
  plane: Plane,
  around: readonly { lon: number; lat: number }[],
): Promise<Ground> {
  const base = settings.base === null ? null : plane.toPlane(settings.base.lon, settings.base.lat);
  const { walking_kmh, driving_kmh, day_minutes } = settings;
  const paces = { walking_kmh, driving_kmh, day_minutes };
  const box = boxAround(around, marginDegrees);
  if (box === null) return { barriers: [], base, paces };
  const envelope = sql`ST_MakeEnvelope(${sql.join(box)}, 6668)`;
  // Of areas the shores, and of all what lies in the box: a coast of fifty thousand points is not read for two districts.
  const lines = sql`CASE WHEN ST_Dimension(geom) = 2 THEN ST_Boundary(geom) ELSE geom END`;
  const rows = await reader
    .selectFrom('registers.v_barrier')
    .select('kind')
    .select(
      sql<string>`ST_AsGeoJSON(ST_Multi(ST_CollectionExtract(ST_ClipByBox2D(${lines}, ${envelope}), 2)), 8)`.as(
        'shape',
      ),
    )
    .where('valid_until', 'is', null)
    .where(sql<boolean>`geom && ${envelope}`)
    .orderBy('barrier_version_id')
    .execute();
  const barriers: Barrier[] = rows.flatMap((row) => {
    const kind = BarrierKind.parse(row.kind);
    const { coordinates } = Lines.parse(JSON.parse(row.shape));
    return coordinates.map((line) => ({ kind, line: line.map(([lon, lat]) => plane.toPlane(lon, lat)) }));
  });
  return { barriers, base, paces };
}

/** west, south, east, north in degrees; null around nothing. */
export function boxAround(
  places: readonly { lon: number; lat: number }[],
  margin: number,
): [number, number, number, number] | null {
  if (places.length === 0) return null;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { lon, lat } of places) {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  }
  return [west - margin, south - margin, east + margin, north + margin];
}

/** Outlines of the core as coordinates of a GeoJSON MultiPolygon in EPSG:6668. */
export function outlineCoordinates(outline: readonly OutlinePolygon[], plane: Plane): [number, number][][][] {
  return outline.map((polygon) =>
    polygon.map((ring) =>
      ring.map((place) => {
        const [lon, lat] = plane.toDegrees(place);
        return [Number(lon.toFixed(8)), Number(lat.toFixed(8))];
      }),
    ),
  );
}
