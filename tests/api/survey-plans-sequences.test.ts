/**
 * Whatever coordinators and teams do in whatever order, no building is lost, none is in two districts or in one that has
 * ended, locked districts are not touched, finished work never changes its district, and no team is left with a half day
 * ahead in a district that has ended (the database refuses to commit that). Short sequences on small plans
 * in the gate; MUSUBI_SOAK times as many in a soak.
 */
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, inject, test } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { inScope } from '../../api/db/scope.ts';
import type { Scope } from '../../api/db/scope.ts';
import { makeCut } from '../../api/surveys/cut-job.ts';
import { acceptCut, askForCut } from '../../api/surveys/cuts.commands.ts';
import { getCut } from '../../api/surveys/cuts.queries.ts';
import { performEdit } from '../../api/surveys/edits.commands.ts';
import type { Edit } from '../../api/surveys/edits.contract.ts';
import { stopStates } from '../../api/surveys/progress.contract.ts';
import { Problem } from '../../api/http/problem.ts';
import { setStates } from '../../api/surveys/states.commands.ts';
import { testHouse } from '../support/house.ts';
import { aFilledPlan, aTownToPlan, around } from '../support/planning.ts';
import type { InPlan, PlannedTown } from '../support/planning.ts';

const town = await testHouse();
const houses = 24;
const columns = 6;
const gate = inject('engine') === 'embedded' ? 15 : 60;
const soak = process.env['MUSUBI_SOAK'];
const runs = gate * Number(soak ?? 1);
// The gate walks the same sequences each time, so that it says something of the change at hand; a soak walks others.
const seed = soak === undefined ? { seed: 20260728 } : {};

const anything = fc.oneof(
  fc.record({
    do: fc.constant('move' as const),
    which: fc.array(fc.nat(), { minLength: 1, maxLength: 6 }),
    to: fc.option(fc.nat()),
  }),
  fc.record({ do: fc.constant('lasso' as const), from: fc.nat(columns - 1), width: fc.nat(3), to: fc.nat() }),
  fc.record({ do: fc.constant('merge' as const), one: fc.nat(), other: fc.nat() }),
  fc.record({ do: fc.constant('split' as const), which: fc.nat(), into: fc.integer({ min: 2, max: 3 }) }),
  fc.record({
    do: fc.constant('redraw' as const),
    which: fc.nat(),
    from: fc.nat(columns - 1),
    width: fc.nat(3),
  }),
  fc.record({ do: fc.constant('lock' as const), which: fc.nat(), is_locked: fc.boolean() }),
  fc.record({ do: fc.constant('undo' as const) }),
  fc.record({ do: fc.constant('redo' as const) }),
  fc.record({
    do: fc.constant('report' as const),
    which: fc.array(fc.nat(), { minLength: 1, maxLength: 5 }),
    state: fc.constantFrom(...stopStates),
  }),
);
type Step = typeof anything extends fc.Arbitrary<infer T> ? T : never;
/** A re-plan starts a thread: in one of ten sequences. */
const evening = fc.record({ do: fc.constant('replan' as const), districts: fc.integer({ min: 1, max: 4 }) });
const sometimes = fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: evening });
const sequence = fc
  .tuple(fc.array(anything, { minLength: 1, maxLength: 6 }), sometimes, fc.array(anything, { maxLength: 3 }))
  .map(([day, replan, after]): (Step | { do: 'replan'; districts: number })[] => [
    ...day,
    ...(replan === null ? [] : [replan]),
    ...after,
  ]);

/** Made by hand: ten, six and four houses, and four in none. */
async function threeDistricts(planned: PlannedTown): Promise<InPlan> {
  const plan = await aFilledPlan(planned);
  const stops = (await rowsOf(plan)).map(({ stop_id }) => stop_id);
  for (const part of [stops.slice(0, 10), stops.slice(10, 16), stops.slice(16, 20)])
    await inScope(town.house.db, scopeOf(plan), (trx) =>
      performEdit(trx, placeOf(plan), null, { kind: 'move', stops: part, to_district: null }),
    );
  await giveHalfDays(plan);
  return plan;
}

