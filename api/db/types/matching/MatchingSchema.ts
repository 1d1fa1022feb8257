import type { default as ConfirmationTable } from './Confirmation.ts';

export default interface MatchingSchema {
  'matching.confirmation': ConfirmationTable;
}