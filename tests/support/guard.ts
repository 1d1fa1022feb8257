// 照合 in tests: most of them issue certificates without telling how the house was proven.
import { v7 as uuidv7 } from 'uuid';
import type { TestHouse } from './house.ts';
import type { Counter } from './records.ts';
import { anAccount } from './town.ts';

const silent = {
  slip: 'silent',
  pointing: 'silent',
  name: 'silent',
  address: 'silent',
  records: 'silent',
  is_proven: false,
  evidence: '[]',
};
const kinds = ['slip', 'pointing', 'name', 'address', 'records'];

/**
 * Lets certificates be issued on a confirmation whatever its records say: as if a second person had approved it, even
 * though everything spoke against it. Tests of the guard itself do without.
 */
export async function passGuard(town: TestHouse, confirmation_id: string): Promise<void> {
  const { db } = town.house;
  const of = await db
    .selectFrom('matching.confirmation')
    .select(['municipality_code', 'disaster_code', 'household_number', 'confirmed_by as requested_by'])
    .where('confirmation_id', '=', confirmation_id)
    .executeTakeFirstOrThrow();
  const { municipality_code, disaster_code, household_number, requested_by } = of;
  const { account_id: decided_by } = await anAccount(
    town,
    { municipality_code, name: '' },
    { display_name: '責任者', permissions: ['certificate_issue_with_correction'] },
  );
  await db
    .insertInto('certificates.house_check')
    .values({
      confirmation_id,
      municipality_code,
      disaster_code,
      household_number,
      ...silent,
    })
    // A page that shows the confirmation may have asked for a check of its own meanwhile.
    .onConflict((conflict) => conflict.column('confirmation_id').doUpdateSet(silent))
    .execute();
  await db
    .insertInto('certificates.house_override')
    .values({
      override_id: uuidv7(),
      confirmation_id,
      municipality_code,
      disaster_code,
      household_number,
      reason: '現地で確かめた',
      contradictions: kinds,
      requested_by,
      decision: 'approved',
      decided_by,
      decided_at: new Date().toISOString(),
    })
    .execute();
}

/** The same for an owner's paper without a confirmation, asked for by the counter's own clerk. */
export async function passOwnerGuard(
  town: TestHouse,
  { municipality, disaster, clerk }: Pick<Counter, 'municipality' | 'disaster' | 'clerk'>,
  house: { property_number: string; survey_number: string },
): Promise<void> {
  const of = { municipality_code: municipality.municipality_code, disaster_code: disaster.disaster_code };
  const { account_id: decided_by } = await anAccount(
    town,
    { municipality_code: of.municipality_code, name: '' },
    { display_name: '責任者', permissions: ['certificate_issue_with_correction'] },
  );
  const owner_check_id = uuidv7();
  const { db } = town.house;
  await db
    .insertInto('certificates.owner_check')
    .values({ owner_check_id, ...of, ...house, ...silent })
    .execute();
  await db
    .insertInto('certificates.house_override')
    .values({
      override_id: uuidv7(),
      owner_check_id,
      ...of,
      reason: '現地で確かめた',
      contradictions: kinds,
      requested_by: clerk.account.account_id,
      decision: 'approved',
      decided_by,
      decided_at: new Date().toISOString(),
    })
    .execute();
}
