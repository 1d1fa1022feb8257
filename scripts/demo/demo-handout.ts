// One district's papers of this morning, and the change that came after them.
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../api/db/database.ts';
import type { House } from '../../api/http/environment.ts';
import { performEdit } from '../../api/surveys/edits.commands.ts';
import { drawHandout } from '../../api/surveys/handout/handout-job.ts';
import { openHandout } from '../../api/surveys/handout/handouts.commands.ts';
import { NewHandout } from '../../api/surveys/handout/handouts.contract.ts';
import type { ActingOn } from '../../api/surveys/plan-edits.ts';
import { asStaff } from './demo-clerk.ts';
import type { DemoTown } from './demo-town.ts';

/** Houses that come to the district after its papers were drawn. */
const coming = 3;

export async function handOutOne(
  house: House,
  town: DemoTown,
  user_id: string,
  plan_id: string,
): Promise<void> {
  const asked = await asStaff(house, town, user_id, async (trx, place) => {
    const of = { ...place, plan_id };
    const next = await findNext(trx, of);
    if (next === undefined) return null;
    const wanted = NewHandout.parse({
      handout_id: uuidv7(),
      papers: ['atlas', 'list', 'sheets', 'slips'],
      team: `${next.team_number}班 ${next.team_name}`,
      days: [next.day],
      names_owners: false,
    });
    const opened = await openHandout(trx, of, next.district_id, wanted);
    return { of, wanted, opened, district_id: next.district_id };
  });
  if (!asked) return;
  const scope = {
    role: 'musubi_app',
    municipality: town.municipality_code,
    account: asked.of.account,
  } as const;
  await drawHandout({ house, scope, ...asked });
  await asStaff(house, town, user_id, async (trx) => {
    const stops = await listNeighbours(trx, asked.of, asked.district_id);
    if (stops.length > 0)
      await performEdit(trx, asked.of, null, { kind: 'move', stops, to_district: asked.district_id });
  });
}

/** A district that is begun and goes on, with the team that goes there next. */
async function findNext(trx: Trx, { plan_id }: ActingOn) {
  return trx
    .selectFrom('surveys.v_allocation as a')
    .innerJoin('surveys.v_district_progress as d', 'd.district_id', 'a.district_id')
    .select(['a.district_id', 'a.team_number', 'a.team_name', 'a.day'])
    .where('a.plan_id', '=', plan_id)
    .where('a.is_ahead', '=', true)
    .where('d.done', '>', 0)
    .where('d.untouched', '>', 10)
    .orderBy('a.day')
    .orderBy('d.untouched')
    .limit(1)
    .executeTakeFirst();
}

/** Untouched houses of other districts, the nearest to its own. */
async function listNeighbours(trx: Trx, { plan_id }: ActingOn, district_id: string): Promise<number[]> {
  const rows = await trx
    .selectFrom('surveys.plan_building as b')
    .innerJoin('surveys.district as d', 'd.district_id', 'b.district_id')
    .select('b.stop_id')
    .where('b.plan_id', '=', plan_id)
    .where('b.district_id', '<>', district_id)
    .where('d.retired_revision', 'is', null)
    .where('b.state', '=', 'untouched')
    .orderBy(
      sql`(SELECT min(o.geom <-> b.geom) FROM surveys.plan_building o WHERE o.plan_id = b.plan_id AND o.district_id = ${district_id})`,
    )
    .limit(coming)
    .execute();
  return rows.map(({ stop_id }) => stop_id);
}
