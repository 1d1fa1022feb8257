// What travels between the pages and the imports room. A file comes in three steps: an import is opened
// (who hands over what), its file is sent, and after the dry run a person applies it or drops it.
import { z } from 'zod';
import { isKnownEpsg } from '../../geodata/crs/to-jgd2011.ts';
import { ImportKindName } from './import-kinds.contract.ts';
import { Mapping, MappingName } from './mappings.contract.ts';

/** receiving → staging → staged (dry run done) → applying → applied; or cancelled, failed. */
export const ImportState = z.enum([
  'receiving',
  'staging',
  'staged',
  'applying',
  'applied',
  'cancelled',
  'failed',
]);
export type ImportState = z.infer<typeof ImportState>;

/**
 * What helps a failed import: join its columns, name its coordinate system, choose its encoding (all three by `again`),
 * take another file, or read it once more as it is.
 */
export const WayOut = z.enum(['columns', 'crs', 'encoding', 'file', 'again']);
export type WayOut = z.infer<typeof WayOut>;

/** `auto` looks at the bytes; the others override it. */
export const ImportEncoding = z.enum(['auto', 'utf-8', 'cp932', 'utf-16le', 'utf-16be']);
export type ImportEncoding = z.infer<typeof ImportEncoding>;

/** Largest file that is taken. */
export const maxFileBytes = 4 * 1024 ** 3;

const Crs = z.number().int().refine(isKnownEpsg, { message: '扱えない座標系です' });

const note = z.string().trim().min(1).max(200);

/** POST /api/:municipality/imports (Idempotency-Key) → Import */
export const NewImport = z
  .strictObject({
    kind: ImportKindName,
    /** Name only, without folders. */
    file_name: z.string().trim().min(1).max(255),
    /** Needed for survey results. */
    disaster_code: z.string().max(31).optional(),
    /** 基準日 of registers and maps; today (Asia/Tokyo) when absent. A 基準日 column in the file outranks it. */
    as_of: z.iso.date().optional(),
    encoding: ImportEncoding.default('auto'),
    /** EPSG code of the coordinates. When absent it is what the file says; tables that say nothing are in 6668. */
    crs: Crs.optional(),
    /**
     * Maps only: which set the file replaces. When absent: 標準 for footprints and base features, of which a town has
     * one set; the name of the file for hazards and barriers, of which it has several.
     */
    source: z.string().trim().min(1).max(100).optional(),
    /** Headers of the file's own; with `mapping_name` alone the saved one is used. */
    mapping: Mapping.optional(),
    mapping_name: MappingName.optional(),
    handed_over_by: note,
    received_by: note,
    medium: note,
    medium_disposal: note,
  })
  .refine((given) => given.kind !== 'surveys' || given.disaster_code !== undefined, {
    path: ['disaster_code'],
    message: '調査結果の取込には災害の指定が必要です',
  });
export type NewImport = z.output<typeof NewImport>;

/** One import as lists show it; no value of the file is in it. */
export const Import = z.object({
  import_id: z.uuid(),
  kind: ImportKindName,
  state: ImportState,
  file_name: z.string(),
  /** SHA-256 in hexadecimal; null until the file has come. */
  file_hash: z.string().nullable(),
  file_bytes: z.number().int().nullable(),
  /** utf-8, utf-8-bom, cp932, utf-16le, utf-16be: chosen, or found while reading; null while neither. */
  encoding: z.string().nullable(),
  /** EPSG code of the coordinates: chosen, or found while reading; null while neither. */
  crs: z.number().int().nullable(),
  /** What the file itself names; null: nothing, or not read yet. */
  crs_found: z.number().int().nullable(),
  /** csv, xlsx, geojson, shapefile, flatgeobuf; null until the file is opened. */
  format: z.string().nullable(),
  source: z.string().nullable(),
  mapping_name: z.string().nullable(),
  as_of: z.string().nullable(),
  disaster_code: z.string().nullable(),
  handed_over_by: z.string().nullable(),
  received_by: z.string().nullable(),
  medium: z.string().nullable(),
  medium_disposal: z.string().nullable(),
  /** Progress of staging: bytes_read of file_bytes (of formats with a known number of rows, their share of it). */
  bytes_read: z.number().int(),
  rows_read: z.number().int(),
  rows_rejected: z.number().int(),
  /** Rows of other municipalities in a list of many (rows_read counts them too): passed over. */
  rows_outside: z.number().int(),
  /** The dry run, and after applying what was done. Null until state `staged`. */
  rows_new: z.number().int().nullable(),
  rows_changed: z.number().int().nullable(),
  rows_unchanged: z.number().int().nullable(),
  /** In the register, not in the file: residents, buildings, maps and sites end, address points and surveys stay. */
  rows_missing: z.number().int().nullable(),
  /** Why it failed, in Japanese; null otherwise. */
  problem: z.string().nullable(),
  /** Null unless it failed. */
  way_out: WayOut.nullable(),
  created_by: z.string(),
  created_at: z.string(),
  applied_at: z.string().nullable(),
  /** Sent as If-Match: "version" with the file. */
  version: z.number().int(),
});
export type Import = z.infer<typeof Import>;

