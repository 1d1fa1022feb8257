// 訪問先 and 進捗 as they are read.
import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import { getProgressByTeam } from './allocation/team-progress.queries.ts';
import { reckonForecast } from './capacity.rules.ts';
import { getCapacity } from './capacity.queries.ts';
import { listDistricts } from './districts.queries.ts';
import { getHeld } from './plan-edits.ts';
import type { OfPlan } from './plan-edits.ts';
import { Progress, StopColumns, StopRow, stopStates } from './progress.contract.ts';
import { Structure } from './scope.contract.ts';

/** Every building of the plan, one column a property. */
export async function getStopColumns(reader: Reader, of: OfPlan): Promise<StopColumns> {
  const { plan_id, revision } = await getHeld(reader, of);
  const structures = Structure.options;
  // Made in the database as arrays: a hundred thousand rows as objects would keep the serving thread busy.
  const columns = await reader
    .selectFrom(
      reader
        .selectFrom('surveys.plan_building as b')
        .leftJoin(
          sql<{ district_id: string; place: number }>`(
            SELECT district_id, (row_number() OVER (ORDER BY district_number, district_id))::int - 1 AS place
            FROM surveys.district WHERE plan_id = ${plan_id})`.as('d'),
          'd.district_id',
          'b.district_id',
        )
        .select(['b.stop_id', 'b.state', 'b.structure', 'b.minutes', 'b.damage', 'b.visit_order', 'd.place'])
        .select(['b.geom'])
        .where('b.plan_id', '=', plan_id)
        .orderBy('b.stop_id')
        .as('s'),
    )
    .select([
      list<number>('stop_id').as('stop_id'),
      list<number>('round(ST_X(geom)::numeric, 7)').as('lon'),
      list<number>('round(ST_Y(geom)::numeric, 7)').as('lat'),
      list<number>('coalesce(place, -1)').as('district'),
      list<number>('coalesce(visit_order, 0)').as('visit_order'),
      list<number>(placeIn('state', stopStates)).as('state'),
      list<number>(placeIn('structure', structures)).as('structure'),
      list<number>('round(minutes::numeric, 2)').as('minutes'),
      list<number | null>('round(damage::numeric, 3)').as('damage'),
    ])
    .executeTakeFirstOrThrow();
  const districts = await reader
    .selectFrom('surveys.district')
    .select('district_id')
    .where('plan_id', '=', plan_id)
    .orderBy('district_number')
    .orderBy('district_id')
    .execute();
  return StopColumns.parse({
    revision,
    districts: districts.map(({ district_id }) => district_id),
    structures,
    ...columns,
  });
}

function list<T>(expression: string) {
  return sql<T[]>`coalesce(jsonb_agg(${sql.raw(expression)} ORDER BY stop_id), '[]')`;
}

/** The words are ours, not anybody's input. */
function placeIn(column: string, words: readonly string[]): string {
  return `array_position(ARRAY[${words.map((word) => `'${word}'`).join(', ')}], ${column}) - 1`;
}

function selectStops(reader: Reader, plan_id: string) {
  return reader
    .selectFrom('surveys.plan_building as b')
    .leftJoin('surveys.district as d', 'd.district_id', 'b.district_id')
    .select(['b.stop_id', 'b.property_number', 'b.address', 'b.use', 'b.structure', 'b.is_dwelling'])
    .select(['b.is_rough', 'b.minutes', 'b.damage', 'b.district_id', 'd.district_number', 'b.visit_order'])
    .select(['b.state', 'b.state_at', 'b.state_note', 'b.survey_number'])
    .select([
      sql<boolean>`b.point_id IS NOT NULL`.as('applied'),
      sql<number>`ST_X(b.geom)`.as('lon'),
      sql<number>`ST_Y(b.geom)`.as('lat'),
    ])
    .where('b.plan_id', '=', plan_id);
}

/** Throws not-found. */
export async function getStop(reader: Reader, of: OfPlan, stop_id: number): Promise<StopRow> {
  const { plan_id } = await getHeld(reader, of);
  const row = await selectStops(reader, plan_id).where('b.stop_id', '=', stop_id).executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  return StopRow.parse(row);
}

/** In visiting order. Throws not-found. */
export async function listStopsOfDistrict(
  reader: Reader,
  of: OfPlan,
  district_id: string,
): Promise<StopRow[]> {
  const { plan_id } = await getHeld(reader, of);
  const district = await reader
    .selectFrom('surveys.district')
    .select('district_id')
    .where('plan_id', '=', plan_id)
    .where('district_id', '=', district_id)
    .executeTakeFirst();
  if (district === undefined) throw problems.notFound();
  const rows = await selectStops(reader, plan_id)
    .where('b.district_id', '=', district_id)
    .orderBy('b.visit_order')
    .orderBy('b.stop_id')
    .execute();
  return StopRow.array().parse(rows);
}

/** `today`: the day in Japan. */
export async function getProgress(reader: Reader, of: OfPlan, today: string): Promise<Progress> {
  const { plan_id, settings } = await getHeld(reader, of);
  const states = await reader
    .selectFrom('surveys.plan_building')
    .select((eb) => [
      'state',
      eb.fn.countAll<number>().as('count'),
      sql<number>`coalesce(sum(minutes) FILTER (WHERE NOT surveys.is_finished(state)), 0)`.as('left_minutes'),
    ])
    .where('plan_id', '=', plan_id)
    .groupBy('state')
    .execute();
  const days = await reader
    .selectFrom('surveys.plan_building')
    .select((eb) => [
      sql<string>`(state_at AT TIME ZONE 'Asia/Tokyo')::date`.as('day'),
      eb.fn.countAll<number>().as('visited'),
      sql<number>`count(*) FILTER (WHERE surveys.is_finished(state))`.as('finished'),
    ])
    .where('plan_id', '=', plan_id)
    .where('state_at', 'is not', null)
    .groupBy('day')
    .orderBy('day')
    .execute();
  const countOf = (state: string) => states.find((row) => row.state === state)?.count ?? 0;
  const total = states.reduce((sum, { count }) => sum + count, 0);
  const finished = countOf('done') + countOf('refused') + countOf('not_found');
  const capacity = await getCapacity(reader, of, today);
  const forecast = reckonForecast({ days, left: total - finished, today, settings });
  return Progress.parse({
    at: new Date().toISOString(),
    states: Object.fromEntries(stopStates.map((state) => [state, countOf(state)])),
    finished_share: total === 0 ? null : finished / total,
    left_minutes: states.reduce((sum, { left_minutes }) => sum + left_minutes, 0),
    days,
    ...forecast,
    planned_pace: capacity.team_days === 0 ? 0 : (settings.teams * (total - finished)) / capacity.team_days,
    planned_on: capacity.chosen.done_on,
    aim_on: capacity.aim_on,
    districts: await listDistricts(reader, plan_id),
    ...(await getProgressByTeam(reader, { plan_id, settings }, today)),
  });
}
