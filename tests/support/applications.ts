// Invented applications, by the routes that the pages use.
import { expect } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { Application, ApplicationReceipt } from '../../api/certificates/applications.contract.ts';
import type { Counter } from './records.ts';

/** What a form says unless a test says otherwise. */
export const declared = {
  channel: 'window',
  received_on: '2026-06-08',
  applicant_name: '浜野　一郎',
  applicant_kana: 'ハマノ　イチロウ',
  applicant_relation: '本人',
  applicant_address: 'むすび市港町一丁目1番1号',
  applicant_phone: null,
  household_number: null,
  head_name: '浜野　一郎',
  members: [{ name: '浜野　一郎', relationship: '世帯主', age: 56 }],
  address_then: 'むすび市港町一丁目1番1号',
  category: 'owner_occupier',
  category_detail: null,
  object: 'dwelling',
  object_detail: null,
  house_address: 'むすび市港町一丁目1番1号',
  property_number: null,
  slip_number: null,
  purpose: '保険の請求',
  copies: 1,
  delivery: 'window',
  mailing_postal_code: null,
  mailing_address: null,
};

/** Two of a household in flats. */
export const family = {
  people: [
    {
      name: '浜野　一郎',
      kana: 'ハマノ　イチロウ',
      born_on: '1970-06-02',
      relationship: '世帯主',
      sex: '男',
    },
    { name: '浜野　はる', born_on: '2020-05-31', relationship: '子', sex: '女' },
  ],
  address: 'むすび市港町一丁目1番1号',
  address_detail: '浜荘201',
};

export const threeChecks = [
  { aspect: 'identity', evidence: 'driving_licence', note: null },
  { aspect: 'house', evidence: 'survey_slip', note: null },
  { aspect: 'household', evidence: 'register', note: null },
];

export async function receive({ clerk, path }: Counter, given: object = {}): Promise<ApplicationReceipt> {
  const answer = await clerk.post(`${path}/applications`, {
    application_id: uuidv7(),
    ...declared,
    ...given,
  });
  expect(answer.status).toBe(201);
  return ApplicationReceipt.parse(await answer.json());
}

export async function anApplication(counter: Counter, given: object = {}): Promise<Application> {
  return show(counter, (await receive(counter, given)).application_id);
}

export async function show({ clerk, path }: Counter, id: string): Promise<Application> {
  const answer = await clerk.get(`${path}/applications/${id}`);
  expect(answer.status).toBe(200);
  return Application.parse(await answer.json());
}

export function goOn(
  { clerk, path }: Counter,
  { application_id, step }: Pick<Application, 'application_id' | 'step'>,
  to_state: string,
  said: object = {},
): Promise<Response> {
  return clerk.post(`${path}/applications/${application_id}/steps`, {
    step_seen: step,
    to_state,
    held_on: '2026-06-08',
    reason: null,
    survey_number: null,
    ...said,
  });
}

export async function wentOn(
  counter: Counter,
  application: Pick<Application, 'application_id' | 'step'>,
  to_state: string,
  said: object = {},
): Promise<Application> {
  const answer = await goOn(counter, application, to_state, said);
  expect(answer.status).toBe(201);
  return Application.parse(await answer.json());
}
