import { problems } from '../http/problem.ts';
import type { Reader } from '../db/database.ts';
import type { DisasterContext } from './disaster-context.ts';
import type { Confirmation } from './matching.contract.ts';

type Disaster = Pick<DisasterContext, 'municipality_code' | 'disaster_code'>;
type Tied = Partial<Record<'household_number' | 'property_number' | 'survey_number', string>>;

function selectConfirmations(reader: Reader, { municipality_code, disaster_code }: Disaster) {
  return reader
    .selectFrom('matching.confirmation as k')
    .innerJoin('accounts.v_account as a', 'a.account_id', 'k.confirmed_by')
    .leftJoin('accounts.v_account as w', 'w.account_id', 'k.withdrawn_by')
    .select([
      'k.confirmation_id',
      'k.household_number',
      'k.property_number',
      'k.survey_number',
      'k.confirmed_at',
    ])
    .select(['k.withdrawn_at', 'k.withdrawn_reason', 'k.version'])
    .select(['a.display_name as confirmed_by', 'w.display_name as withdrawn_by'])
    .where('k.municipality_code', '=', municipality_code)
    .where('k.disaster_code', '=', disaster_code);
}

/** Throws not-found, also for one of another disaster or of a household that the reader may not see. */
export async function getConfirmation(reader: Reader, disaster: Disaster, id: string): Promise<Confirmation> {
  const found = await selectConfirmations(reader, disaster)
    .where('k.confirmation_id', '=', id)
    .executeTakeFirst();
  if (found === undefined) throw problems.notFound();
  return found;
}

/** Those of one record, withdrawn ones too, newest first. */
export async function listConfirmations(
  reader: Reader,
  disaster: Disaster,
  tied: Tied,
): Promise<Confirmation[]> {
  let query = selectConfirmations(reader, disaster);
  if (tied.household_number !== undefined)
    query = query.where('k.household_number', '=', tied.household_number);
  if (tied.property_number !== undefined) query = query.where('k.property_number', '=', tied.property_number);
  if (tied.survey_number !== undefined) query = query.where('k.survey_number', '=', tied.survey_number);
  return query.orderBy('k.confirmed_at', 'desc').execute();
}
