// Linking in bulk through the database: what comes out, what is redone and what is not, and what a person's word weighs.
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { inScope } from '../../api/db/scope.ts';
import { keepLinks } from '../../api/matching/link-keeper.ts';
import { linkingScope, performRun } from '../../api/matching/link-run.ts';
import { askForRun } from '../../api/matching/links.commands.ts';
import { LinkRun, Rejection } from '../../api/matching/links.contract.ts';
import { testHouse } from '../support/house.ts';
import { bring, csv } from '../support/imports.ts';
import {
  aStreet,
  bringBuildings,
  bringResidents,
  bringSurveys,
  link,
  linkFromNothing,
  linksOf,
  lookUp,
  nameOf,
  stateOf,
  triple,
} from '../support/linked-town.ts';
import { at } from '../support/records.ts';
import { signedIn } from '../support/town.ts';

const town = await testHouse();
const { db } = town.house;

describe('a run', () => {
  test('ties the household, building and survey of each house, and says so with figures', async () => {
    const street = await aStreet(town, 40);
    const run = await link(town, street);
    expect(run).toMatchObject({ kind: 'full', state: 'done', households: 40, buildings: 40, surveys: 40 });
    const links = await linksOf(town, street);
    const automatic = links.filter(({ state }) => state === 'auto');
    expect(automatic).toHaveLength(40);
    for (let house = 0; house < 40; house += 1)
      expect(automatic).toContainEqual(expect.objectContaining(triple(house)));
    expect(new Set(links.map(({ cell }) => cell)).size).toBeGreaterThan(1);
    const { done, current, lists } = await stateOf(street);
    expect(current).toBeNull();
    expect(done).toMatchObject({ run_id: run.run_id, links_auto: 40 });
    expect(lists.map(({ count }) => count)).toEqual([0, 0, 0, 0]);
  });

  test('offers a survey far off every street the house of whom it met, however unlikely', async () => {
    const street = await aStreet(town, 24, { surveyed: (house) => house !== 7 });
    const { lon, lat } = at(200, 400);
    const { municipality, disaster } = street;
    await bring(town, municipality, {
      kind: 'surveys',
      disaster_code: disaster.disaster_code,
      crs: 6668,
      file: csv(
        '調査番号,調査日,調査回,判定,居住者氏名,経度,緯度',
        `X7,2026-06-06,第1次,半壊,${nameOf(7)},${lon},${lat}`,
      ),
    });
    await link(town, street);
    const offered = (await linksOf(town, street)).filter(({ survey_number }) => survey_number === 'X7');
    expect(offered).toMatchObject([{ household_number: 'H7', property_number: 'B7', state: 'candidate' }]);
  });

  test('repeats nothing where nothing has changed, and links again only around what has', async () => {
    const street = await aStreet(town, 60, { surveyed: (house) => house !== 2 });
    await link(town, street);
    expect(await link(town, street)).toMatchObject({ kind: 'incremental', cells_total: 0, cells_done: 0 });
    await bringSurveys(town, street, (house) => house === 2);
    const run = await link(town, street);
    expect(run.cells_done).toBe(1);
    expect(await linksOf(town, street)).toContainEqual(
      expect.objectContaining({ ...triple(2), state: 'auto' }),
    );
  });

  test.each([1, 2, 3])(
    'that redoes only what changed ends where one over everything does (%i)',
    async (seed) => {
      const street = await aStreet(town, 100, { surveyed: (house) => (house * 7 + seed) % 11 !== 0 });
      const { run_id } = await link(town, street);
      // A survey comes, another lies elsewhere now, households move out, a clerk decides.
      await bringSurveys(town, street, (house) => house === 11 * seed - Math.floor((seed * 8) % 11));
      const moved = at(1000 + seed * 77, 31);
      await bring(town, street.municipality, {
        kind: 'surveys',
        disaster_code: street.disaster.disaster_code,
        crs: 6668,
        file: csv(
          '調査番号,調査日,調査回,判定,経度,緯度',
          `S1,2026-06-05,第1次,半壊,${moved.lon},${moved.lat}`,
        ),
      });
      await db
        .deleteFrom('registers.household')
        .where('municipality_code', '=', street.municipality.municipality_code)
        .where('household_number', '=', `H${20 + seed}`)
        .execute();
      await street.clerk.post(`${street.path}/rejections`, { ...triple(30 + seed), reason: null });
      const partly = await link(town, street);
      expect(partly).toMatchObject({ kind: 'incremental', state: 'done' });
      const after = await linksOf(town, street);

      const run = await linkFromNothing(town, street, run_id);
      expect(run.state).toBe('done');
      expect(run.cells_done).toBeGreaterThan(partly.cells_done);
      expect(await linksOf(town, street)).toEqual(after);
    },
  );

  test('that was left behind is gone on with by the next program, which redoes no cell', async () => {
    const street = await aStreet(town, 100);
    const asked = await inScope(db, linkingScope(street.municipality.municipality_code), (trx) =>
      askForRun(trx, street.disaster, { kind: 'full', cause: 'command' }, 'test'),
    );
    const job = { house: town.house, ...street.disaster, run_id: asked.run_id };
    const stop = new AbortController();
    const first = await performRun({
      ...job,
      signal: stop.signal,
      onProgress: ({ cells_done }) => {
        if (cells_done === 1) stop.abort();
      },
    });
    expect(first.run).toMatchObject({ state: 'running', finished_at: null });
    const linkedBefore = await db
      .selectFrom('matching.cell')
      .select(['cell', 'linked_at'])
      .where('municipality_code', '=', street.municipality.municipality_code)
      .execute();
    expect(linkedBefore.length).toBeGreaterThan(0);
    const { run } = await performRun(job);
    expect(run.state).toBe('done');
    expect(run.cells_done).toBe(run.cells_total);
    const linkedAfter = await db
      .selectFrom('matching.cell')
      .select(['cell', 'linked_at'])
      .where('municipality_code', '=', street.municipality.municipality_code)
      .execute();
    expect(linkedAfter.length).toBeGreaterThan(linkedBefore.length);
    expect(linkedAfter).toEqual(expect.arrayContaining(linkedBefore));
  });

  test('is not taken from a program that is alive, and is from one that is silent', async () => {
    const street = await aStreet(town, 3);
    const run_id = uuidv7();
    const { municipality_code, disaster_code } = street.disaster;
    await sql`INSERT INTO matching.run (run_id, municipality_code, disaster_code, kind, cause, state, holder, started_at, created_by)
      VALUES (${run_id}, ${municipality_code}, ${disaster_code}, 'full', 'command', 'running', gen_random_uuid(), now(), 'killed')`.execute(
      db,
    );
    const job = { house: town.house, ...street.disaster, run_id };
    expect((await performRun(job)).run).toMatchObject({ state: 'running', cells_done: 0 });
    expect((await performRun({ ...job, silence: 0 })).run.state).toBe('done');
  });

  test('is asked for by who keeps the base data, one at a time, and cancelled; what is linked stays', async () => {
    const street = await aStreet(town, 3);
    const { clerk, path } = street;
    const counter = await signedIn(town, {
      municipality: street.municipality,
      permissions: ['certificate_issue'],
    });
    expect((await counter.post(`${path}/linkage/runs`, {})).status).toBe(403);
    const asked = LinkRun.parse(await (await clerk.post(`${path}/linkage/runs`, { kind: 'full' })).json());
    expect(asked).toMatchObject({ state: 'waiting', kind: 'full', cause: 'person' });
    expect((await clerk.post(`${path}/linkage/runs`, {})).status).toBe(409);
    expect((await clerk.post(`${path}/linkage/runs/${asked.run_id}/cancel`)).status).toBe(200);
    const { run } = await performRun({ house: town.house, ...street.disaster, run_id: asked.run_id });
    expect(run.state).toBe('cancelled');
    expect((await clerk.post(`${path}/linkage/runs/${asked.run_id}/cancel`)).status).toBe(409);
    expect((await stateOf(street)).last).toMatchObject({ state: 'cancelled' });
  });

  test('stops where it is when it is cancelled under way', async () => {
    const street = await aStreet(town, 100);
    const asked = LinkRun.parse(
      await (await street.clerk.post(`${street.path}/linkage/runs`, { kind: 'full' })).json(),
    );
    let cancelling: Promise<Response> | undefined;
    const { run } = await performRun({
      house: town.house,
      ...street.disaster,
      run_id: asked.run_id,
      onProgress: ({ state, cells_done }) => {
        if (state === 'running' && cells_done === 1)
          cancelling ??= street.clerk.post(`${street.path}/linkage/runs/${asked.run_id}/cancel`);
      },
    });
    expect((await cancelling)?.status).toBe(200);
    expect(run.state).toBe('cancelled');
  });
});

