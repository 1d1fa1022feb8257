// 項目の対応: how files with headers of their own become ours. Saved by name, for the next file of the same supplier.
import { z } from 'zod';
import { ImportKindName } from './import-kinds.contract.ts';

const header = z.string().trim().min(1).max(200);

export const Mapping = z
  .strictObject({
    /** Standard header → the header in the file. */
    columns: z.record(header, header).default({}),
    /** Standard header → a text that holds for every row, where the file has no such column (`kind`: `flood`). */
    values: z.record(header, z.string().trim().min(1).max(200)).default({}),
  })
  .refine(({ columns, values }) => Object.keys(columns).length + Object.keys(values).length <= 100, {
    message: '項目が多すぎます',
  })
  .refine(({ columns, values }) => Object.keys(columns).every((name) => values[name] === undefined), {
    message: '同じ項目に列と固定値の両方は指定できません',
  });
export type Mapping = z.output<typeof Mapping>;

export const MappingName = z.string().trim().min(1).max(100);

export const SavedMapping = z.object({
  kind: ImportKindName,
  name: z.string(),
  mapping: Mapping,
  saved_by: z.string(),
  saved_at: z.string(),
  /** Imports that were read with it. */
  used: z.number().int(),
});
export type SavedMapping = z.infer<typeof SavedMapping>;

/** GET /api/:municipality/import-mappings: all kinds, by kind and name. */
export const MappingList = z.object({ mappings: z.array(SavedMapping) });
export type MappingList = z.infer<typeof MappingList>;

/**
 * POST /api/:municipality/import-mappings (Idempotency-Key) → SavedMapping. One of the same kind and name is replaced;
 * imports that used it keep what they used.
 */
export const NewMapping = z.strictObject({ kind: ImportKindName, name: MappingName, mapping: Mapping });
export type NewMapping = z.output<typeof NewMapping>;

/** POST /api/:municipality/import-mappings/remove (Idempotency-Key) → 204 */
export const RemovedMapping = z.strictObject({ kind: ImportKindName, name: MappingName });