/** A team of its own: a morning in the first district, the afternoon in the second, and so on for four half days. */
async function giveHalfDays({ plan_id, clerk, town: { disaster } }: InPlan): Promise<void> {
  const { municipality_code, disaster_code } = disaster;
  const [team_id, account] = [uuidv7(), clerk.account.account_id];
  await sql`INSERT INTO surveys.team (team_id, municipality_code, disaster_code, team_number, name, organisation, created_by)
    SELECT ${team_id}, ${municipality_code}, ${disaster_code}, count(*) + 1, '班', 'むすび市', ${account} FROM surveys.team`.execute(
    town.house.db,
  );
  await sql`INSERT INTO surveys.team_day (team_id, day, municipality_code, disaster_code)
    SELECT ${team_id}, current_date + n, ${municipality_code}, ${disaster_code} FROM generate_series(2, 3) AS n`.execute(
    town.house.db,
  );
  await sql`INSERT INTO surveys.allocation (team_id, day, half, municipality_code, disaster_code, plan_id, district_id, given_by)
    SELECT ${team_id}, current_date + 2 + n / 2, CASE WHEN n % 2 = 0 THEN 'am' ELSE 'pm' END, ${municipality_code}, ${disaster_code},
      ${plan_id}, d.district_id, ${account}
    FROM generate_series(0, 3) AS n JOIN surveys.district d ON d.plan_id = ${plan_id} AND d.district_number = n % 3 + 1`.execute(
    town.house.db,
  );
}

function placeOf({ town: { disaster }, plan_id, clerk }: InPlan) {
  const { municipality_code: municipality, disaster_code } = disaster;
  return { municipality, disaster: disaster_code, plan_id, account: clerk.account.account_id };
}

function scopeOf({ town: { disaster } }: InPlan): Scope {
  return { role: 'musubi_app', municipality: disaster.municipality_code };
}

interface Row {
  stop_id: number;
  district_id: string | null;
  visit_order: number | null;
  state: string;
  is_finished: boolean;
  is_locked: boolean | null;
  is_over: boolean;
}

async function rowsOf({ plan_id }: InPlan): Promise<Row[]> {
  const { rows } = await sql<Row>`
    SELECT b.stop_id, b.district_id, b.visit_order, b.state, surveys.is_finished(b.state) AS is_finished, d.is_locked,
      d.retired_revision IS NOT NULL AS is_over
    FROM surveys.plan_building b LEFT JOIN surveys.district d USING (district_id)
    WHERE b.plan_id = ${plan_id} ORDER BY b.stop_id`.execute(town.house.db);
  return rows;
}

const at = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)];

async function perform(
  plan: InPlan,
  rows: readonly Row[],
  taken: Step | { do: 'replan'; districts: number },
) {
  const of = placeOf(plan);
  const scope = scopeOf(plan);
  const { db } = town.house;
  const live = await db
    .selectFrom('surveys.district')
    .select('district_id')
    .where('plan_id', '=', plan.plan_id)
    .where('retired_revision', 'is', null)
    .orderBy('district_number')
    .execute();
  const ids = live.map(({ district_id }) => district_id);
  const stops = rows.map(({ stop_id }) => stop_id);
  if (taken.do === 'report') {
    const stop_ids = taken.which.flatMap((index) => at(stops, index) ?? []);
    await inScope(db, scope, (trx) =>
      setStates(trx, of, { stop_ids, state: taken.state, note: null, survey_number: null }),
    );
  } else if (taken.do === 'replan') {
    const asked = {
      cut_id: uuidv7(),
      kind: 'replan' as const,
      districts: taken.districts,
      visit_first: 'even' as const,
    };
    await inScope(db, scope, (trx) => askForCut(trx, of, asked));
    await makeCut({ ...asked, house: town.house, of });
    const cut = await inScope(db, scope, (trx) => getCut(trx, of, asked.cut_id));
    if (cut.state !== 'done') throw new Error(`the re-plan ended as ${cut.state}`);
    await inScope(db, scope, (trx) => acceptCut(trx, of, cut.cut_id, cut.revision));
  } else {
    const edit = editOf(taken, ids, stops);
    if (edit !== null) await inScope(db, scope, (trx) => performEdit(trx, of, null, edit));
  }
}

