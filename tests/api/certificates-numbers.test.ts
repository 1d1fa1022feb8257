import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { expect, inject, test } from 'vitest';
import { issue } from '../../api/certificates/certificates.commands.ts';
import { NewCertificate } from '../../api/certificates/certificates.contract.ts';
import { inScope } from '../../api/db/scope.ts';
import { testHouse } from '../support/house.ts';
import { aConfirmation, aCounter } from '../support/records.ts';
import type { Counter } from '../support/records.ts';

const town = await testHouse();
const oneEngine = 'the embedded engine takes clients in turn: nothing runs at once';

async function numbersOf({ municipality }: Counter): Promise<number[]> {
  const { rows } = await sql<{
    certificate_number: number;
  }>`SELECT certificate_number FROM certificates.certificate
    WHERE municipality_code = ${municipality.municipality_code} ORDER BY 1`.execute(town.house.db);
  return rows.map((row) => row.certificate_number);
}

function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}

test('sixteen counters that issue two hundred certificates at once give each number once and leave none out', async ({
  skip,
}) => {
  skip(inject('engine') === 'embedded', oneEngine);
  const counter = await aCounter(town);
  const confirmations = await Promise.all(
    upTo(16).map(async (number) => (await aConfirmation(town, counter, String(number))).confirmation_id),
  );
  const wanted = upTo(200);
  await Promise.all(
    confirmations.map(async (confirmation_id) => {
      let former: string | undefined;
      while (wanted.pop() !== undefined) {
        const certificate_id = uuidv7();
        const replaces = former === undefined ? undefined : { certificate_id: former, reason: 'reissue' };
        const body = { certificate_id, confirmation_id, replaces };
        expect((await counter.clerk.post(`${counter.path}/certificates`, body)).status).toBe(201);
        former = certificate_id;
      }
    }),
  );
  expect(await numbersOf(counter)).toEqual(upTo(200));
});

test('a number whose transaction is rolled back is given to the next', async () => {
  const counter = await aCounter(town);
  const { confirmation_id } = await aConfirmation(town, counter, '1');
  const { municipality_code } = counter.municipality;
  const place = {
    municipality: municipality_code,
    disaster: counter.disaster.disaster_code,
    account: counter.clerk.account.account_id,
    folder: town.house.settings.dataFolder,
    origin: 'http://localhost',
  };
  const wanted = () => NewCertificate.parse({ certificate_id: uuidv7(), confirmation_id });
  const broken = inScope(
    town.house.db,
    { role: 'musubi_app', municipality: municipality_code },
    async (trx) => {
      await issue(trx, place, wanted());
      throw new Error('the line breaks');
    },
  );
  await expect(broken).rejects.toThrow('the line breaks');
  await inScope(town.house.db, { role: 'musubi_app', municipality: municipality_code }, (trx) =>
    issue(trx, place, wanted()),
  );
  expect(await numbersOf(counter)).toEqual([1]);
});

test('a counter whose connection is killed after its number leaves no gap, and lets the next one on', async ({
  skip,
}) => {
  skip(inject('engine') === 'embedded', oneEngine);
  const counter = await aCounter(town);
  const { confirmation_id } = await aConfirmation(town, counter, '1');
  const { municipality_code } = counter.municipality;
  const place = {
    municipality: municipality_code,
    disaster: counter.disaster.disaster_code,
    account: counter.clerk.account.account_id,
    folder: town.house.settings.dataFolder,
    origin: 'http://localhost',
  };
  const killed = inScope(
    town.house.db,
    { role: 'musubi_app', municipality: municipality_code },
    async (trx) => {
      await issue(trx, place, NewCertificate.parse({ certificate_id: uuidv7(), confirmation_id }));
      const { rows } = await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(trx);
      const waiting = counter.clerk.post(`${counter.path}/certificates`, {
        certificate_id: uuidv7(),
        confirmation_id,
      });
      await sql`SELECT pg_terminate_backend(${rows[0]?.pid})`.execute(town.house.db);
      return { answer: await waiting };
    },
  );
  await expect(killed).rejects.toThrow(/connection|terminat/i);
  const next = await aConfirmation(town, counter, '2');
  const after = await counter.clerk.post(`${counter.path}/certificates`, {
    certificate_id: uuidv7(),
    confirmation_id: next.confirmation_id,
  });
  expect(after.status).toBe(201);
  expect(await numbersOf(counter)).toEqual([1, 2]);
});

test('a withdrawal and an issue at the same moment never both succeed', async ({ skip }) => {
  skip(inject('engine') === 'embedded', oneEngine);
  const counter = await aCounter(town);
  for (const round of upTo(12)) {
    const { confirmation_id } = await aConfirmation(town, counter, `r${round}`);
    const answers = await Promise.all([
      counter.clerk.post(`${counter.path}/confirmations/${confirmation_id}/withdraw`, { reason: '誤り' }),
      counter.clerk.post(`${counter.path}/certificates`, { certificate_id: uuidv7(), confirmation_id }),
    ]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  }
});
