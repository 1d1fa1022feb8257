import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Reader } from '../db/database.ts';
import type { DisasterContext } from '../matching/disaster-context.ts';
import { FeatureRow } from './features.contract.ts';
import type { FeaturePage, FeatureQuestion } from './features.contract.ts';

/** One page of a layer's rows in a box, by name and id, with the number of all of them. */
export async function listFeatures(
  reader: Reader,
  context: DisasterContext,
  { layer, bbox, after, limit }: FeatureQuestion,
): Promise<FeaturePage> {
  const all = sql`(${selectFeatures(layer, bbox, context)})`;
  const { total } = await reader
    .selectFrom(all.as<'f'>(sql.ref('f')))
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const order = sql`f.name COLLATE "C", f.feature_id COLLATE "C"`;
  const rows = await reader
    .selectFrom(all.as<'f'>(sql.ref('f')))
    .selectAll()
    .$if(after !== null, (page) =>
      page.where(sql<boolean>`(${order}) > (${after?.name ?? ''}, ${after?.feature_id ?? ''})`),
    )
    .orderBy(sql`f.name COLLATE "C"`)
    .orderBy(sql`f.feature_id COLLATE "C"`)
    .limit(limit)
    .execute();
  return { rows: rows.map((row) => FeatureRow.parse(row)), total };
}

/** `&&` stands bare so that the index serves under row-level security. */
function selectFeatures(
  layer: FeatureQuestion['layer'],
  bbox: FeatureQuestion['bbox'],
  context: DisasterContext,
): RawBuilder<unknown> {
  const inBox = (geom: string) => sql`${sql.ref(geom)} && ST_MakeEnvelope(${sql.join(bbox)}, 6668)`;
  const place = sql`ST_X(geom) AS lon, ST_Y(geom) AS lat`;
  const none = sql`NULL::text`;
  const noFigure = sql`NULL::integer AS figure`;
  // Of an area a place within it, worked out for the rows of the page only.
  const within = sql`ST_X(ST_PointOnSurface(geom)) AS lon, ST_Y(ST_PointOnSurface(geom)) AS lat`;
  const on = (day: string | null) =>
    sql`valid_from <= ${day}::date AND (valid_until IS NULL OR valid_until > ${day}::date)`;
  switch (layer) {
    case 'towns':
      return sql`SELECT town_id AS feature_id, name, ${none} AS address, ${none} AS kind, ${none} AS structure, ${noFigure}, ${place}
        FROM registers.v_town WHERE ${inBox('geom')} AND retired_on IS NULL`;
    case 'addresses':
      return sql`SELECT p.address_key AS feature_id, concat(t.name, ' ', concat_ws('-', p.block_no, p.house_no)) AS name,
          ${none} AS address, p.level AS kind, ${none} AS structure, ${noFigure}, ST_X(p.geom) AS lon, ST_Y(p.geom) AS lat
        FROM registers.v_address_point p JOIN registers.v_town t USING (municipality_code, town_id) WHERE ${inBox('p.geom')}`;
    case 'footprints':
      return sql`SELECT footprint_version_id::text AS feature_id, coalesce(property_number, '') AS name, ${none} AS address, ${none} AS kind,
          ${none} AS structure, ${noFigure}, ${within}
        FROM registers.v_footprint WHERE ${inBox('geom')} AND valid_until IS NULL`;
    case 'hazards':
      return sql`SELECT hazard_version_id::text AS feature_id, coalesce(name, '') AS name, ${none} AS address, kind, ${none} AS structure,
          rank::integer AS figure, ${within}
        FROM registers.v_hazard_area WHERE ${inBox('geom')} AND valid_until IS NULL`;
    case 'barriers':
      return sql`SELECT barrier_version_id::text AS feature_id, coalesce(name, '') AS name, ${none} AS address, kind, ${none} AS structure,
          ${noFigure}, ${within}
        FROM registers.v_barrier WHERE ${inBox('geom')} AND valid_until IS NULL`;
    case 'sites':
      return sql`SELECT site_version_id::text AS feature_id, name, address, kind, ${none} AS structure, capacity_people AS figure, ${place}
        FROM sites.v_site WHERE ${inBox('geom')}`;
    case 'buildings':
      return sql`SELECT building_version_id::text AS feature_id, property_number AS name, address, "use" AS kind, structure, ${noFigure}, ${place}
        FROM registers.v_building WHERE ${inBox('geom')} AND ${on(context.buildings_as_of)}`;
    case 'households':
      return sql`SELECT household_version_id::text AS feature_id, household_number AS name, address, ${none} AS kind, ${none} AS structure, ${noFigure}, ${place}
        FROM registers.v_household WHERE ${inBox('geom')} AND ${on(context.residents_as_of)}`;
    case 'surveys':
      return sql`SELECT survey_version_id::text AS feature_id, survey_number AS name, address, damage_class AS kind, ${none} AS structure, ${noFigure}, ${place}
        FROM surveys.v_survey WHERE ${inBox('geom')} AND disaster_code = ${context.disaster_code}`;
  }
}
