// The model as a run keeps it.
import { priorModel } from './linkage/model.ts';
import type { Model } from './linkage/model.ts';

/** Null for what another edition of linking has estimated. */
export function readModel(stored: unknown): Model | null {
  return isOfThisEdition(stored) ? stored : null;
}

/** It was written by this program, so its edition tells all of its shape. */
function isOfThisEdition(stored: unknown): stored is Model {
  return (
    typeof stored === 'object' &&
    stored !== null &&
    'version' in stored &&
    stored.version === priorModel.version
  );
}
