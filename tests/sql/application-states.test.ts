// The database is the judge of where an application may go: walks at random, each step compared with the program's own
// list of transitions.
import fc from 'fast-check';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, expect, test } from 'vitest';
import {
  ApplicationState,
  stateLabels,
  statesWithReason,
  transitions,
} from '../../api/certificates/application-states.contract.ts';
import type { Trx } from '../../api/db/database.ts';
import { testDatabase } from '../support/database.ts';

const { db } = await testDatabase();
const municipality_code = '990019';
const disaster_code = 'eq';
const account_id = uuidv7();
let survey = 0;
let made = 0;

beforeAll(async () => {
  await sql`INSERT INTO accounts.municipality (municipality_code, name, prefecture, mayor_title, mayor_name, plane_zone, center)
    VALUES (${municipality_code}, 'むすび市', 'うみべ県', 'むすび市長', '結 渚', 9, ST_SetSRID(ST_MakePoint(143.5, 36), 6668))`.execute(
    db,
  );
  await sql`INSERT INTO accounts.disaster (municipality_code, disaster_code, name, cause, kind, occurred_on)
    VALUES (${municipality_code}, ${disaster_code}, '地震', '地震', 'actual', '2026-06-01')`.execute(db);
  await sql`INSERT INTO accounts.account (account_id, municipality_code, user_id, display_name, password_hash)
    VALUES (${account_id}, ${municipality_code}, 'clerk', '係員', 'none')`.execute(db);
  const import_id = uuidv7();
  await sql`INSERT INTO imports.import (import_id, municipality_code, kind, state, file_name, as_of, created_by, applied_at)
    VALUES (${import_id}, ${municipality_code}, 'residents', 'applied', 'residents.csv', '2026-05-01', 'test', now())`.execute(
    db,
  );
  const { rows } = await sql<{ survey_version_id: number }>`INSERT INTO surveys.survey
    (municipality_code, disaster_code, survey_number, round, damage_class, geom, given_x, given_y, given_crs, content_hash, import_id)
    VALUES (${municipality_code}, ${disaster_code}, 'S1', 'first', 'half', ST_SetSRID(ST_MakePoint(143.5, 36), 6668), 143.5, 36, 6668, '\\x00', ${import_id})
    RETURNING survey_version_id`.execute(db);
  survey = rows[0]?.survey_version_id ?? 0;
});

async function anApplication(trx: Trx): Promise<string> {
  const application_id = uuidv7();
  made += 1;
  await sql`INSERT INTO certificates.application_series VALUES (${municipality_code}, ${disaster_code}, ${made})
    ON CONFLICT (municipality_code, disaster_code) DO UPDATE SET last_number = ${made}`.execute(trx);
  await sql`INSERT INTO certificates.application (application_id, municipality_code, disaster_code, application_number,
      representative_number, channel, received_on, applicant_name, applicant_name_key, applicant_relation, applicant_address,
      head_name, head_name_key, address_then, category, object, house_address, purpose, delivery, created_by)
    VALUES (${application_id}, ${municipality_code}, ${disaster_code}, ${made}, ${made}, 'window', '2026-06-08', '浜', '浜', '本人', '港町',
      '浜', '浜', '港町', 'tenant', 'dwelling', '港町', '保険', 'window', ${account_id})`.execute(trx);
  for (const [aspect, evidence] of [
    ['identity', 'passport'],
    ['house', 'survey_slip'],
    ['household', 'register'],
  ])
    await sql`INSERT INTO certificates.application_check (application_id, municipality_code, aspect, evidence, account_id)
      VALUES (${application_id}, ${municipality_code}, ${aspect}, ${evidence}, ${account_id})`.execute(trx);
  await step(trx, application_id, 1, null, 'received');
  return application_id;
}

async function step(trx: Trx, id: string, number: number, from: string | null, to: string): Promise<void> {
  const reason = statesWithReason.some((state) => state === to) ? '理由' : null;
  await sql`INSERT INTO certificates.application_event
    (application_id, step, municipality_code, from_state, to_state, held_on, reason, survey_version_id, account_id)
    VALUES (${id}, ${number}, ${municipality_code}, ${from}, ${to}, '2026-06-09', ${reason},
      ${to === 'explained' ? survey : null}, ${account_id})`.execute(trx);
}

/** Whether the database took it; a refusal leaves the transaction as it was. */
async function isTaken(trx: Trx, work: () => Promise<void>): Promise<boolean> {
  await sql`SAVEPOINT before_step`.execute(trx);
  try {
    await work();
    await sql`RELEASE before_step`.execute(trx);
    return true;
  } catch {
    await sql`ROLLBACK TO before_step`.execute(trx);
    return false;
  }
}

class RollBack extends Error {}
async function inPassing(work: (trx: Trx) => Promise<void>): Promise<void> {
  await db
    .transaction()
    .execute(async (trx) => {
      await work(trx);
      throw new RollBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof RollBack)) throw error;
    });
}

test('the program and the database know the same transitions', async () => {
  const { rows } = await sql<{ from_state: string; to_state: string }>`SELECT from_state, to_state
    FROM certificates.application_transition`.execute(db);
  const known = Object.entries(transitions).flatMap(([from, tos]) => tos.map((to) => `${from} ${to}`));
  expect(rows.map(({ from_state, to_state }) => `${from_state} ${to_state}`).sort()).toEqual(known.sort());
  expect(Object.keys(stateLabels).sort()).toEqual([...ApplicationState.options].sort());
});

