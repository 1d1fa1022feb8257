import type { default as ConfirmationTable } from './Confirmation.ts';
import type { default as VConfirmationTable } from './VConfirmation.ts';

export default interface MatchingSchema {
  'matching.confirmation': ConfirmationTable;

  'matching.v_confirmation': VConfirmationTable;
}