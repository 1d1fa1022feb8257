// Registers as dated snapshots: whatever order they come in, each day reads as its snapshot.
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { inScope } from '../../api/db/scope.ts';
import { testHouse } from '../support/house.ts';
import { apply, bring, csv, residentRow, residentsHeader, stage } from '../support/imports.ts';
import { aMunicipality } from '../support/town.ts';
import type { Municipality } from '../support/town.ts';

const town = await testHouse();

interface Person {
  number: string;
  household: string;
  name: string;
}
/** Contents of a day: name and household by number. */
type Contents = ReadonlyMap<string, Person>;

const days = ['2025-01-01', '2025-04-01', '2025-07-01', '2025-10-01'];
const person = fc.record({
  number: fc.constantFrom('1', '2', '3', '4'),
  household: fc.constantFrom('A', 'B'),
  name: fc.constantFrom('結 一郎', '結 花子'),
});
const snapshots = fc.array(
  fc.record({
    as_of: fc.constantFrom(...days),
    people: fc.uniqueArray(person, { selector: ({ number }) => number, minLength: 1 }),
  }),
  { minLength: 1, maxLength: 6 },
);

test('any sequence of snapshots in any order reads, on each day, as the latest one of that day', async () => {
  await fc.assert(
    fc.asyncProperty(snapshots, async (sequence) => {
      const municipality = await aMunicipality(town);
      const model = new Map<string, Contents>();
      for (const { as_of, people } of sequence) {
        await bring(town, municipality, { kind: 'residents', as_of, file: fileOf(people) });
        model.set(as_of, new Map(people.map((one) => [one.number, one])));
      }
      for (const day of [...days, '2026-01-01'])
        expect(await readAsOf(municipality, day)).toEqual(expected(model, day));
    }),
    { numRuns: 25, seed: 7 },
  );
}, 240_000);

test('the same file brought twice changes nothing', async () => {
  const municipality = await aMunicipality(town);
  const file = fileOf([
    { number: '1', household: 'A', name: '結 一郎' },
    { number: '2', household: 'A', name: '結 花子' },
  ]);
  await bring(town, municipality, { kind: 'residents', as_of: '2025-01-01', file });
  const before = await wholeRegister(municipality);
  const again = await bring(town, municipality, { kind: 'residents', as_of: '2025-01-01', file });
  expect(again).toMatchObject({ rows_new: 0, rows_changed: 0, rows_unchanged: 2, rows_missing: 0 });
  expect(await wholeRegister(municipality)).toEqual(before);
});

test('a resident who is only refused does not end, one who is missing does', async () => {
  const municipality = await aMunicipality(town);
  await bring(town, municipality, {
    kind: 'residents',
    as_of: '2025-01-01',
    file: csv(residentsHeader, residentRow('1'), residentRow('2'), residentRow('3')),
  });
  const staged = await stage(town, municipality, {
    kind: 'residents',
    as_of: '2025-04-01',
    file: csv(residentsHeader, residentRow('1'), residentRow('2', { born: '平成32年1月1日' })),
  });
  expect(staged).toMatchObject({ rows_unchanged: 1, rows_missing: 1, rows_rejected: 1 });
  await apply(town, municipality, staged);
  expect([...(await readAsOf(municipality, '2025-05-01')).keys()]).toEqual(['1', '2']);
});

test('nobody ends while a refused row could be anyone', async () => {
  const municipality = await aMunicipality(town);
  await bring(town, municipality, {
    kind: 'residents',
    as_of: '2025-01-01',
    file: csv(residentsHeader, residentRow('1'), residentRow('2')),
  });
  const staged = await stage(town, municipality, {
    kind: 'residents',
    as_of: '2025-04-01',
    file: csv(residentsHeader, residentRow('1'), residentRow('')),
  });
  expect(staged).toMatchObject({ rows_missing: 0, rows_rejected: 1 });
  await apply(town, municipality, staged);
  expect([...(await readAsOf(municipality, '2025-05-01')).keys()]).toEqual(['1', '2']);
});

