import type { default as RejectionTable } from './Rejection.ts';
import type { default as CellTable } from './Cell.ts';
import type { default as ConfirmationTable } from './Confirmation.ts';
import type { default as WorkItemTable } from './WorkItem.ts';
import type { default as RunTable } from './Run.ts';
import type { default as LinkTable } from './Link.ts';
import type { default as VConfirmationTable } from './VConfirmation.ts';

export default interface MatchingSchema {
  'matching.rejection': RejectionTable;

  'matching.cell': CellTable;

  'matching.confirmation': ConfirmationTable;

  'matching.work_item': WorkItemTable;

  'matching.run': RunTable;

  'matching.link': LinkTable;

  'matching.v_confirmation': VConfirmationTable;
}