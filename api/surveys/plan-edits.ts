// The one way to change a plan: its row is locked, the revision that was seen is compared, the work is done, and one row
// of plan_edit says so. Whoever comes second hears who came first.
import { sql } from 'kysely';
import type { Reader, Trx } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import { PlanEdit, PlanSettings, editKindLabels } from './plans.contract.ts';
import type { EditKind, PlanState } from './plans.contract.ts';
import { plansProblems } from './plans.problems.ts';
import type { OfDisaster } from './disaster-day.ts';

export interface OfPlan extends OfDisaster {
  plan_id: string;
}
export interface ActingOn extends OfPlan {
  account: string;
}

export interface HeldPlan {
  plan_id: string;
  municipality_code: string;
  disaster_code: string;
  name: string;
  state: PlanState;
  revision: number;
  settings: PlanSettings;
}

/** Null compares no revision: what is asked of the plan as it stands. */
type Seen = number | null;

/** Locks the plan until the transaction ends. Throws not-found, surveys/plan-moved-on, surveys/plan-closed. */
export async function holdPlan(
  trx: Trx,
  of: OfPlan,
  seen: Seen,
  { evenClosed = false }: { evenClosed?: boolean } = {},
): Promise<HeldPlan> {
  const row = await trx
    .selectFrom('surveys.plan')
    .select(['plan_id', 'municipality_code', 'disaster_code', 'name', 'state', 'revision', 'settings'])
    .where('municipality_code', '=', of.municipality)
    .where('disaster_code', '=', of.disaster)
    .where('plan_id', '=', of.plan_id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  const plan = readPlan(row);
  if (seen !== null && seen !== plan.revision) throw await movedOn(trx, plan, seen);
  if (plan.state === 'closed' && !evenClosed) throw plansProblems.planClosed();
  return plan;
}

/** The plan as it stands, without holding it. Throws not-found. */
export async function getHeld(reader: Reader, of: OfPlan): Promise<HeldPlan> {
  const row = await reader
    .selectFrom('surveys.plan')
    .select(['plan_id', 'municipality_code', 'disaster_code', 'name', 'state', 'revision', 'settings'])
    .where('municipality_code', '=', of.municipality)
    .where('disaster_code', '=', of.disaster)
    .where('plan_id', '=', of.plan_id)
    .executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  return readPlan(row);
}

function readPlan(
  row: Omit<HeldPlan, 'state' | 'settings'> & { state: string; settings: unknown },
): HeldPlan {
  const { state } = row;
  if (state !== 'draft' && state !== 'active' && state !== 'closed') throw problems.unexpected();
  return { ...row, state, settings: PlanSettings.parse(row.settings) };
}

async function movedOn(reader: Reader, plan: HeldPlan, seen: number) {
  const last = await reader
    .selectFrom('surveys.plan_edit')
    .select(['kind', 'at'])
    .where('plan_id', '=', plan.plan_id)
    .where('revision', '=', plan.revision)
    .executeTakeFirst();
  const kind = PlanEdit.shape.kind.safeParse(last?.kind).data;
  const what = kind === undefined ? '変更' : editKindLabels[kind];
  return plansProblems.planMovedOn(seen, plan.revision, `${momentOf(last?.at)} ${what}`);
}

const moment = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
});
function momentOf(at: string | undefined): string {
  return at === undefined ? '' : moment.format(new Date(at));
}

export interface EditDone {
  kind: EditKind;
  summary?: PlanEdit['summary'];
  /** Before and after; left out where the edit cannot be taken back. */
  changes?: object;
  of_revision?: number;
}

/** Writes the edit down and answers the plan's new revision. */
export async function recordEdit(
  trx: Trx,
  plan: Pick<HeldPlan, 'plan_id' | 'municipality_code' | 'revision'>,
  account: string,
  { kind, summary = {}, changes, of_revision }: EditDone,
): Promise<number> {
  const revision = plan.revision + 1;
  await trx
    .insertInto('surveys.plan_edit')
    .values({
      plan_id: plan.plan_id,
      municipality_code: plan.municipality_code,
      revision,
      kind,
      account_id: account,
      at: sql`clock_timestamp()`,
      summary: JSON.stringify(summary),
      changes: changes === undefined ? null : JSON.stringify(changes),
      of_revision: of_revision ?? null,
    })
    .execute();
  return revision;
}

function selectEdits(reader: Reader, plan_id: string) {
  return reader
    .selectFrom('surveys.plan_edit as e')
    .innerJoin('accounts.v_account as by', 'by.account_id', 'e.account_id')
    .select([
      'e.revision',
      'e.kind',
      'e.at',
      'e.of_revision',
      'e.is_undone',
      'e.summary',
      'by.display_name as by',
    ])
    .where('e.plan_id', '=', plan_id);
}

/** Newest first, at most 200. */
export async function listEdits(reader: Reader, of: OfPlan, since: number): Promise<PlanEdit[]> {
  const { plan_id } = await getHeld(reader, of);
  const rows = await selectEdits(reader, plan_id)
    .where('e.revision', '>', since)
    .orderBy('e.revision', 'desc')
    .limit(200)
    .execute();
  return PlanEdit.array().parse(rows);
}

/**
 * What undo and redo would take. Undo: the last edit that stands, if it can be taken back. Redo: the first of those taken
 * back since the last edit that stands; a new edit ends the chance.
 */
export async function findUndoAndRedo(
  reader: Reader,
  plan_id: string,
): Promise<{ undo: PlanEdit | null; redo: PlanEdit | null }> {
  const standing = await selectEdits(reader, plan_id)
    .select(sql<boolean>`e.changes IS NOT NULL`.as('can_be_undone'))
    .where('e.kind', 'not in', ['undo', 'redo'])
    .where('e.is_undone', '=', false)
    .orderBy('e.revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  const taken = await selectEdits(reader, plan_id)
    .where('e.kind', 'not in', ['undo', 'redo'])
    .where('e.is_undone', '=', true)
    .where('e.revision', '>', standing?.revision ?? 0)
    .orderBy('e.revision')
    .limit(1)
    .executeTakeFirst();
  return {
    undo: standing?.can_be_undone === true ? PlanEdit.parse(standing) : null,
    redo: taken === undefined ? null : PlanEdit.parse(taken),
  };
}

export async function getLastEdit(reader: Reader, plan_id: string): Promise<PlanEdit> {
  const row = await selectEdits(reader, plan_id)
    .orderBy('e.revision', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return PlanEdit.parse(row);
}