test('mended rows join the snapshot they were refused from, and end nobody', async () => {
  const municipality = await aMunicipality(town);
  await bring(town, municipality, {
    kind: 'residents',
    as_of: '2025-04-01',
    file: csv(residentsHeader, residentRow('1', { household: 'A' }), residentRow('2', { born: '2月30日' })),
  });
  const mended = csv(
    `${residentsHeader},行番号,列,理由`,
    `${residentRow('2', { household: 'A', relationship: '妻' })},3,生年月日,暦にない日付です`,
  );
  expect(
    await bring(town, municipality, { kind: 'residents', as_of: '2025-04-01', file: mended }),
  ).toMatchObject({
    rows_new: 1,
    rows_missing: 0,
  });
  expect([...(await readAsOf(municipality, '2025-04-01')).keys()]).toEqual(['1', '2']);
  expect(await membersOf(municipality, 'A', '2025-04-01')).toBe(2);
});

test('mended rows alone are no register', async () => {
  const municipality = await aMunicipality(town);
  const staged = await stage(town, municipality, {
    kind: 'residents',
    as_of: '2025-04-01',
    file: csv(`${residentsHeader},行番号,列,理由`, `${residentRow('2')},3,生年月日,暦にない日付です`),
  });
  await expect(apply(town, municipality, staged)).rejects.toMatchObject({ slug: 'imports/obstacle' });
});

test('a protected household is no stranger to its own next snapshot', async () => {
  const municipality = await aMunicipality(town);
  const file = (name: string) => csv(residentsHeader, residentRow('1', { household: 'P', name }));
  await bring(town, municipality, { kind: 'residents', as_of: '2025-01-01', file: file('結 一郎') });
  await town.house.db
    .insertInto('registers.protection')
    .values({
      protection_id: '01936f00-0000-7000-8000-000000000001',
      municipality_code: municipality.municipality_code,
      household_number: 'P',
      reason: 'domestic_violence',
      since: '2025-02-01',
      created_by: 'test',
    })
    .execute();
  const second = await bring(town, municipality, {
    kind: 'residents',
    as_of: '2025-04-01',
    file: file('結 次郎'),
  });
  expect(second).toMatchObject({ rows_new: 0, rows_changed: 1, rows_missing: 0 });
});

function fileOf(people: readonly Person[]) {
  return csv(
    residentsHeader,
    ...people.map(({ number, household, name }) =>
      residentRow(number, { household, name, relationship: '' }),
    ),
  );
}

function expected(model: ReadonlyMap<string, Contents>, day: string): Map<string, unknown> {
  const latest = [...model.keys()]
    .filter((as_of) => as_of <= day)
    .sort()
    .at(-1);
  const contents = (latest === undefined ? undefined : model.get(latest)) ?? new Map<string, Person>();
  const all = [...contents.values()].sort((one, other) => (one.number < other.number ? -1 : 1));
  return new Map(
    all.map(({ number, household, name }) => {
      const members = all.filter((one) => one.household === household);
      return [number, { name, household, head: members[0]?.name, members: members.length }];
    }),
  );
}

/** Residents of a day with what their household of that day says of head and size. */
async function readAsOf({ municipality_code }: Municipality, day: string): Promise<Map<string, unknown>> {
  const { rows } = await inScope(
    town.house.db,
    { role: 'musubi_app', municipality: municipality_code, opensProtected: true },
    (trx) =>
      sql<{ number: string; name: string; household: string; head: string; members: number }>`
        SELECT r.resident_number AS number, r.name, r.household_number AS household, h.head_name AS head, h.members
        FROM registers.resident r
        FULL JOIN (
          SELECT * FROM registers.household WHERE valid_from <= ${day}::date AND (valid_until IS NULL OR valid_until > ${day}::date)
        ) h ON h.household_number = r.household_number
        WHERE r.resident_number IS NULL OR (r.valid_from <= ${day}::date AND (r.valid_until IS NULL OR r.valid_until > ${day}::date))
        ORDER BY 1`.execute(trx),
  );
  return new Map(rows.map(({ number, ...rest }) => [number, rest]));
}

async function membersOf({ municipality_code }: Municipality, household_number: string, day: string) {
  const row = await town.house.db
    .selectFrom('registers.household')
    .select('members')
    .where('municipality_code', '=', municipality_code)
    .where('household_number', '=', household_number)
    .where('valid_from', '<=', day)
    .where(({ or, eb }) => or([eb('valid_until', 'is', null), eb('valid_until', '>', day)]))
    .executeTakeFirstOrThrow();
  return row.members;
}

function wholeRegister({ municipality_code }: Municipality) {
  return town.house.db
    .selectFrom('registers.resident')
    .selectAll()
    .where('municipality_code', '=', municipality_code)
    .orderBy('resident_version_id')
    .execute();
}
