// 個人情報保護モード: a certificate may be looked at with the household that it was issued to. The row rules leave only that
// household's; what is left is the owner, who may be anybody.
import type { Asking } from '../http/mounts.ts';
import { problems } from '../http/problem.ts';
import type { PaperFields } from './certificates.contract.ts';
import type { z } from 'zod';

/** Throws privacy-on for a paper that rests on a building or a declaration: it may name others. */
export function refuseOthers({ session }: Asking, ground: string): void {
  if (session.privacy !== null && ground !== 'confirmation') throw problems.privacyOn();
}

export function maskPaper<Answer extends { fields: z.output<typeof PaperFields> }>(
  { session }: Asking,
  answer: Answer,
): Answer {
  if (session.privacy === null) return answer;
  return { ...answer, fields: { ...answer.fields, owner_name: '', owner_address: '', co_owners: '' } };
}
