// What the QR code of a sheet or slip says: random, so that it tells nothing to whoever may not read the table.
import { randomBytes } from 'node:crypto';
import type { Reader } from '../../db/database.ts';

/** Crockford's digits: none looks like another, and QR codes hold them compactly. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 20;
/** What tells a reader that a code is one of ours. */
const CODE_PREFIX = 'MSBS:';

export function makeCode(): string {
  return Array.from(randomBytes(CODE_LENGTH), (byte) => DIGITS[byte % DIGITS.length]).join('');
}

/** What is printed as QR code of a survey. */
export function codeText(survey_code: string): string {
  return `${CODE_PREFIX}${survey_code}`;
}

/** The survey code in what a reader has typed; null: it is none of ours. */
export function readCode(text: string): string | null {
  const plain = text.normalize('NFKC').trim().toUpperCase();
  if (!plain.startsWith(CODE_PREFIX)) return null;
  const code = plain.slice(CODE_PREFIX.length);
  return code.length === CODE_LENGTH && [...code].every((digit) => DIGITS.includes(digit)) ? code : null;
}

/** 調査番号 that a code was printed for; undefined: none of this disaster. */
export async function findNumberOfCode(
  reader: Reader,
  { municipality_code, disaster_code }: { municipality_code: string; disaster_code: string },
  survey_code: string,
): Promise<string | undefined> {
  const printed = await reader
    .selectFrom('surveys.v_survey_number')
    .select('survey_number')
    .where('municipality_code', '=', municipality_code)
    .where('disaster_code', '=', disaster_code)
    .where('survey_code', '=', survey_code)
    .executeTakeFirst();
  return printed?.survey_number;
}
