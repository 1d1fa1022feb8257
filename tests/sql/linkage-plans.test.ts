// On a town of 50,000 links what a lookup and a work list ask goes through an index, as the application and under its policies.
import { sql } from 'kysely';
import type { CompiledQuery, RawBuilder } from 'kysely';
import { expect, test } from 'vitest';
import { inScope } from '../../api/db/scope.ts';
import { WorkSearch } from '../../api/matching/links.contract.ts';
import { linksBy } from '../../api/matching/links-of-records.ts';
import { pageOfWork } from '../../api/matching/work-lists.queries.ts';
import { testHouse } from '../support/house.ts';
import { aDisaster, aMunicipality } from '../support/town.ts';

const town = await testHouse();
const { db } = town.house;
const municipality = await aMunicipality(town);
const disaster = await aDisaster(town, municipality);
const { municipality_code, disaster_code } = disaster;
await fill();

test.each([
  ['survey_number', 'link_once'],
  ['household_number', 'link_household'],
  ['property_number', 'link_property'],
] as const)('the links of some records by %s are found through %s', async (column, index) => {
  const plan = await planOf((trx) => linksBy(trx, disaster, column, ['N100', 'N200', 'N300']).compile());
  expect(plan).toMatch(scanOf(index));
  expect(plan).not.toContain('Seq Scan on link');
});

test('the links of one cell, to be replaced, are found through link_cell', async () => {
  const deletion = sql`DELETE FROM matching.link
    WHERE municipality_code = ${sql.lit(municipality_code)} AND disaster_code = ${sql.lit(disaster_code)} AND cell = 'C7'`;
  expect(await planOf(() => deletion)).toMatch(scanOf('link_cell'));
});

test.each([
  'survey_without_building',
  'household_without_survey',
  'building_claimed_twice',
  'low_evidence',
] as const)('every page of the work list %s is read off work_item_order in its order', async (list) => {
  for (const after of [null, { sort_key: 'K25000', number: 'N25000' }]) {
    const plan = await planOf(() => pageOfWork(disaster, WorkSearch.parse({ list, after })));
    expect(plan).toMatch(scanOf('work_item_order'));
    expect(plan).not.toContain('Sort');
  }
});

test('what stands rejected of a record is found through the indexes of its numbers', async () => {
  const rejected = sql`SELECT rejection_id FROM matching.rejection r
    WHERE r.municipality_code = ${sql.lit(municipality_code)} AND r.disaster_code = ${sql.lit(disaster_code)} AND r.survey_number = 'N7'`;
  expect(await planOf(() => rejected)).toMatch(scanOf('rejection_survey'));
});

function scanOf(index: string): RegExp {
  return new RegExp(`(?:Index Scan using|Index Only Scan using|Bitmap Index Scan on) ${index}\\b`);
}

async function planOf(
  ask: (trx: Parameters<Parameters<typeof inScope<string>>[2]>[0]) => RawBuilder<unknown> | CompiledQuery,
): Promise<string> {
  return inScope(db, { role: 'musubi_app', municipality: municipality_code }, async (trx) => {
    const asked = ask(trx);
    const { sql: text, parameters } = 'sql' in asked ? asked : asked.compile(trx);
    // Values in their places, as the planner sees them on a first run.
    const whole = text.replaceAll(/\$(\d+)/g, (_, place: string) => literal(parameters[Number(place) - 1]));
    const { rows } = await sql.raw<{ 'QUERY PLAN': string }>(`EXPLAIN (COSTS OFF) ${whole}`).execute(trx);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
}

function literal(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') throw new TypeError('only texts and numbers are asked for here');
  return `'${value.replaceAll("'", "''")}'`;
}

async function fill(): Promise<void> {
  const own = sql`${municipality_code}, ${disaster_code}`;
  await sql`INSERT INTO matching.run (run_id, municipality_code, disaster_code, kind, cause, state, finished_at, created_by)
    VALUES ('01980000-0000-7000-8000-000000000001', ${own}, 'full', 'command', 'done', now(), 'test')`.execute(
    db,
  );
  await sql`INSERT INTO matching.cell (municipality_code, disaster_code, cell, fingerprint, run_id)
    SELECT ${own}, 'C' || n, '', '01980000-0000-7000-8000-000000000001' FROM generate_series(0, 49) AS n`.execute(
    db,
  );
  await sql`INSERT INTO matching.link (municipality_code, disaster_code, cell, household_number, property_number, survey_number, probability, state, reasons)
    SELECT ${own}, 'C' || n % 50, 'N' || n, 'N' || n, 'N' || n, 0.9, 'candidate', '[["walk.agree", false, 1.5]]' FROM generate_series(1, 50000) AS n`.execute(
    db,
  );
  for (const list of [
    'survey_without_building',
    'building_claimed_twice',
    'low_evidence',
    'household_without_survey',
  ])
    await sql`INSERT INTO matching.work_item (municipality_code, disaster_code, list, number, household_number, sort_key)
      SELECT ${own}, ${list}, 'N' || n, CASE WHEN ${list} = 'household_without_survey' THEN 'N' || n END, 'K' || n FROM generate_series(1, 50000) AS n`.execute(
      db,
    );
  await sql`WITH clerk AS (
      INSERT INTO accounts.account (account_id, municipality_code, user_id, display_name, password_hash)
      VALUES (gen_random_uuid(), ${municipality_code}, 'plan-clerk', '係員', 'none') RETURNING account_id)
    INSERT INTO matching.rejection (rejection_id, municipality_code, disaster_code, household_number, survey_number, rejected_by)
    SELECT gen_random_uuid(), ${own}, 'N' || n, 'N' || n, account_id FROM clerk, generate_series(1, 20000) AS n`.execute(
    db,
  );
  await sql`ANALYZE matching.link, matching.cell, matching.work_item, matching.rejection, matching.confirmation`.execute(
    db,
  );
}
