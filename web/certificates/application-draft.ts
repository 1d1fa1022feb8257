import type { Application, CheckAspect, Declaration } from '../../api/certificates/applications.contract.ts';
import type { Prefill } from '../../api/certificates/prefill.contract.ts';
import { today } from './application-words.ts';

export type MemberDraft = { name: string; relationship: string; age: string };

/** A form as it is typed: texts, and choices that may not be made yet. */
export type ApplicationDraft = {
  received_on: string;
  applicant_name: string;
  applicant_kana: string;
  applicant_relation: string;
  applicant_address: string;
  applicant_phone: string;
  household_number: string;
  head_name: string;
  members: readonly MemberDraft[];
  address_then: string;
  category: Declaration['category'] | null;
  category_detail: string;
  object: Declaration['object'];
  object_detail: string;
  house_address: string;
  property_number: string;
  slip_number: string;
  purpose: string;
  copies: string;
  delivery: Declaration['delivery'];
  mailing_postal_code: string;
  mailing_address: string;
  /** 申請第…号 of the same house, digits. */
  representative: string;
};

export function emptyDraft(channel: Declaration['channel']): ApplicationDraft {
  return {
    received_on: today(),
    applicant_name: '',
    applicant_kana: '',
    applicant_relation: '本人',
    applicant_address: '',
    applicant_phone: '',
    household_number: '',
    head_name: '',
    members: [],
    address_then: '',
    category: null,
    category_detail: '',
    object: 'dwelling',
    object_detail: '',
    house_address: '',
    property_number: '',
    slip_number: '',
    purpose: '被災者生活再建支援金',
    copies: '1',
    delivery: channel,
    mailing_postal_code: '',
    mailing_address: '',
    representative: '',
  };
}

/** What the register knows goes into the form; what is typed already and the register does not know stays. */
export function withPrefill(draft: ApplicationDraft, known: Prefill): ApplicationDraft {
  const [first] = known.earlier;
  return {
    ...draft,
    household_number: known.household_number,
    applicant_name: known.applicant_name,
    applicant_kana: known.applicant_kana ?? '',
    applicant_address: known.applicant_address,
    applicant_phone: known.applicant_phone ?? draft.applicant_phone,
    head_name: known.head_name,
    members: known.members.map(({ name, relationship, age }) => ({
      name,
      relationship: relationship ?? '',
      age: age === null ? '' : String(age),
    })),
    address_then: known.address_then,
    house_address: known.house_address,
    category: known.category ?? draft.category,
    property_number: known.property_number ?? '',
    slip_number: known.slip_number ?? draft.slip_number,
    mailing_address: draft.delivery === 'post' ? known.applicant_address : draft.mailing_address,
    representative: first === undefined ? draft.representative : String(first.application_number),
  };
}

/** The slip that the applicant brought leads before what a person has tied to the household. */
export function withSlip(draft: ApplicationDraft, slip: string | null): ApplicationDraft {
  return slip === null ? draft : { ...draft, slip_number: slip };
}

/** What was shown so far: a slip that was typed is what the house was known by. */
export function checksWithSlip(checks: CheckDraft, slip: string | null): CheckDraft {
  return slip === null || checks.house.evidence !== ''
    ? checks
    : { ...checks, house: { ...checks.house, evidence: 'survey_slip' } };
}

/** The form of an application that is corrected. */
export function draftOf(application: Application): ApplicationDraft {
  const leads = application.representative_number === application.application_number;
  const { received_on, applicant_name, applicant_relation, applicant_address } = application;
  const { head_name, address_then, category, object, house_address, purpose, delivery } = application;
  return {
    // Only what a form says: the rest of an application is not sent back.
    received_on,
    applicant_name,
    applicant_relation,
    applicant_address,
    head_name,
    address_then,
    category,
    object,
    house_address,
    purpose,
    delivery,
    applicant_kana: application.applicant_kana ?? '',
    applicant_phone: application.applicant_phone ?? '',
    household_number: application.household_number ?? '',
    members: application.members.map(({ name, relationship, age }) => ({
      name,
      relationship: relationship ?? '',
      age: age === null ? '' : String(age),
    })),
    category_detail: application.category_detail ?? '',
    object_detail: application.object_detail ?? '',
    property_number: application.property_number ?? '',
    slip_number: application.slip_number ?? '',
    copies: String(application.copies),
    mailing_postal_code: application.mailing_postal_code ?? '',
    mailing_address: application.mailing_address ?? '',
    representative: leads ? '' : String(application.representative_number),
  };
}

/** Fields that cannot stay empty, with what to say there. */
export function missingIn(draft: ApplicationDraft): Record<string, string> {
  const missing: Record<string, string> = {};
  const need = (field: keyof ApplicationDraft, message: string): void => {
    const value = draft[field];
    if (value === null || (typeof value === 'string' && value.trim() === '')) missing[field] = message;
  };
  need('applicant_name', '申請者の氏名を入力してください');
  need('applicant_address', '申請者の住所を入力してください');
  need('applicant_relation', '関係を選んでください');
  need('head_name', '罹災者の氏名を入力してください');
  need('address_then', '罹災者の住所を入力してください');
  need('category', '区分を選んでください');
  need('house_address', '罹災物件の所在地を入力してください');
  need('purpose', '使用目的を入力してください');
  need('received_on', '申請日を入力してください');
  if (draft.category === 'other') need('category_detail', 'その他の内容を入力してください');
  if (draft.delivery === 'post') need('mailing_address', '送付先を入力してください');
  if (!/^\d{1,2}$/.test(draft.copies.normalize('NFKC')) || Number(draft.copies.normalize('NFKC')) === 0)
    missing['copies'] = '枚数を数字で入力してください';
  if (draft.representative !== '' && numberOf(draft.representative) === null)
    missing['representative_number'] = '申請番号を数字で入力してください';
  return missing;
}

/** '申請第000012号', '12' or '１２' as 12. */
export function numberOf(text: string): number | null {
  const digits = /^\D*(\d{1,9})\D*$/.exec(text.normalize('NFKC').trim())?.[1];
  return digits === undefined || Number(digits) === 0 ? null : Number(digits);
}

/** What is sent; only of a draft in which nothing is missing. */
export function declarationOf(draft: ApplicationDraft, channel: Declaration['channel']) {
  const { representative: _, category, ...texts } = draft;
  return {
    ...texts,
    channel,
    category: category ?? 'other',
    copies: Number(draft.copies.normalize('NFKC')),
    members: draft.members
      .filter(({ name }) => name.trim() !== '')
      .map(({ name, relationship, age }) => ({
        name,
        relationship,
        age: /^\d{1,3}$/.test(age.normalize('NFKC')) ? Number(age.normalize('NFKC')) : null,
      })),
    mailing_postal_code: draft.delivery === 'post' ? draft.mailing_postal_code : '',
    mailing_address: draft.delivery === 'post' ? draft.mailing_address : '',
  };
}

export type CheckDraft = Readonly<Record<CheckAspect, { evidence: string; note: string }>>;

export function emptyChecks(channel: Declaration['channel']): CheckDraft {
  return {
    identity: { evidence: channel === 'post' ? 'copy_by_post' : '', note: '' },
    house: { evidence: '', note: '' },
    household: { evidence: '', note: '' },
  };
}
