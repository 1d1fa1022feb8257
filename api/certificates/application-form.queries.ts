import { formatWareki } from '../../geodata/wareki.ts';
import type { Reader } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import type { FormFields } from './application-form.ts';
import { writeApplicationNumber } from './applications.rules.ts';
import { getApplication } from './applications.queries.ts';
import type { Place } from './certificates.queries.ts';
import { getPrefill } from './prefill.queries.ts';
import { todayInJapan } from './tickets.queries.ts';

interface Asked {
  household_number: string | null;
  application_id: string | null;
}

const categoryOrder = ['owner_occupier', 'tenant', 'owner', 'other'] as const;
const objectOrder = ['dwelling', 'non_dwelling', 'movable'] as const;
const deliveryOrder = ['window', 'post'] as const;

/** A form with what is known filled in: of an application, of a household, or of the disaster alone. */
export async function getFormFields(
  reader: Reader,
  place: Place & { account: string },
  { household_number, application_id }: Asked,
): Promise<FormFields> {
  const blank = await getBlank(reader, place);
  if (application_id !== null) {
    const application = await getApplication(reader, place, application_id);
    return {
      ...blank,
      number: writeApplicationNumber(application.application_number),
      date: formatWareki(application.received_on),
      applicant_address: application.applicant_address,
      applicant_name: application.applicant_name,
      applicant_relation: application.applicant_relation,
      applicant_phone: application.applicant_phone ?? '',
      address_then: application.address_then,
      head_name: application.head_name,
      category: categoryOrder.indexOf(application.category),
      category_detail: application.category_detail ?? '',
      house_address: application.house_address,
      object: objectOrder.indexOf(application.object),
      object_detail: application.object_detail ?? '',
      purpose: application.purpose,
      copies: String(application.copies),
      slip_number: application.slip_number ?? '',
      delivery: deliveryOrder.indexOf(application.delivery),
      mailing: application.mailing_address ?? '',
      members: printedMembers(application.members),
    };
  }
  if (household_number === null) return blank;
  const known = await getPrefill(reader, place, { household_number, property_number: null });
  return {
    ...blank,
    applicant_address: known.applicant_address,
    applicant_name: known.applicant_name,
    applicant_phone: known.applicant_phone ?? '',
    address_then: known.address_then,
    head_name: known.head_name,
    category: known.category === null ? null : categoryOrder.indexOf(known.category),
    house_address: known.house_address,
    slip_number: known.slip_number ?? '',
    members: printedMembers(known.members),
  };
}

function printedMembers(
  members: readonly { name: string; relationship: string | null; age: number | null }[],
): FormFields['members'] {
  return members.map(({ name, relationship, age }) => ({
    name,
    relationship: relationship ?? '',
    age: age === null ? '' : String(age),
  }));
}

async function getBlank(reader: Reader, { municipality, disaster }: Place): Promise<FormFields> {
  const found = await reader
    .selectFrom('accounts.disaster as d')
    .innerJoin('accounts.municipality as m', 'm.municipality_code', 'd.municipality_code')
    .select(['d.cause', 'd.kind', 'm.mayor_title', 'm.mayor_name', todayInJapan.as('today')])
    .where('d.municipality_code', '=', municipality)
    .where('d.disaster_code', '=', disaster)
    .executeTakeFirst();
  if (found === undefined) throw problems.notFound();
  return {
    printed_on: found.today,
    date: '',
    number: '',
    mayor: `${found.mayor_title}　${found.mayor_name}`,
    applicant_address: '',
    applicant_name: '',
    applicant_relation: '',
    applicant_phone: '',
    cause: found.cause,
    address_then: '',
    head_name: '',
    category: null,
    category_detail: '',
    house_address: '',
    object: null,
    object_detail: '',
    purpose: '',
    copies: '',
    slip_number: '',
    delivery: null,
    mailing: '',
    members: [],
    training: found.kind === 'training',
  };
}
