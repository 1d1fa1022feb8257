// Everything that a district's papers say, read at one moment. Names nobody but the owners that were asked for, and those
// through registers.v_building, which keeps 支援措置 back.
import { sql } from 'kysely';
import type { MultiPolygon } from 'geojson';
import { z } from 'zod';
import type { Reader } from '../../db/database.ts';
import { problems } from '../../http/problem.ts';
import { planeEpsg } from '../../../geodata/crs/plane-zones.ts';
import { formatWareki } from '../../../geodata/wareki.ts';
import { getDisasterDay } from '../disaster-day.ts';
import type { DisasterDay } from '../disaster-day.ts';
import { getHeld } from '../plan-edits.ts';
import type { OfPlan } from '../plan-edits.ts';
import { methodLabels } from '../plans.contract.ts';
import type { PlanMethod } from '../plans.contract.ts';
import { atlasExtents } from './atlas/atlas.ts';
import type { DistrictHandout, NeighbourDistrict } from './district-handout.ts';
import { stopsToVisit } from './district-handout.ts';
import { listGround, toBox } from './ground.queries.ts';
import { readArea } from './shapes-of-rows.ts';
import { getSlip } from './slips.queries.ts';
import { listStops } from './stops.queries.ts';
import { formatInstant } from './words.ts';

export interface Printing {
  team: string | null;
  days: readonly string[];
  names_owners: boolean;
}

const hazardOf: Readonly<Record<PlanMethod, DistrictHandout['hazard']>> = {
  earthquake_first: 'earthquake',
  earthquake_second: 'earthquake',
  flood_first: 'flood',
  flood_second: 'flood',
  wind: 'wind',
};

interface PlanDistrict {
  district_number: number;
  walking_metres: number;
  minutes: number;
  outline: string | null;
  is_live: boolean;
}

/** Throws not-found for a district that is not, or without `evenEnded` not any more, one of the plan's. */
export async function getDistrict(
  reader: Reader,
  { plan_id }: OfPlan,
  district_id: string,
  { evenEnded = false }: { evenEnded?: boolean } = {},
): Promise<PlanDistrict> {
  const district = await reader
    .selectFrom('surveys.district')
    .select(['district_number', 'walking_metres'])
    .select(sql<number>`coalesce(minutes, 0)`.as('minutes'))
    .select(sql<string | null>`ST_AsGeoJSON(outline, 8)`.as('outline'))
    .where('plan_id', '=', plan_id)
    .select(sql<boolean>`retired_revision IS NULL`.as('is_live'))
    .where('district_id', '=', district_id)
    .executeTakeFirst();
  if (district === undefined || !(district.is_live || evenEnded)) throw problems.notFound();
  return district;
}

/** All but the ground and the neighbours, which only the map shows, and what has changed since older papers. */
export async function getDistrictHandout(
  reader: Reader,
  of: OfPlan,
  district_id: string,
  { team, days, names_owners }: Printing,
): Promise<DistrictHandout> {
  const plan = await getHeld(reader, of);
  const district = await getDistrict(reader, of, district_id, { evenEnded: true });
  const day = await getDisasterDay(reader, of);
  const epsg = planeEpsg(day.plane_zone);
  const town = await getTown(reader, of);
  return {
    ...town,
    plan: plan.name,
    method: methodLabels[plan.settings.method],
    hazard: hazardOf[plan.settings.method],
    district_number: district.district_number,
    team,
    days,
    sources: sourcesOf(town.municipality, day),
    outline: readArea(district.outline, epsg),
    neighbours: [],
    stops: await listStops(reader, day, { plan_id: of.plan_id, district_id, names_owners }),
    ground: [],
    walking_metres: district.walking_metres,
    minutes: district.minutes,
    slip: await getSlip(reader, of),
    changes: null,
  };
}

/** With what the map shows besides. */
export async function addSurroundings(
  reader: Reader,
  of: OfPlan,
  district_id: string,
  handout: DistrictHandout,
): Promise<DistrictHandout> {
  if (stopsToVisit(handout).length === 0) return handout;
  const { plane_zone } = await getDisasterDay(reader, of);
  const epsg = planeEpsg(plane_zone);
  const box = toBox(atlasExtents(handout), epsg);
  return {
    ...handout,
    neighbours: await listNeighbours(reader, of, district_id, box, epsg),
    ground: await listGround(reader, box, epsg, handout.stops),
  };
}

/** The border in degrees, for files; null while it has none. */
export function readBorder({ outline }: PlanDistrict): MultiPolygon | null {
  if (outline === null) return null;
  const Border = z.object({
    type: z.literal('MultiPolygon'),
    coordinates: z.array(z.array(z.array(z.array(z.number())))),
  });
  return Border.parse(JSON.parse(outline));
}

async function listNeighbours(
  reader: Reader,
  { plan_id }: OfPlan,
  district_id: string,
  box: ReturnType<typeof toBox>,
  epsg: number,
): Promise<NeighbourDistrict[]> {
  const rows = await reader
    .selectFrom('surveys.district')
    .select('district_number')
    .select(sql<string>`ST_AsGeoJSON(outline, 8)`.as('outline'))
    .where('plan_id', '=', plan_id)
    .where('district_id', '<>', district_id)
    .where('retired_revision', 'is', null)
    .where(sql<boolean>`outline && ${box}`)
    .execute();
  return rows.map(({ district_number, outline }) => ({ district_number, outline: readArea(outline, epsg) }));
}

export type Town = Pick<DistrictHandout, 'municipality' | 'disaster' | 'is_training' | 'as_of' | 'dated'>;

/** The head of all papers. */
export async function getTown(reader: Reader, { municipality, disaster }: OfPlan): Promise<Town> {
  const { now, kind, ...names } = await reader
    .selectFrom('accounts.disaster as d')
    .innerJoin('accounts.municipality as m', 'm.municipality_code', 'd.municipality_code')
    .select(['m.name as municipality', 'd.name as disaster', 'd.kind'])
    .select(sql<string>`now()`.as('now'))
    .where('d.municipality_code', '=', municipality)
    .where('d.disaster_code', '=', disaster)
    .executeTakeFirstOrThrow();
  return { ...names, is_training: kind === 'training', ...formatInstant(new Date(now)) };
}

function sourcesOf(municipality: string, { buildings_as_of }: DisasterDay): string[] {
  return [
    `背景地図・建物外形 ${municipality}が登録したデータ`,
    ...(buildings_as_of === null ? [] : [`家屋課税台帳 ${formatWareki(buildings_as_of)}`]),
  ];
}
