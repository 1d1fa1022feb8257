// What an audit entry is, and the two hashes that make tampering visible.
import { createHash } from 'node:crypto';

/** One line of the audit (利用記録), as it is hashed and stored. `details` is JSON without names. */
export interface AuditEntry {
  entry_id: string;
  municipality_code: string | null;
  disaster_code: string | null;
  /** ISO 8601 in UTC, to the millisecond. */
  at: string;
  actor: string;
  account_id: string | null;
  place: string;
  action: string;
  outcome: number;
  persons: string[];
  purpose: string | null;
  details: string;
}

/** SHA-256 over the entry's values in a fixed order. */
export function entryHash(entry: AuditEntry): Buffer {
  const values = [
    entry.entry_id,
    entry.municipality_code,
    entry.disaster_code,
    entry.at,
    entry.actor,
    entry.account_id,
    entry.place,
    entry.action,
    entry.outcome,
    entry.persons,
    entry.purpose,
    entry.details,
  ];
  return createHash('sha256').update(JSON.stringify(values)).digest();
}

/** The chain's next link; `former` is null for the first. */
export function chainHash(former: Buffer | null, entry: Buffer): Buffer {
  return createHash('sha256')
    .update(former ?? Buffer.alloc(32))
    .update(entry)
    .digest();
}
