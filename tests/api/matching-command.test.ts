// scripts/musubi lookup, as another program calls it.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { LookupAnswer } from '../../api/matching/matching.contract.ts';
import { testHouse } from '../support/house.ts';
import { aConfirmation, aCounter, aProtection, at } from '../support/records.ts';
import type { Counter } from '../support/records.ts';

const town = await testHouse();
const program = new URL('../../scripts/musubi.ts', import.meta.url).pathname;
const folder = await mkdtemp(join(tmpdir(), 'musubi-lookup-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function lookup({ municipality, disaster }: Counter, ...options: string[]): Promise<string> {
  const place = ['--municipality', municipality.municipality_code, '--disaster', disaster.disaster_code];
  const { stdout } = await promisify(execFile)(process.execPath, [program, 'lookup', ...place, ...options], {
    env: { ...process.env, DATABASE_URL: town.house.settings.databaseUrl, MUSUBI_DATA_DIR: folder },
  });
  return stdout;
}

describe('lookup from the command line', () => {
  beforeEach(({ skip }) => {
    skip(
      inject('engine') === 'embedded',
      'it would need the data folder that these tests keep open themselves',
    );
  });

  const { lon, lat } = at(1, 0);
  test.each([
    ['--survey-number', 'S1'],
    ['--name', '浜野一郎'],
    [`--at`, `${lon},${lat}`],
    ['--text', 'H1'],
  ])('%s answers with the lists, best first', async (...option) => {
    const counter = await aCounter(town);
    await aConfirmation(town, counter, '1');
    const answer = LookupAnswer.parse(JSON.parse(await lookup(counter, ...option, '--json')));
    expect(answer.residents[0]).toMatchObject({ household_number: 'H1' });
    expect(answer.buildings[0]).toMatchObject({ property_number: 'B1' });
    expect(answer.surveys[0]).toMatchObject({ survey_number: 'S1' });
    expect(answer.matches[0]).toMatchObject({ confirmed: true, household: { household_number: 'H1' } });
  });

  test('a file of questions gives one answer a line, also for a line that is no question', async () => {
    const counter = await aCounter(town);
    await aConfirmation(town, counter, '1');
    const file = join(folder, 'questions.txt');
    await writeFile(file, 'S1\n{"name":"浜野一郎"}\n{"nonsense":1}\n{broken\nnobody\n');
    const lines = (await lookup(counter, '--batch', file, '--json')).trim().split('\n');
    const answers: unknown[] = lines.map((line) => JSON.parse(line));
    expect(answers.map((answer) => LookupAnswer.safeParse(answer).data?.understood_as)).toEqual([
      'survey_number',
      'name',
      undefined,
      undefined,
      'nothing',
    ]);
  });

  test('shows no protected household, and is audited under the name of who called', async () => {
    const counter = await aCounter(town);
    const { household_number } = await aConfirmation(town, counter, '1');
    await aProtection(town, counter.municipality, household_number);
    expect(await lookup(counter, '--survey-number', 'S1', '--json')).not.toContain('"H1"');
    const { rows } = await sql<{ actor: string; persons: string[] }>`SELECT actor, persons FROM audit.entry
      WHERE municipality_code = ${counter.municipality.municipality_code}`.execute(town.house.db);
    expect(rows).toEqual([{ actor: `cli:${userInfo().username}`, persons: ['property:B1', 'survey:S1'] }]);
  });
});
