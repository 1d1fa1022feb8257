// An edit by hand, start to end: the plan is held, what is meant becomes changes, the changes are written, figures follow.
import { sql } from 'kysely';
import type { Trx } from '../db/database.ts';
import { settleAllocations } from './allocation/ended-districts.ts';
import { Changes, applyChanges, districtsOf, inverted, packChanges } from './changes.ts';
import { measureAgain } from './district-figures.ts';
import { findBalance, listDistricts } from './districts.queries.ts';
import { lockDistricts, mergeDistricts, moveStops, redrawDistrict, splitDistrict } from './edit-changes.ts';
import type { Hand, Meant } from './edit-changes.ts';
import { EditOutcome } from './edits.contract.ts';
import type { Edit } from './edits.contract.ts';
import { listLiveDistricts } from './live-districts.ts';
import { findUndoAndRedo, holdPlan, recordEdit } from './plan-edits.ts';
import type { ActingOn, HeldPlan } from './plan-edits.ts';
import { getPlane } from './plan-ground.ts';
import type { EditKind } from './plans.contract.ts';
import { plansProblems } from './plans.problems.ts';

/**
 * `seen`: the revision that the sender saw, null where it does not matter (a preview). Throws surveys/plan-moved-on,
 * surveys/plan-closed and what the kinds of edit-changes.ts throw.
 */
export async function performEdit(
  trx: Trx,
  of: ActingOn,
  seen: number | null,
  edit: Edit,
): Promise<EditOutcome> {
  const plan = await holdPlan(trx, of, seen);
  if (edit.kind === 'undo' || edit.kind === 'redo') return goBackOrForth(trx, plan, of.account, edit.kind);
  const hand: Hand = {
    reader: trx,
    plan,
    plane: await getPlane(trx, plan.municipality_code),
    live: await listLiveDistricts(trx, plan.plan_id),
  };
  const { changes, stayed } = await meantBy(hand, edit);
  return writeEdit(trx, plan, of.account, { kind: edit.kind, changes: packChanges(changes), stayed });
}

async function meantBy(hand: Hand, edit: Exclude<Edit, { kind: 'undo' | 'redo' }>): Promise<Meant> {
  switch (edit.kind) {
    case 'move':
      return moveStops(hand, edit);
    case 'merge':
      return mergeDistricts(hand, edit);
    case 'split':
      return splitDistrict(hand, edit);
    case 'redraw':
      return redrawDistrict(hand, edit);
    case 'lock':
      return lockDistricts(hand, edit);
  }
}

/** The last edit that stands is taken back, or the first of those taken back is done again; what is finished since stays. */
async function goBackOrForth(
  trx: Trx,
  plan: HeldPlan,
  account: string,
  kind: 'undo' | 'redo',
): Promise<EditOutcome> {
  const { undo, redo } = await findUndoAndRedo(trx, plan.plan_id);
  const target = kind === 'undo' ? undo : redo;
  if (target === null) throw kind === 'undo' ? plansProblems.nothingToUndo() : plansProblems.nothingToRedo();
  const { changes: stored } = await trx
    .selectFrom('surveys.plan_edit')
    .select('changes')
    .where('plan_id', '=', plan.plan_id)
    .where('revision', '=', target.revision)
    .executeTakeFirstOrThrow();
  const done = Changes.parse(stored);
  const numbers = new Map(
    (
      await trx
        .selectFrom('surveys.district')
        .select(['district_id', 'district_number'])
        .where('plan_id', '=', plan.plan_id)
        .where(sql<boolean>`district_id = ANY (${done.retired}::uuid[])`)
        .execute()
    ).map(({ district_id, district_number }) => [district_id, district_number]),
  );
  await trx
    .updateTable('surveys.plan_edit')
    .set({ is_undone: kind === 'undo' })
    .where('plan_id', '=', plan.plan_id)
    .where('revision', '=', target.revision)
    .execute();
  const changes = kind === 'undo' ? inverted(done, numbers) : done;
  // Districts that live again kept their figures.
  const measured = new Set(changes.born.map(({ district_id }) => district_id));
  return writeEdit(trx, plan, account, { kind, changes, stayed: 0, of_revision: target.revision, measured });
}

export interface EditToWrite {
  kind: EditKind;
  changes: Changes;
  stayed: number;
  of_revision?: number;
  /** Districts that are not measured here: they kept their figures, or `write` writes them. */
  measured?: ReadonlySet<string>;
  write?: () => Promise<void>;
}

/** Writes an edit down, carries it out, and answers the districts concerned with their new figures. */
export async function writeEdit(
  trx: Trx,
  plan: HeldPlan,
  account: string,
  { kind, changes, stayed, of_revision, measured = new Set(), write }: EditToWrite,
): Promise<EditOutcome> {
  const applied = await applyChanges(trx, plan, changes, plan.revision + 1);
  const retired = new Set(changes.retired);
  const concerned = [
    ...new Set([...districtsOf(changes), ...changes.locked.map(({ district_id }) => district_id)]),
  ].filter((id) => !retired.has(id));
  const rows = await listDistricts(trx, plan.plan_id, [...concerned, ...retired]);
  const revision = await recordEdit(trx, plan, account, {
    kind,
    summary: {
      moved: applied.moved,
      stayed: stayed + applied.stayed,
      districts: rows.map(({ district_number }) => district_number).slice(0, 50),
    },
    // An undo is no edit of its own: what it took back is done again from the edit that it took back.
    ...(of_revision === undefined ? { changes } : { of_revision }),
  });
  await write?.();
  await measureAgain(
    trx,
    plan,
    districtsOf(changes).filter((id) => !retired.has(id) && !measured.has(id)),
  );
  const allocations = await settleAllocations(trx, plan, revision);
  return EditOutcome.parse({
    revision,
    kind,
    moved: applied.moved,
    stayed: stayed + applied.stayed,
    districts: await listDistricts(trx, plan.plan_id, concerned),
    retired: changes.retired,
    balance: await findBalance(trx, plan.plan_id),
    allocations,
  });
}
