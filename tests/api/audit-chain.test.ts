import { sql } from 'kysely';
import { expect, inject, test } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { recordEntry } from '../../api/audit/audit.commands.ts';
import { sealEntries, startSealer } from '../../api/audit/sealer.ts';
import { verifyAudit } from '../../api/audit/verify.ts';
import { inScope } from '../../api/db/scope.ts';
import { unsealedEntries } from '../../api/http/metrics.ts';
import { testHouse } from '../support/house.ts';
import { aMunicipality } from '../support/town.ts';

const town = await testHouse();
const { db } = town.house;
const municipality = (await aMunicipality(town)).municipality_code;

/** Recorded as the program does; answers their ids in order. */
async function someEntries(count: number): Promise<string[]> {
  const known = new Set(await entryIds());
  for (let number = 0; number < count; number += 1)
    await inScope(db, { role: 'musubi_app', municipality }, (trx) =>
      recordEntry(trx, {
        municipality_code: municipality,
        disaster_code: null,
        actor: 'clerk',
        account_id: null,
        place: 'local',
        action: 'matching.lookup',
        outcome: 200,
        persons: [`household:${number}`],
        purpose: null,
        details: '{}',
      }),
    );
  return (await entryIds()).filter((id) => !known.has(id));
}

async function entryIds(): Promise<string[]> {
  const rows = await db.selectFrom('audit.entry').select('entry_id').orderBy('entry_id').execute();
  return rows.map((row) => row.entry_id);
}

/** Tampers as the owner of the database can, looks, and puts everything back. */
async function tampered(statement: ReturnType<typeof sql>): Promise<ReturnType<typeof verifyAudit>> {
  const entries = await db.selectFrom('audit.entry').selectAll().execute();
  const seals = await db.selectFrom('audit.seal').selectAll().execute();
  await sql`ALTER TABLE audit.seal DROP CONSTRAINT IF EXISTS seal_entry_fkey`.execute(db);
  await statement.execute(db);
  const verdict = await verifyAudit(db);
  await db.deleteFrom('audit.seal').execute();
  await db.deleteFrom('audit.entry').execute();
  await db.insertInto('audit.entry').values(entries).execute();
  await db.insertInto('audit.seal').values(seals).execute();
  expect((await verifyAudit(db)).intact).toBe(true);
  return verdict;
}

test('new entries are chained without a gap, and the whole is found intact', async () => {
  await someEntries(5);
  const sealed = await sealEntries(db, null);
  expect(sealed).toBeGreaterThanOrEqual(5);
  const seals = await db.selectFrom('audit.seal').select('seal_number').orderBy('seal_number').execute();
  expect(seals.map((seal) => seal.seal_number)).toEqual(seals.map((_, place) => place + 1));
  expect(await verifyAudit(db)).toMatchObject({ intact: true, sealed: seals.length, first_break: null });
  expect(await sealEntries(db, null)).toBe(0);
});

test('an entry that commits late is still found, behind entries that are sealed already', async () => {
  const late = uuidv7();
  const [seen] = await someEntries(1);
  expect(seen).toBeDefined();
  await sealEntries(db, new Date(Date.now() - 600_000));
  await sql`INSERT INTO audit.entry
    SELECT (jsonb_populate_record(e, jsonb_build_object('entry_id', ${late}::uuid, 'at', e.at - interval '5 minutes'))).*
    FROM audit.entry e WHERE e.entry_id = ${seen}`.execute(db);
  expect(await sealEntries(db, new Date(Date.now() - 600_000))).toBe(1);
  await db.deleteFrom('audit.seal').where('entry_id', '=', late).execute();
  await db.deleteFrom('audit.entry').where('entry_id', '=', late).execute();
});

test('a changed entry is found', async () => {
  const [, id] = await someEntries(3);
  await sealEntries(db, null);
  const verdict = await tampered(
    sql`UPDATE audit.entry SET persons = '{household:none}' WHERE entry_id = ${id}`,
  );
  expect(verdict).toMatchObject({ intact: false, first_break: { entry_id: id, kind: 'entry_changed' } });
});

test('an entry that is changed together with its hash is found', async () => {
  const [id] = await someEntries(2);
  await sealEntries(db, null);
  const verdict = await tampered(
    sql`UPDATE audit.entry SET entry_hash = sha256('x'), actor = 'another' WHERE entry_id = ${id}`,
  );
  expect(verdict).toMatchObject({ intact: false, first_break: { entry_id: id } });
});

test('an entry that is taken away is found, alone or with its seal', async () => {
  const [, id] = await someEntries(3);
  await sealEntries(db, null);
  const alone = await tampered(sql`DELETE FROM audit.entry WHERE entry_id = ${id}`);
  expect(alone.first_break).toMatchObject({ entry_id: id, kind: 'entry_missing' });
  const both = await tampered(
    sql`WITH gone AS (DELETE FROM audit.entry WHERE entry_id = ${id} RETURNING entry_id)
      DELETE FROM audit.seal WHERE entry_id IN (SELECT entry_id FROM gone)`,
  );
  expect(both.first_break).toMatchObject({ kind: 'seal_missing' });
});

