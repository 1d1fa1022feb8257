// A plan whose districts stand, straight into the tables, and papers asked for them.
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { expect, vi } from 'vitest';
import { Handout } from '../../api/surveys/handout/handouts.contract.ts';
import { usualSettings } from '../../api/surveys/plans.contract.ts';
import type { TestHouse } from './house.ts';
import type { Counter } from './records.ts';

export interface PlannedDistricts {
  plan_id: string;
  districts: string[];
  /** `…/survey-plans/{plan_id}` */
  path: string;
}

/** Buildings of the register named by `byDistrict`, in visiting order; each list a district with a border around it. */
export async function aPlanOf(
  { house: { db } }: TestHouse,
  { municipality: { municipality_code }, disaster: { disaster_code }, clerk, path }: Counter,
  byDistrict: readonly (readonly string[])[],
  name = '第1次調査',
): Promise<PlannedDistricts> {
  const plan_id = uuidv7();
  const { account_id } = clerk.account;
  await db
    .insertInto('surveys.plan')
    .values({
      plan_id,
      municipality_code,
      disaster_code,
      name,
      settings: JSON.stringify(usualSettings),
      created_by: account_id,
    })
    .execute();
  await sql`INSERT INTO surveys.plan_edit (plan_id, revision, municipality_code, kind, account_id)
    VALUES (${plan_id}, 1, ${municipality_code}, 'begin', ${account_id})`.execute(db);
  const districts: string[] = [];
  for (const [at, properties] of byDistrict.entries()) {
    const district_id = uuidv7();
    districts.push(district_id);
    await sql`INSERT INTO surveys.plan_building (municipality_code, plan_id, property_number, address, use, structure, is_dwelling, is_rough, minutes, geom)
      SELECT municipality_code, ${plan_id}, property_number, address, use, surveys.structure_class(structure), true, false, 36, geom
      FROM registers.building WHERE municipality_code = ${municipality_code} AND property_number = ANY (${properties}::text[])`.execute(
      db,
    );
    await sql`INSERT INTO surveys.district (district_id, municipality_code, plan_id, district_number, work_minutes, walking_minutes,
        walking_metres, approach_minutes, pieces, born_revision, outline)
      SELECT ${district_id}, ${municipality_code}, ${plan_id}, ${at + 1}::int, 36 * count(*), 3, 200, 10, 1, 1,
        ST_Multi(ST_Buffer(ST_ConvexHull(ST_Collect(geom)), 0.0001))
      FROM surveys.plan_building WHERE plan_id = ${plan_id} AND property_number = ANY (${properties}::text[])`.execute(
      db,
    );
    await sql`UPDATE surveys.plan_building SET district_id = ${district_id}, visit_order = array_position(${properties}::text[], property_number::text) * 3
      WHERE plan_id = ${plan_id} AND property_number = ANY (${properties}::text[])`.execute(db);
  }
  return { plan_id, districts, path: `${path}/survey-plans/${plan_id}` };
}

export async function askPapers(
  { clerk }: Pick<Counter, 'clerk'>,
  { path }: PlannedDistricts,
  district_id: string | undefined,
  given: object = {},
): Promise<Handout> {
  const wanted = {
    handout_id: uuidv7(),
    papers: ['list'],
    team: '1班',
    days: ['2026-06-04'],
    names_owners: false,
    ...given,
  };
  const answer = await clerk.post(`${path}/districts/${district_id}/handouts`, wanted);
  expect(answer.status).toBe(202);
  return Handout.parse(await answer.json());
}

export async function drawn(
  { clerk }: Pick<Counter, 'clerk'>,
  { path }: PlannedDistricts,
  handout_id: string,
): Promise<Handout> {
  return vi.waitFor(
    async () => {
      const now = Handout.parse(await (await clerk.get(`${path}/handouts/${handout_id}`)).json());
      if (now.state === 'running') throw new Error('it is still being drawn');
      return now;
    },
    { timeout: 40_000, interval: 50 },
  );
}
