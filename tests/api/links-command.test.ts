// scripts/musubi match and export links, as an operator and other programs call them; a run that is killed goes on.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { performRun } from '../../api/matching/link-run.ts';
import { testHouse } from '../support/house.ts';
import { aStreet, link, linksOf } from '../support/linked-town.ts';
import type { LinkedTown } from '../support/linked-town.ts';
import { aProtection } from '../support/records.ts';

const town = await testHouse();
const { db } = town.house;
const program = new URL('../../scripts/musubi.ts', import.meta.url).pathname;
const folder = await mkdtemp(join(tmpdir(), 'musubi-links-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const surroundings = () => ({
  ...process.env,
  DATABASE_URL: town.house.settings.databaseUrl,
  MUSUBI_DATA_DIR: folder,
});
const placeOf = ({ disaster }: LinkedTown) => [
  '--municipality',
  disaster.municipality_code,
  '--disaster',
  disaster.disaster_code,
];

async function run(...words: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...words], {
    env: surroundings(),
  });
  return stdout;
}

describe('linking from the command line', () => {
  beforeEach(({ skip }) => {
    skip(
      inject('engine') === 'embedded',
      'it would need the data folder that these tests keep open themselves',
    );
  });

  test('match prints counts, threshold and time, and is audited', async () => {
    const street = await aStreet(town, 20);
    const printed: unknown = JSON.parse(await run('match', ...placeOf(street), '--json'));
    expect(printed).toMatchObject({
      state: 'done',
      kind: 'full',
      households: 20,
      surveys: 20,
      automatic_probability: expect.closeTo(0.97, 1),
      lists: { survey_without_building: 0 },
      seconds: expect.any(Number),
    });
    expect(await run('match', ...placeOf(street))).toContain('0 cells linked');
    const { rows } = await sql<{ actor: string }>`SELECT actor FROM audit.entry
      WHERE municipality_code = ${street.disaster.municipality_code} AND action = 'matching.start_run'`.execute(
      db,
    );
    expect(rows).toEqual([1, 2].map(() => ({ actor: `cli:${userInfo().username}` })));
  });

  test('export links writes a row a pair or triple with its state, for its owner only and without protected households', async () => {
    const street = await aStreet(town, 10);
    const { clerk, path } = street;
    await link(town, street);
    const ends = (house: number) => ({
      household_number: `H${house}`,
      property_number: `B${house}`,
      survey_number: `S${house}`,
    });
    await clerk.post(`${path}/confirmations`, ends(1));
    await clerk.post(`${path}/rejections`, ends(2));
    await clerk.post(`${path}/rejections`, { ...ends(3), property_number: 'B9' });
    await aProtection(town, street.municipality, 'H4');
    const out = join(folder, 'links.csv');
    await run('export', 'links', ...placeOf(street), '--out', out);
    expect((await stat(out)).mode & 0o777).toBe(0o600);
    const lines = (await readFile(out, 'utf8')).replace('\ufeff', '').trim().split('\r\n');
    expect(lines[0]).toBe('世帯番号,物件番号,調査番号,適合率,状態');
    expect(lines).toContainEqual(expect.stringMatching(/^H1,B1,S1,\d+\.\d\d,confirmed$/));
    expect(lines).toContainEqual(expect.stringMatching(/^H2,B2,S2,\d+\.\d\d,rejected$/));
    expect(lines).toContain('H3,B9,S3,,rejected');
    expect(lines).toContainEqual(expect.stringMatching(/^H5,B5,S5,9\d\.\d\d,auto$/));
    expect(lines.filter((line) => line.startsWith('H4,'))).toEqual([]);
    const { rows } = await sql`SELECT actor FROM audit.entry
      WHERE municipality_code = ${street.disaster.municipality_code} AND action = 'matching.export_links'`.execute(
      db,
    );
    expect(rows).toHaveLength(1);
  });

  test('a program killed with -9 in the middle leaves cells that the next one does not link again', async () => {
    const street = await aStreet(town, 160);
    const { municipality_code } = street.disaster;
    const cells = () =>
      db
        .selectFrom('matching.cell')
        .select(['cell', 'linked_at'])
        .where('municipality_code', '=', municipality_code)
        .orderBy('cell')
        .execute();
    // Killed at the first word that a cell is linked.
    const killed = new Promise<void>((tell) => {
      const child = spawn(process.execPath, [program, 'match', ...placeOf(street)], {
        env: surroundings(),
        stdio: 'ignore',
      });
      const stop = town.house.live.listen(municipality_code, async ({ topic }) => {
        if (topic !== 'linkage' || (await cells()).length === 0) return;
        child.kill('SIGKILL');
      });
      child.once('exit', () => {
        stop();
        tell();
      });
    });
    await killed;
    const before = await cells();
    expect(before.length).toBeGreaterThan(0);
    const { run_id } = await db
      .selectFrom('matching.run')
      .select('run_id')
      .where('municipality_code', '=', municipality_code)
      .where('state', '=', 'running')
      .executeTakeFirstOrThrow();
    const { run: ended } = await performRun({ house: town.house, ...street.disaster, run_id, silence: 0 });
    expect(ended).toMatchObject({ state: 'done' });
    expect(await cells()).toEqual(expect.arrayContaining(before));
    const automatic = (await linksOf(town, street)).filter(({ state }) => state === 'auto');
    expect(automatic.length).toBeGreaterThan(150);
  });
});