test('entries that are exchanged in the chain are found', async () => {
  const [one, other] = await someEntries(2);
  await sealEntries(db, null);
  await sql`ALTER TABLE audit.seal DROP CONSTRAINT seal_entry_unique`.execute(db);
  const verdict = await tampered(
    sql`UPDATE audit.seal SET entry_id = CASE entry_id WHEN ${one} THEN ${other}::uuid ELSE ${one}::uuid END
      WHERE entry_id IN (${one}, ${other})`,
  );
  await sql`ALTER TABLE audit.seal ADD CONSTRAINT seal_entry_unique UNIQUE (entry_id)`.execute(db);
  expect(verdict.first_break).toMatchObject({ entry_id: other, kind: 'chain_broken' });
});

test('a tail that is cut off is found by an anchor noted down before, and only a true anchor is taken', async () => {
  await someEntries(3);
  await sealEntries(db, null);
  const { anchor } = await verifyAudit(db);
  expect(anchor).toMatch(/^\d+:[0-9a-f]{64}$/);
  expect(await verifyAudit(db, anchor ?? '')).toMatchObject({ intact: true });
  const forged = `${anchor?.split(':')[0]}:${'0'.repeat(64)}`;
  expect((await verifyAudit(db, forged)).first_break).toMatchObject({ kind: 'anchor_lost' });
  const number = Number(anchor?.split(':')[0]);
  const cut = await db.deleteFrom('audit.seal').where('seal_number', '=', number).returningAll().execute();
  const verdict = await verifyAudit(db, anchor ?? '');
  await db.insertInto('audit.seal').values(cut).execute();
  expect(verdict.first_break).toMatchObject({ kind: 'anchor_lost' });
  await expect(verifyAudit(db, 'not an anchor')).rejects.toThrow(/NUMBER:HASH/);
});

test('entries that have waited for more than a minute are told', async () => {
  const [id] = await someEntries(1);
  expect(await verifyAudit(db)).toMatchObject({ unsealed: 0 });
  await db
    .updateTable('audit.entry')
    .set({ at: sql`at - interval '2 minutes'` })
    .where('entry_id', '=', id ?? '')
    .execute();
  expect(await verifyAudit(db)).toMatchObject({ intact: false, unsealed: 1, first_break: null });
  await db
    .deleteFrom('audit.entry')
    .where('entry_id', '=', id ?? '')
    .execute();
});

test.each(['musubi_app', 'musubi_gate', 'musubi_sealer'] as const)(
  '%s can neither change nor take away an entry or a seal',
  async (role) => {
    await someEntries(1);
    await sealEntries(db, null);
    const attempt = (statement: ReturnType<typeof sql>) =>
      inScope(db, { role, municipality }, (trx) => statement.execute(trx));
    for (const statement of [
      sql`UPDATE audit.entry SET actor = 'x'`,
      sql`DELETE FROM audit.entry`,
      sql`TRUNCATE audit.entry`,
      sql`UPDATE audit.seal SET chain_hash = ''`,
      sql`DELETE FROM audit.seal`,
      sql`ALTER TABLE audit.entry DISABLE ROW LEVEL SECURITY`,
    ])
      await expect(attempt(statement)).rejects.toThrow(/permission denied|must be owner/);
  },
);

test('the application cannot write an entry of another town, nor seal', async () => {
  const entry = {
    municipality_code: '131016',
    disaster_code: null,
    actor: 'clerk',
    account_id: null,
    place: 'local',
    action: 'matching.lookup',
    outcome: 200,
    persons: [],
    purpose: null,
    details: '{}',
  };
  const scope = { role: 'musubi_app', municipality } as const;
  await expect(inScope(db, scope, (trx) => recordEntry(trx, entry))).rejects.toThrow(/row-level security/);
  const seal = { seal_number: 9_999_999, entry_id: uuidv7(), chain_hash: Buffer.alloc(32) };
  await expect(
    inScope(db, scope, (trx) => trx.insertInto('audit.seal').values(seal).execute()),
  ).rejects.toThrow(/permission denied/);
});

test('a sealer that starts seals what others left, shows how many wait, and seals the rest when it stops', async () => {
  await someEntries(3);
  const sealer = startSealer(db, town.house.log);
  await someEntries(2);
  await sealer.stop();
  expect(await verifyAudit(db)).toMatchObject({ intact: true, unsealed: 0 });
  expect(await sealEntries(db, null)).toBe(0);
  expect((await unsealedEntries.get()).values[0]?.value).toBe(0);
});

test('several sealers at once, while entries arrive, make one chain', async ({ skip }) => {
  skip(inject('engine') === 'embedded', 'needs several connections at once');
  const arriving = Array.from({ length: 4 }, () => someEntries(25));
  const sealing = Array.from({ length: 4 }, async () => {
    for (let round = 0; round < 10; round += 1) await sealEntries(db, null);
  });
  await Promise.all([...arriving, ...sealing]);
  await sealEntries(db, null);
  const { intact, sealed } = await verifyAudit(db);
  expect([intact, sealed]).toEqual([true, (await entryIds()).length]);
});
