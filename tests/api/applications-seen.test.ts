// Who may see an application, and what is left behind of each look.
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { ApplicationPage } from '../../api/certificates/applications.contract.ts';
import { anApplication, family, receive } from '../support/applications.ts';
import { testHouse } from '../support/house.ts';
import { aCounter, aHousehold, aProtection } from '../support/records.ts';
import type { Counter } from '../support/records.ts';
import { signedIn } from '../support/town.ts';

const town = await testHouse();

async function search({ clerk, path }: Counter, question: object = {}): Promise<ApplicationPage> {
  const answer = await clerk.post(`${path}/applications/search`, question);
  expect(answer.status).toBe(200);
  return ApplicationPage.parse(await answer.json());
}

describe('who may see an application', () => {
  test('nobody without the right, nobody of another town', async () => {
    const counter = await aCounter(town);
    const { application_id } = await anApplication(counter);
    const address = `${counter.path}/applications/${application_id}`;
    const reader = await signedIn(town, { municipality: counter.municipality, permissions: ['audit_read'] });
    const stranger = await signedIn(town, { permissions: ['certificate_issue'] });
    expect((await reader.get(address)).status).toBe(403);
    expect((await stranger.get(address)).status).toBe(404);
  });

  test('that of a protected household does not exist for those without the right, and is received all the same', async () => {
    const counter = await aCounter(town);
    await aHousehold(town, counter.municipality, 'H1', family);
    const before = await anApplication(counter, { household_number: 'H1' });
    await aProtection(town, counter.municipality, 'H1');
    expect((await counter.clerk.get(`${counter.path}/applications/${before.application_id}`)).status).toBe(
      404,
    );
    expect((await search(counter)).total).toBe(0);
    // By post, without a number of the register: the name alone tells.
    const receipt = await receive(counter, { channel: 'post' });
    expect(receipt).toMatchObject({ application_number: 2, is_open: false });
    expect((await search(counter, { text: '浜野' })).rows).toEqual([]);
    const { municipality } = counter;
    const trusted = await signedIn(town, {
      municipality,
      permissions: ['certificate_issue', 'protected_open'],
    });
    const seen = ApplicationPage.parse(
      await (await trusted.post(`${counter.path}/applications/search`, {})).json(),
    );
    expect(seen.total).toBe(2);
    const { rows } = await sql<{
      n: number;
    }>`SELECT count(*)::int AS n FROM certificates.application_event`.execute(town.house.db);
    expect(rows[0]?.n).toBeGreaterThan(0);
  });

  test('each look and each act is in the audit, and no address carries a name', async () => {
    const counter = await aCounter(town);
    await aHousehold(town, counter.municipality, 'H1', family);
    const application = await anApplication(counter, { household_number: 'H1' });
    const { rows } = await sql<{
      action: string;
      persons: string[];
      details: string;
    }>`SELECT action, persons, details
      FROM audit.entry WHERE municipality_code = ${counter.municipality.municipality_code} ORDER BY at, entry_id`.execute(
      town.house.db,
    );
    const persons = [`application:${application.application_id}`, 'household:H1'];
    expect(rows.map(({ action, persons: seen }) => ({ action, persons: seen }))).toEqual([
      { action: 'certificates.receive_application', persons },
      { action: 'certificates.show_application', persons },
    ]);
    expect(JSON.stringify(rows)).not.toContain('浜野');
  });
});
