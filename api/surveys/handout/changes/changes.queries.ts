// The older papers of a district, and what has become of what they say.
import { sql } from 'kysely';
import type { Reader } from '../../../db/database.ts';
import type { OfPlan } from '../../plan-edits.ts';
import type { HandoutStop } from '../district-handout.ts';
import { stopsToVisit } from '../district-handout.ts';
import { formatInstant } from '../words.ts';
import { compareWithBefore } from './district-changes.ts';
import type { DistrictChanges, PrintedElsewhere } from './district-changes.ts';
import { listPrinted } from './printed.queries.ts';

/** The last papers of the district that a team goes by; undefined where there are none. */
export async function findEarlierPapers(
  reader: Reader,
  { plan_id }: OfPlan,
  district_id: string,
): Promise<string | undefined> {
  const earlier = await reader
    .selectFrom('surveys.handout as h')
    .select('h.handout_id')
    .where('h.plan_id', '=', plan_id)
    .where('h.district_id', '=', district_id)
    .where(sql<boolean>`h.papers && ARRAY['atlas', 'list', 'sheets']`)
    .where(sql<boolean>`jsonb_array_length(h.drawn) > 0`)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('surveys.handout_stop as s')
          .select('s.stop_id')
          .whereRef('s.handout_id', '=', 'h.handout_id'),
      ),
    )
    .orderBy('h.created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return earlier?.handout_id;
}

/** `stops`: the district as it is printed now. */
export async function getChanges(
  reader: Reader,
  { plan_id }: OfPlan,
  { handout_id, since }: { handout_id: string; since: string },
  {
    district_number,
    is_live,
    stops,
  }: { district_number: number; is_live: boolean; stops: readonly HandoutStop[] },
): Promise<DistrictChanges> {
  const { created_at, team } = await reader
    .selectFrom('surveys.handout')
    .select(['created_at', 'team'])
    .where('handout_id', '=', since)
    .executeTakeFirstOrThrow();
  const before = (await listPrinted(reader, plan_id, [since])).get(since) ?? [];
  const known = new Set(before.map(({ building_key }) => building_key));
  const now = stopsToVisit({ stops }).map(({ building_key, order, survey_number, address }) => ({
    building_key,
    order: order ?? 0,
    survey_number,
    address,
  }));
  const new_ones = now.flatMap(({ building_key }) => (known.has(building_key) ? [] : [building_key]));
  const elsewhere = await listElsewhere(reader, { plan_id, handout_id }, new_ones);
  return {
    since: formatInstant(new Date(created_at)).as_of,
    since_team: team,
    is_live,
    ...compareWithBefore({ before, now, elsewhere }, { district_number }),
  };
}

/** Where each of the buildings was last printed, in this plan and before this hand-out. */
async function listElsewhere(
  reader: Reader,
  { plan_id, handout_id }: { plan_id: string; handout_id: string },
  building_keys: readonly string[],
): Promise<Map<string, PrintedElsewhere>> {
  const rows = await reader
    .selectFrom('surveys.handout_stop as s')
    .innerJoin('surveys.handout as h', 'h.handout_id', 's.handout_id')
    .innerJoin('surveys.district as d', 'd.district_id', 'h.district_id')
    .distinctOn('s.building_key')
    .select(['s.building_key', 's.visit_order as order', 'h.team', 'd.district_number'])
    .where('h.plan_id', '=', plan_id)
    .where('h.handout_id', '<>', handout_id)
    .where(sql<boolean>`s.building_key = ANY (${building_keys}::text[])`)
    .orderBy('s.building_key')
    .orderBy('h.created_at', 'desc')
    .execute();
  return new Map(rows.map(({ building_key, ...printed }) => [building_key, printed]));
}