describe('the keeper of the links', () => {
  test('links after an import by itself, and leaves alone what has not changed', async () => {
    const street = await aStreet(town, 5);
    const runs = () =>
      db
        .selectFrom('matching.run')
        .select(['cause', 'state'])
        .where('municipality_code', '=', street.municipality.municipality_code)
        .orderBy('created_at')
        .execute();
    await keepLinks(town.house, street.municipality.municipality_code);
    expect(await runs()).toEqual([{ cause: 'import', state: 'done' }]);
    await keepLinks(town.house, street.municipality.municipality_code);
    expect(await runs()).toHaveLength(1);
    await bringResidents(town, street, (house) => (house === 0 ? '別所 太郎' : nameOf(house)), '2026-05-02');
    await keepLinks(town.house, street.municipality.municipality_code);
    expect(await runs()).toHaveLength(2);
  });

  test('waits with decisions, because counters decide all day', async () => {
    const street = await aStreet(town, 5);
    const { municipality_code } = street.municipality;
    await keepLinks(town.house, municipality_code);
    await street.clerk.post(`${street.path}/rejections`, { ...triple(1), reason: null });
    const count = async () =>
      (
        await db
          .selectFrom('matching.run')
          .select('run_id')
          .where('municipality_code', '=', municipality_code)
          .execute()
      ).length;
    await keepLinks(town.house, municipality_code);
    expect(await count()).toBe(1);
    await sql`UPDATE matching.run SET finished_at = finished_at - interval '6 minutes' WHERE municipality_code = ${municipality_code}`.execute(
      db,
    );
    await keepLinks(town.house, municipality_code);
    expect(await count()).toBe(2);
  });
});

