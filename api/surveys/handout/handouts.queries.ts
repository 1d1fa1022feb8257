import { sql } from 'kysely';
import { z } from 'zod';
import type { Reader } from '../../db/database.ts';
import { problems } from '../../http/problem.ts';
import type { OfPlan } from '../plan-edits.ts';
import { DrawnPaper, Handout } from './handouts.contract.ts';
import type { Paper } from './handouts.contract.ts';
import { handoutsProblems } from './handouts.problems.ts';

/** What the column `drawn` holds. */
export const KeptPaper = z.object({ ...DrawnPaper.shape, file: z.string() });
export type KeptPaper = z.output<typeof KeptPaper>;

/** A program that draws says so with each paper, and papers queue; after this many seconds it is thought dead. */
const silenceSeconds = 300;

/** The last of each district. */
export async function listHandouts(reader: Reader, of: OfPlan): Promise<Handout[]> {
  const rows = await selectHandouts(reader, of)
    .distinctOn('h.district_id')
    .orderBy('h.district_id')
    .orderBy('h.created_at', 'desc')
    .execute();
  return Handout.array().parse(rows);
}

/** Throws not-found. */
export async function getHandout(reader: Reader, of: OfPlan, handout_id: string): Promise<Handout> {
  const row = await selectHandouts(reader, of).where('h.handout_id', '=', handout_id).executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  return Handout.parse(row);
}

/** Of what was printed, what is left to visit now; and what the district has to visit now. Both in order. */
const isChanged = sql<boolean>`(EXISTS (SELECT FROM surveys.handout_stop s WHERE s.handout_id = h.handout_id)
  AND (SELECT coalesce(array_agg(s.building_key ORDER BY s.visit_order), '{}')
       FROM surveys.handout_stop s LEFT JOIN surveys.plan_building b ON b.stop_id = s.stop_id
       WHERE s.handout_id = h.handout_id AND NOT coalesce(surveys.is_finished(b.state), false))
    IS DISTINCT FROM
      (SELECT coalesce(array_agg(surveys.building_key(b.property_number, b.point_id) ORDER BY b.visit_order, b.stop_id), '{}')
       FROM surveys.plan_building b
       WHERE b.plan_id = h.plan_id AND b.district_id = h.district_id AND NOT surveys.is_finished(b.state)))`;

function selectHandouts(reader: Reader, { municipality, disaster, plan_id }: OfPlan) {
  return reader
    .selectFrom('surveys.handout as h')
    .innerJoin('surveys.plan as p', 'p.plan_id', 'h.plan_id')
    .innerJoin('surveys.district as d', (join) =>
      join.onRef('d.plan_id', '=', 'h.plan_id').onRef('d.district_id', '=', 'h.district_id'),
    )
    .select(['h.handout_id', 'h.district_id', 'd.district_number', 'h.revision', 'h.papers', 'h.drawn'])
    .select(['h.team', 'h.names_owners', 'h.stops', 'h.state', 'h.progress', 'h.created_at', 'h.finished_at'])
    .where('p.municipality_code', '=', municipality)
    .where('p.disaster_code', '=', disaster)
    .where('h.plan_id', '=', plan_id)
    .select(sql<string[]>`h.days::text[]`.as('days'))
    .select(sql<boolean>`p.revision > h.revision`.as('is_older'))
    .select(sql<boolean>`d.retired_revision IS NULL`.as('is_live'))
    .select(isChanged.as('is_changed'))
    .select(
      sql<boolean>`(h.state = 'running' AND h.alive_at < now() - make_interval(secs => ${silenceSeconds}::integer))`.as(
        'is_silent',
      ),
    );
}

/** File of a paper that is ready. Throws not-found, surveys/paper-unready. */
export async function getKeptPaper(
  reader: Reader,
  of: OfPlan,
  handout_id: string,
  paper: Paper,
): Promise<KeptPaper & { district_number: number; survey_numbers: string[] }> {
  const row = await selectHandouts(reader, of).where('h.handout_id', '=', handout_id).executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  const kept = KeptPaper.array()
    .parse(row.drawn)
    .find((one) => one.paper === paper);
  if (kept === undefined) throw handoutsProblems.paperUnready();
  return {
    ...kept,
    district_number: row.district_number,
    survey_numbers: await listNumbers(reader, of.plan_id, handout_id),
  };
}

/** 調査番号 of the buildings that the papers name, those of the older papers too, for the audit. */
async function listNumbers(reader: Reader, plan_id: string, handout_id: string): Promise<string[]> {
  const rows = await reader
    .selectFrom('surveys.handout as h')
    .innerJoin('surveys.handout_stop as s', (join) =>
      join.on(sql<boolean>`s.handout_id IN (h.handout_id, h.since_handout_id)`),
    )
    .innerJoin('surveys.survey_number as n', (join) =>
      join.onRef('n.plan_id', '=', 'h.plan_id').onRef('n.building_key', '=', 's.building_key'),
    )
    .select('n.survey_number')
    .distinct()
    .where('h.plan_id', '=', plan_id)
    .where('h.handout_id', '=', handout_id)
    .execute();
  return rows.map(({ survey_number }) => survey_number);
}
