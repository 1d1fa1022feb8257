import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import { Cut, CutPreview } from './cuts.contract.ts';
import { CutResult } from './cut-result.ts';
import { getHeld } from './plan-edits.ts';
import type { OfPlan } from './plan-edits.ts';

/** A program that makes a cut gives a sign every second; after so long without one it is dead. */
export const silenceSeconds = 30;
/** Before this share is done, the time so far says little about the time to come. */
const tellingShare = 0.05;

/** Throws not-found. One whose program has died is told as failed. */
export async function getCut(reader: Reader, of: OfPlan, cut_id: string): Promise<Cut> {
  const { plan_id } = await getHeld(reader, of);
  const row = await reader
    .selectFrom('surveys.plan_cut')
    .select(['cut_id', 'kind', 'state', 'revision', 'districts', 'visit_first', 'progress', 'step'])
    .select(['figures', 'problem', 'created_at', 'finished_at'])
    .select([
      sql<boolean>`alive_at < clock_timestamp() - make_interval(secs => ${silenceSeconds})`.as('is_silent'),
      sql<number>`extract(epoch FROM clock_timestamp() - created_at)::float8`.as('seconds'),
    ])
    .where('plan_id', '=', plan_id)
    .where('cut_id', '=', cut_id)
    .executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  const { is_silent, seconds, ...cut } = row;
  const isRunning = cut.state === 'running';
  return Cut.parse({
    ...cut,
    ...(isRunning && is_silent ? { state: 'failed', problem: diedProblem } : {}),
    seconds_left:
      isRunning && cut.progress >= tellingShare ? (seconds * (1 - cut.progress)) / cut.progress : null,
  });
}

const diedProblem = '計算が途中で止まりました。もう一度実行してください。';

/** What the proposal holds; undefined while there is none. */
export async function findCutResult(reader: Reader, plan_id: string, cut_id: string) {
  const row = await reader
    .selectFrom('surveys.plan_cut')
    .select(['cut_id', 'kind', 'state', 'revision', 'figures', 'result'])
    .where('plan_id', '=', plan_id)
    .where('cut_id', '=', cut_id)
    .executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  return { ...row, result: row.result === null ? null : CutResult.parse(row.result) };
}

/** Throws not-found, also while there is nothing to show yet. */
export async function getCutPreview(reader: Reader, of: OfPlan, cut_id: string): Promise<CutPreview> {
  const { plan_id } = await getHeld(reader, of);
  const { result } = await findCutResult(reader, plan_id, cut_id);
  if (result === null) throw problems.notFound();
  return CutPreview.parse({
    type: 'FeatureCollection',
    features: result.districts.map(({ district_number, stops, figures, outline }) => ({
      type: 'Feature',
      geometry: { type: 'MultiPolygon', coordinates: outline },
      properties: { district_number, minutes: figures.minutes, stops: stops.length },
    })),
  });
}