function editOf(
  taken: Exclude<Step, { do: 'report' }>,
  ids: readonly string[],
  stops: readonly number[],
): Edit | null {
  switch (taken.do) {
    case 'move':
      return {
        kind: 'move',
        stops: taken.which.flatMap((index) => at(stops, index) ?? []),
        to_district: taken.to === null ? null : (at(ids, taken.to) ?? null),
      };
    case 'lasso':
      return {
        kind: 'move',
        stops: { inside: around([taken.from, 0], [taken.from + taken.width, 1]) },
        to_district: at(ids, taken.to) ?? null,
      };
    case 'merge': {
      const [one, other] = [at(ids, taken.one), at(ids, taken.other)];
      return one === undefined || other === undefined ? null : { kind: 'merge', districts: [one, other] };
    }
    case 'split': {
      const district = at(ids, taken.which);
      return district === undefined ? null : { kind: 'split', district, into: taken.into };
    }
    case 'redraw': {
      const district = at(ids, taken.which);
      const outline = around([taken.from, 0], [taken.from + taken.width, 2]);
      return district === undefined ? null : { kind: 'redraw', district, outline };
    }
    case 'lock': {
      const district = at(ids, taken.which);
      return district === undefined
        ? null
        : { kind: 'lock', districts: [district], is_locked: taken.is_locked };
    }
    default:
      return { kind: taken.do };
  }
}

test(
  'whatever is done in whatever order, no building is lost and no finished work changes hands',
  { timeout: 60_000 + runs * 5_000 },
  async () => {
    const planned = await aTownToPlan(town, houses, columns);
    await fc.assert(
      fc.asyncProperty(sequence, async (steps) => {
        const plan = await threeDistricts(planned);
        let before = await rowsOf(plan);
        for (const taken of steps) {
          const refusal = await perform(plan, before, taken).then(
            () => null,
            (error: unknown) => error,
          );
          const after = await rowsOf(plan);
          expect(offencesOf(before, after, taken.do, refusal)).toEqual([]);
          before = after;
        }
      }),
      { numRuns: runs, ...seed },
    );
    const kinds = await town.house.db.selectFrom('surveys.plan_edit').select('kind').distinct().execute();
    expect(kinds.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['move', 'merge', 'split', 'redraw', 'lock', 'undo', 'redo', 'replan']),
    );
    // Merges are among them: some half days have gone with the buildings.
    const followed = await town.house.db
      .selectFrom('surveys.allocation')
      .select('team_id')
      .where('followed_from', 'is not', null)
      .execute();
    expect(followed.length).toBeGreaterThan(0);
  },
);

/** What went wrong, in words. */
function offencesOf(before: readonly Row[], after: readonly Row[], step: string, refusal: unknown): string[] {
  if (refusal !== null && !(refusal instanceof Problem))
    return [`broke: ${refusal instanceof Error ? refusal.message : 'unknown'}`];
  if (refusal !== null && JSON.stringify(before) !== JSON.stringify(after))
    return ['was refused and changed something'];
  const ids = (rows: readonly Row[]) => rows.map(({ stop_id }) => stop_id).join(' ');
  if (ids(before) !== ids(after)) return ['a building was lost or came twice'];
  const isLocking = ['lock', 'undo', 'redo', 'report'].includes(step);
  return after.flatMap((row, index) => {
    const was = before[index];
    if (was === undefined) return [];
    const hasMoved = row.district_id !== was.district_id;
    return [
      ...(!row.is_finished && row.is_over ? ['open work lies in a district that has ended'] : []),
      ...(was.is_finished && row.is_finished && hasMoved ? ['finished work changed hands'] : []),
      ...(step !== 'report' && row.state !== was.state ? ['a state was lost'] : []),
      ...(step === 'replan' && was.state !== 'untouched' && hasMoved ? ['a re-plan moved touched work'] : []),
      ...(was.is_locked === true && !isLocking && (hasMoved || row.visit_order !== was.visit_order)
        ? ['a locked district was touched']
        : []),
    ];
  });
}
