import type { default as SealTable } from './Seal.ts';
import type { default as EntryTable } from './Entry.ts';

export default interface AuditSchema {
  'audit.seal': SealTable;

  'audit.entry': EntryTable;
}