test('whatever is tried, an application goes only where a transition leads, and stands where its last event ended', async () => {
  const wanted = fc.array(fc.constantFrom(...ApplicationState.options), { minLength: 1, maxLength: 14 });
  await fc.assert(
    fc.asyncProperty(wanted, (states) =>
      inPassing(async (trx) => {
        const id = await anApplication(trx);
        let stands: ApplicationState = 'received';
        let number = 1;
        let lastExplained = false;
        for (const to of states) {
          const mayGo =
            transitions[stands].includes(to) &&
            // A dwelling's class is explained before it is agreed to, and only a certificate issues.
            !(stands === 'received' && to === 'agreed') &&
            to !== 'issued' &&
            (to !== 'second_survey_requested' || lastExplained);
          const from = stands;
          const taken = await isTaken(trx, () => step(trx, id, number + 1, from, to));
          expect(`${from} → ${to}: ${taken}`).toBe(`${from} → ${to}: ${mayGo}`);
          if (taken) {
            stands = to;
            number += 1;
            lastExplained ||= to === 'explained';
          }
          const { rows } = await sql<{
            state: string;
            step: number;
          }>`SELECT state, step FROM certificates.application
            WHERE application_id = ${id}`.execute(trx);
          expect(rows[0]).toEqual({ state: stands, step: number });
        }
      }),
    ),
    { numRuns: 60 },
  );
});

test('no step is forged: from another state than it stands in, twice, with a gap, or without its event', async () => {
  await inPassing(async (trx) => {
    const id = await anApplication(trx);
    expect(await isTaken(trx, () => step(trx, id, 2, 'searching_again', 'explained'))).toBe(false);
    expect(await isTaken(trx, () => step(trx, id, 3, 'received', 'explained'))).toBe(false);
    expect(await isTaken(trx, () => step(trx, id, 2, 'received', 'explained'))).toBe(true);
    expect(await isTaken(trx, () => step(trx, id, 2, 'received', 'withdrawn'))).toBe(false);
    const set = (state: string, number: number) => async () => {
      await sql`UPDATE certificates.application SET state = ${state}, step = ${number} WHERE application_id = ${id}`.execute(
        trx,
      );
    };
    expect(await isTaken(trx, set('agreed', 3))).toBe(false);
    expect(await isTaken(trx, set('received', 1))).toBe(false);
  });
});

test('nothing is agreed to before the three checks, or while a ruling is open', async () => {
  await inPassing(async (trx) => {
    const id = await anApplication(trx);
    await step(trx, id, 2, 'received', 'explained');
    await sql`SAVEPOINT whole`.execute(trx);
    for (const aspect of ['identity', 'house', 'household']) {
      await sql`DELETE FROM certificates.application_check WHERE application_id = ${id} AND aspect = ${aspect}`.execute(
        trx,
      );
      expect(await isTaken(trx, () => step(trx, id, 3, 'explained', 'agreed'))).toBe(false);
      await sql`ROLLBACK TO whole`.execute(trx);
    }
    await sql`INSERT INTO certificates.ruling (ruling_id, application_id, municipality_code, kind, evidence, finding, reason, proposed_by)
      VALUES (${uuidv7()}, ${id}, ${municipality_code}, 'household_split', '{hearing}', '離れに住む', '生計が別', ${account_id})`.execute(
      trx,
    );
    expect(await isTaken(trx, () => step(trx, id, 3, 'explained', 'agreed'))).toBe(false);
    await sql`ROLLBACK TO whole`.execute(trx);
    expect(await isTaken(trx, () => step(trx, id, 3, 'explained', 'agreed'))).toBe(true);
  });
});

test('nobody decides a ruling that is their own', async () => {
  await inPassing(async (trx) => {
    const id = await anApplication(trx);
    const ruling_id = uuidv7();
    await sql`INSERT INTO certificates.ruling (ruling_id, application_id, municipality_code, kind, evidence, finding, reason, proposed_by)
      VALUES (${ruling_id}, ${id}, ${municipality_code}, 'real_use', '{structure}', '居宅として使う', '台所がある', ${account_id})`.execute(
      trx,
    );
    const decided = await isTaken(trx, async () => {
      await sql`UPDATE certificates.ruling SET decision = 'approved', decided_by = ${account_id}, decided_at = now()
        WHERE ruling_id = ${ruling_id}`.execute(trx);
    });
    expect(decided).toBe(false);
  });
});

test('a group is led by an application that leads itself, never by one that is led', async () => {
  await inPassing(async (trx) => {
    const ids = [await anApplication(trx), await anApplication(trx), await anApplication(trx)];
    const [first, second, third] = [made - 2, made - 1, made];
    const join = (id: string | undefined, leader: number) => async () => {
      await sql`UPDATE certificates.application SET representative_number = ${leader} WHERE application_id = ${id}`.execute(
        trx,
      );
    };
    expect(await isTaken(trx, join(ids[1], first))).toBe(true);
    expect(await isTaken(trx, join(ids[2], second))).toBe(false);
    expect(await isTaken(trx, join(ids[0], third))).toBe(false);
    expect(await isTaken(trx, join(ids[2], made + 50))).toBe(false);
    expect(await isTaken(trx, join(ids[1], second))).toBe(true);
    expect(await isTaken(trx, join(ids[2], second))).toBe(true);
  });
});
