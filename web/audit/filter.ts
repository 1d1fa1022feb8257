import type { AuditFilter } from '../../api/audit/audit.contract.ts';
import type { AuditDraft } from './audit-filters.tsx';
import { periodOf } from './period.ts';
import { anyAction } from './words.ts';

/** What is asked of the server. A number is written as registered, without spaces around it. */
export function toFilter(draft: AuditDraft): AuditFilter {
  const period = periodOf(draft.from, draft.until);
  const actor = draft.actor.normalize('NFKC').trim();
  const number = draft.number.normalize('NFKC').replaceAll(/\s/g, '');
  return {
    ...('fault' in period ? { from: null, until: null } : period),
    actor: actor === '' ? null : actor,
    action: draft.action === anyAction ? null : draft.action,
    person: number === '' ? null : `${draft.kind}:${number}`,
    refused_only: draft.isRefusedOnly,
  };
}
