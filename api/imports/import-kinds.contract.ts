import { z } from 'zod';

/** Kinds whose rows have shapes; a file replaces the set of its source. */
export const mapKinds = ['footprints', 'hazards', 'barriers', 'base_features'] as const;
export const importKinds = ['gazetteer', 'residents', 'buildings', 'surveys', ...mapKinds, 'sites'] as const;
export const ImportKindName = z.enum(importKinds);
export type ImportKindName = z.infer<typeof ImportKindName>;

export function isMapKind(kind: ImportKindName): boolean {
  return mapKinds.some((map) => map === kind);
}

/** Whether the rows are as they were on a day: then a file has a 基準日, and what it does not have ends with it. */
export function isDatedKind(kind: ImportKindName): boolean {
  return kind === 'residents' || kind === 'buildings' || isMapKind(kind);
}

/** Whether what is in the register and not in the file ends by it. */
export function endsMissing(kind: ImportKindName): boolean {
  return isDatedKind(kind) || kind === 'sites';
}

/** Whether columns that are no standard headers are kept beside the row. */
export function keepsColumns(kind: ImportKindName): boolean {
  return isMapKind(kind) || kind === 'sites';
}