/** GET /api/:municipality/imports?before=IMPORT_ID: a page of 200, newest first. */
export const ImportListQuery = z.object({ before: z.uuid().optional() });
export const ImportList = z.object({
  imports: z.array(Import),
  /** Of all pages. */
  total: z.number().int(),
  /** `before` of the next page; null on the last. */
  next: z.uuid().nullable(),
});
export type ImportList = z.infer<typeof ImportList>;

/** GET /api/:municipality/imports/:id: everything that may be asked again and again while it runs. */
export const ImportDetail = Import.extend({
  /** The file's header row, null until read. */
  headers: z.array(z.string()).nullable(),
  /** Headers that no standard header equals: reported, not read (maps keep them as attributes). */
  unknown_headers: z.array(z.string()),
  mapping: Mapping.nullable(),
  /**
   * All standard headers of the kind in their order; `found`: the file's own header that is read for it when no mapping
   * says otherwise.
   */
  standard_headers: z.array(
    z.object({
      header: z.string(),
      required: z.boolean(),
      meaning: z.string().nullable(),
      found: z.string().nullable(),
    }),
  ),
  /** Standard headers that the file lacks, in the kind's order; `required` ones stop it. */
  missing_headers: z.array(z.object({ header: z.string(), required: z.boolean() })),
  /** For missing headers: which of the file's own may be meant. For a person to decide. */
  guessed: z.record(z.string(), z.string()),
  /** How exact coordinates of this system can be on the map, to be shown; null when they are exact. */
  crs_warning: z.object({ warning: z.enum(['tokyo_datum', 'jgd2000']), metres: z.number() }).nullable(),
  /** What was changed in rows that were taken, with the first twenty of them. */
  notes: z.array(
    z.object({ note: z.string(), rows: z.number().int(), row_numbers: z.array(z.number().int()) }),
  ),
  /** Whether the file is a mended rejected.csv: it then adds to the snapshot of its day and ends nothing. */
  remainder: z.boolean(),
  /**
   * Nobody ends by this import although rows are missing: some refused row has no readable number, so it could
   * be anyone's.
   */
  ends_nobody: z.boolean(),
  /** The commonest reasons with their counts, no values. */
  reasons: z.array(
    z.object({ column_name: z.string().nullable(), reason: z.string(), rows: z.number().int() }),
  ),
});
export type ImportDetail = z.infer<typeof ImportDetail>;

/**
 * One refused row with its cells: personal data, audited when shown. `row_values` stand in the order of `headers`; those
 * longer than 1,000 characters (shapes) are cut and end in …
 */
export const Rejection = z.object({
  row_number: z.number().int(),
  column_name: z.string().nullable(),
  reason: z.string(),
  row_values: z.array(z.string()),
});
export type Rejection = z.infer<typeof Rejection>;

/** GET /api/:municipality/imports/:id/rejections?after=ROW_NUMBER: a page of 100 in the order of the file. */
export const RejectionQuery = z.object({ after: z.coerce.number().int().min(0).default(0) });
export const RejectionPage = z.object({
  headers: z.array(z.string()),
  rejections: z.array(Rejection),
  /** `after` of the next page; null on the last. */
  next: z.number().int().nullable(),
});
export type RejectionPage = z.infer<typeof RejectionPage>;

/**
 * GET /api/:municipality/imports/:id/sample?encoding=: the first rows of the stored file, read as they would be with
 * that encoding, for a person who joins columns. Personal data, audited; cells are cut at 60 characters.
 */
export const SampleQuery = z.object({ encoding: ImportEncoding.optional() });
export const ImportSample = z.object({
  headers: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  /** Rows left out because they speak of a household under 支援措置. */
  rows_hidden: z.number().int(),
  /** Why nothing can be shown, in Japanese; null otherwise. */
  problem: z.string().nullable(),
});
export type ImportSample = z.infer<typeof ImportSample>;

/**
 * POST /api/:municipality/imports/:id/apply (Idempotency-Key) → Import in state `applying`; `applied` or `failed`
 * follows over server-sent events (topic `imports`). Without `partial`, an import with refused rows is refused
 * (`imports/rows-rejected`, 409).
 */
export const ApplyImport = z.strictObject({ partial: z.boolean().default(false) });
export type ApplyImport = z.output<typeof ApplyImport>;

/**
 * POST /api/:municipality/imports/:id/again (Idempotency-Key) → 201, a new Import in state `staging`: the same file once
 * more with other headers, system or encoding, without sending it again. The former import may be in any state but
 * `receiving`; one that waits for its decision is cancelled, others stay as they are.
 */
export const ImportAgain = z.strictObject({
  encoding: ImportEncoding.optional(),
  crs: Crs.optional(),
  source: z.string().trim().min(1).max(100).optional(),
  as_of: z.iso.date().optional(),
  mapping: Mapping.optional(),
  mapping_name: MappingName.optional(),
});
export type ImportAgain = z.output<typeof ImportAgain>;

// PUT  /api/:municipality/imports/:id/file  (application/octet-stream, If-Match) → Import in state `staging`
// POST /api/:municipality/imports/:id/cancel (Idempotency-Key, empty body) → Import
// GET  /api/:municipality/imports/:id/rejected.csv: the refused rows to mend (own headers, then 行番号, 列, 理由), audited
// Live: event `imports`, data import_id, whenever state or progress has changed.
