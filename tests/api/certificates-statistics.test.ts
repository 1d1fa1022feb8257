import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { Certificate } from '../../api/certificates/certificates.contract.ts';
import { CertificateStatistics } from '../../api/certificates/statistics.contract.ts';
import { testHouse } from '../support/house.ts';
import { aConfirmation, aCounter } from '../support/records.ts';

const town = await testHouse();

test('what was issued, replaced, handed over and still waits is counted by day, kind, class and counter', async () => {
  const counter = await aCounter(town);
  const { clerk, path } = counter;
  const issue = async (wanted: object) => {
    const answer = await clerk.post(`${path}/certificates`, { certificate_id: uuidv7(), ...wanted });
    return Certificate.parse(await answer.json());
  };
  const half = await aConfirmation(town, counter, '1', { damage_class: 'half' });
  const total = await aConfirmation(town, counter, '2', { damage_class: 'total' });
  await aConfirmation(town, counter, '3');
  const first = await issue({ confirmation_id: half.confirmation_id });
  await issue({
    confirmation_id: half.confirmation_id,
    replaces: { certificate_id: first.certificate_id, reason: 'reissue' },
  });
  const other = await issue({ confirmation_id: total.confirmation_id });
  for (const step of ['rendering', 'printing', 'handing-over'])
    await clerk.post(`${path}/certificates/${other.certificate_id}/${step}`);
  // Handed over a quarter of an hour after its number was given.
  await sql`UPDATE certificates.event SET at = now() - interval '15 minutes'
    WHERE certificate_id = ${other.certificate_id} AND event = 'reserved'`.execute(town.house.db);

  const answer = await clerk.get(`${path}/certificate-statistics`);
  const figures = CertificateStatistics.parse(await answer.json());
  expect(figures.present).toBe(2);
  expect(figures.days).toEqual([
    expect.objectContaining({ issued: 3, reissued: 1, corrected: 0, voided: 0, handed_over: 1 }),
  ]);
  expect(figures.kinds).toEqual([expect.objectContaining({ kind: 'resident', present: 2, ended: 1 })]);
  expect(figures.classes).toEqual(
    expect.arrayContaining([
      { damage_label: '半壊', present: 1 },
      { damage_label: '全壊', present: 1 },
    ]),
  );
  expect(figures.backlog).toMatchObject({ confirmed: 1, unrendered: 1, unprinted: 0, waiting: 0 });
  expect(figures.counters.map((one) => one.issued)).toEqual([3]);
  expect(figures.seconds.reserved_to_handed.cases).toBe(1);
  expect(figures.seconds.reserved_to_handed.median).toBeGreaterThan(899);
  expect(figures.seconds.called_to_handed).toEqual({ cases: 0, median: null, p90: null });
});
