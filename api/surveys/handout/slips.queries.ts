import type { Reader } from '../../db/database.ts';
import type { OfDisaster } from '../disaster-day.ts';
import type { Slip } from './handouts.contract.ts';

/** Nobody has written the town's own words yet. */
export const noVersion = 0;

/** 様式例 of document 002 IV-3 (4) c and V. */
const usual: Slip = {
  notice:
    'この建物は、り災証明のための調査を行いました。後日、り災証明の交付申請の受付をいたします。受付の開始日は、広報などでお知らせします。',
  to_bring: '本用紙（調査済証）\n身分証明書（運転免許証など）',
  contact: '',
  version: noVersion,
};

export async function getSlip(reader: Reader, { municipality, disaster }: OfDisaster): Promise<Slip> {
  const own = await reader
    .selectFrom('surveys.slip_text')
    .select(['notice', 'to_bring', 'contact', 'version'])
    .where('municipality_code', '=', municipality)
    .where('disaster_code', '=', disaster)
    .executeTakeFirst();
  return own ?? usual;
}
