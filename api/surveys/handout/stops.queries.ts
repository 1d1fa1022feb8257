import { sql } from 'kysely';
import type { Reader } from '../../db/database.ts';
import { planeEpsg } from '../../../geodata/crs/plane-zones.ts';
import type { DisasterDay } from '../disaster-day.ts';
import { asOf } from '../scope-buildings.ts';
import type { HandoutStop } from './district-handout.ts';
import { readArea, toPlace } from './shapes-of-rows.ts';
import { codeText } from './survey-codes.ts';

interface Asked {
  plan_id: string;
  district_id: string;
  names_owners: boolean;
}

/** The district's buildings in visiting order, finished ones too; order numbers without gaps. */
export async function listStops(
  reader: Reader,
  day: DisasterDay,
  { plan_id, district_id, names_owners }: Asked,
): Promise<HandoutStop[]> {
  const rows = await reader
    .selectFrom('surveys.plan_building as b0')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('registers.v_building as b')
          .select([
            'b.building_name',
            'b.structure',
            'b.storeys',
            'b.floor_area',
            'b.built_year',
            'b.owner_name',
          ])
          .whereRef('b.property_number', '=', 'b0.property_number')
          .where(asOf(day))
          .limit(1)
          .as('r'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('registers.v_footprint as f')
          .select(sql<string>`ST_AsGeoJSON(f.geom, 8)`.as('outline'))
          // A place that is not on its own outline (beside it, or only near) is shown on it.
          .select(
            sql<string>`ST_AsText(CASE WHEN ST_Intersects(f.geom, b0.geom) THEN b0.geom ELSE ST_PointOnSurface(f.geom) END)`.as(
              'on_outline',
            ),
          )
          .where('f.valid_until', 'is', null)
          .where(sql<boolean>`f.geom && ST_Expand(b0.geom, 0.0005)`)
          .where(sql<boolean>`(f.property_number = b0.property_number OR ST_Intersects(f.geom, b0.geom))`)
          .orderBy(sql`f.property_number IS NOT DISTINCT FROM b0.property_number`, 'desc')
          .limit(1)
          .as('f'),
      (join) => join.onTrue(),
    )
    .leftJoin('surveys.survey_number as n', (join) =>
      join
        .onRef('n.plan_id', '=', 'b0.plan_id')
        .on(sql<boolean>`n.building_key = surveys.building_key(b0.property_number, b0.point_id)`),
    )
    .select('b0.stop_id')
    .select(sql<string>`surveys.building_key(b0.property_number, b0.point_id)`.as('building_key'))
    .select(['b0.property_number', 'b0.address', 'b0.use', 'b0.structure as structure_class', 'b0.is_rough'])
    .select(['b0.state', 'b0.state_at', 'b0.state_note'])
    .select(['r.building_name', 'r.structure', 'r.storeys', 'r.floor_area', 'r.built_year', 'r.owner_name'])
    .select(['f.outline', 'f.on_outline', 'n.survey_number', 'n.survey_code'])
    .select(sql<boolean>`surveys.is_finished(b0.state)`.as('is_finished'))
    .select(sql<number>`ST_X(b0.geom)`.as('lon'))
    .select(sql<number>`ST_Y(b0.geom)`.as('lat'))
    .where('b0.plan_id', '=', plan_id)
    .where('b0.district_id', '=', district_id)
    .orderBy('b0.visit_order')
    .orderBy('b0.stop_id')
    .execute();
  const epsg = planeEpsg(day.plane_zone);
  let order = 0;
  return rows.map((row): HandoutStop => {
    const [lon, lat] = readPoint(row.on_outline) ?? [row.lon, row.lat];
    const outline = readArea(row.outline ?? null, epsg);
    if (!row.is_finished) order += 1;
    return {
      stop_id: row.stop_id,
      building_key: row.building_key,
      order: row.is_finished ? null : order,
      survey_number: row.survey_number ?? '',
      code: row.survey_code === null ? '' : codeText(row.survey_code),
      place: toPlace(lon, lat, epsg),
      lon,
      lat,
      is_rough: row.is_rough,
      outline: outline.length > 0 ? outline : null,
      property_number: row.property_number,
      address: row.address,
      building_name: row.building_name ?? null,
      use: row.use,
      structure: row.structure ?? null,
      is_wooden: row.structure_class !== 'non_wooden',
      storeys: row.storeys ?? null,
      floor_area: row.floor_area ?? null,
      built_year: row.built_year ?? null,
      owner_name: names_owners ? (row.owner_name ?? null) : null,
      remark: remarkOf(row),
    };
  });
}

function readPoint(text: string | null): [number, number] | undefined {
  const match = /^POINT\(([-\d.e]+) ([-\d.e]+)\)$/.exec(text ?? '');
  return match ? [Number(match[1]), Number(match[2])] : undefined;
}

const stateWords: Readonly<Record<string, string>> = { absent: '不在', second_visit: '再訪問' };
const dayOf = new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', month: 'long', day: 'numeric' });

function remarkOf({
  state,
  state_at,
  state_note,
}: {
  state: string;
  state_at: string | null;
  state_note: string | null;
}): string | null {
  const word = stateWords[state];
  if (word === undefined) return null;
  const at = state_at === null ? '' : `（${dayOf.format(new Date(state_at))}）`;
  return [`${word}${at}`, state_note ?? ''].filter((part) => part !== '').join(' ');
}