describe('a decision', () => {
  test('outlives imports and runs: the confirmed tie stands, the rejected one does not come back', async () => {
    const street = await aStreet(town, 10);
    const { clerk, path } = street;
    await link(town, street);
    // Against what the machine holds: H3 lives in B4, and S7 is not B7's.
    const wrong = { household_number: 'H3', property_number: 'B4', survey_number: 'S4' };
    expect((await clerk.post(`${path}/confirmations`, wrong)).status).toBe(201);
    const refused = { household_number: null, property_number: 'B7', survey_number: 'S7' };
    expect((await clerk.post(`${path}/rejections`, refused)).status).toBe(201);
    for (const round of [1, 2]) {
      await bringResidents(
        town,
        street,
        (house) => (house === 9 ? `改姓 ${round}子` : nameOf(house)),
        `2026-05-0${round + 1}`,
      );
      await bringBuildings(town, street, `2026-05-0${round + 1}`);
      await link(town, street, round === 1 ? 'incremental' : 'full');
      const links = await linksOf(town, street);
      expect(links).toContainEqual(expect.objectContaining({ ...wrong, probability: 1, state: 'auto' }));
      expect(links).not.toContainEqual(
        expect.objectContaining({ property_number: 'B7', survey_number: 'S7' }),
      );
      expect((await lookUp(street, clerk, { survey_number: 'S4' })).matches[0]).toMatchObject({
        state: 'confirmed',
        household: { household_number: 'H3' },
      });
    }
  });

  test('binds across the town: who lives far from the registered place is linked nowhere else', async () => {
    const street = await aStreet(town, 100);
    const far = { household_number: 'H0', property_number: 'B99', survey_number: 'S99' };
    expect((await street.clerk.post(`${street.path}/confirmations`, far)).status).toBe(201);
    await link(town, street);
    const links = await linksOf(town, street);
    expect(links).toContainEqual(expect.objectContaining({ ...far, probability: 1 }));
    expect(
      links.filter(
        ({ household_number, property_number }) => household_number === 'H0' && property_number !== 'B99',
      ),
    ).toEqual([]);
  });

  test('a rejected candidate leaves the lookup at once and comes back when the rejection is withdrawn', async () => {
    const street = await aStreet(town, 6);
    const { clerk, path } = street;
    await link(town, street);
    const ofFirst = async () => {
      const { matches, rejections } = await lookUp(street, clerk, { survey_number: 'S1' });
      const found = matches.some(
        ({ household, survey }) => household?.household_number === 'H1' && survey?.survey_number === 'S1',
      );
      return { found, rejections };
    };
    expect(await ofFirst()).toEqual({ found: true, rejections: [] });
    const answer = await clerk.post(`${path}/rejections`, { ...triple(1), reason: '隣家の調査' });
    const rejection = Rejection.parse(await answer.json());
    expect(rejection).toMatchObject({ ...triple(1), reason: '隣家の調査', withdrawn_at: null });
    expect(await ofFirst()).toMatchObject({
      found: false,
      rejections: [{ rejection_id: rejection.rejection_id }],
    });
    expect((await clerk.post(`${path}/rejections`, { ...triple(1) })).status).toBe(409);
    expect((await clerk.post(`${path}/confirmations`, triple(1))).status).toBe(409);
    const withdrawn = await clerk.post(`${path}/rejections/${rejection.rejection_id}/withdraw`, {
      reason: '取り違え',
    });
    expect(withdrawn.status).toBe(200);
    expect((await ofFirst()).found).toBe(true);
    expect((await clerk.post(`${path}/confirmations`, triple(1))).status).toBe(201);
    expect((await clerk.post(`${path}/rejections`, { ...triple(1) })).status).toBe(409);
    expect((await clerk.post(`${path}/rejections`, { ...triple(2), survey_number: 'S999' })).status).toBe(
      422,
    );
    expect(
      (
        await clerk.post(`${path}/rejections`, {
          household_number: 'H1',
          property_number: null,
          survey_number: null,
        })
      ).status,
    ).toBe(422);
  });
});
