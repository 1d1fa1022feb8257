import { isDatedKind, isMapKind, type ImportKindName } from '../../api/imports/import-kinds.contract.ts';
import { NewImport, type Import, type ImportEncoding } from '../../api/imports/imports.contract.ts';
import { fileFault } from './file-fault.ts';

/** What stands in the form; all that is typed is text until it is checked. */
export type Draft = {
  kind: ImportKindName | null;
  file: File | null;
  asOf: string;
  encoding: ImportEncoding;
  /** EPSG code, or `auto`. */
  crs: string;
  /** Maps only; empty: the usual one. */
  source: string;
  /** Name of a saved mapping; empty: none, or one that fits by itself. */
  mappingName: string;
  handedOverBy: string;
  receivedBy: string;
  medium: string;
  mediumDisposal: string;
};

export type DraftField = keyof Draft;
export type DraftFaults = Partial<Record<DraftField, string>>;

/** An empty form; after an import that failed or was dropped, with what is not the file's own. */
export function newDraft(receivedBy: string, former: Import | null): Draft {
  return {
    kind: former?.kind ?? null,
    file: null,
    asOf: former?.as_of ?? '',
    encoding: 'auto',
    crs: former && former.crs !== null && former.crs !== former.crs_found ? String(former.crs) : 'auto',
    source: former?.source ?? '',
    mappingName: former?.mapping_name ?? '',
    handedOverBy: former?.handed_over_by ?? '',
    receivedBy: former?.received_by ?? receivedBy,
    medium: former?.medium ?? '',
    mediumDisposal: former?.medium_disposal ?? '',
  };
}

/** What to send, or what is wrong at which field. Survey results belong to the open disaster. */
export function checkDraft(
  draft: Draft,
  disasterCode: string,
): { given: NewImport; file: File } | { faults: DraftFaults } {
  const faults: DraftFaults = {};
  const { kind, file } = draft;
  if (kind === null) faults.kind = '種類を選んでください。';
  if (file === null) faults.file = 'ファイルを選んでください。';
  else {
    const fault = fileFault(file);
    if (fault !== undefined) faults.file = fault;
  }
  if (isDated(kind) && draft.asOf === '') faults.asOf = '基準日を入力してください。';
  if (draft.source.trim().length > 100) faults.source = '100文字以内で入力してください。';
  const needed = [
    ['handedOverBy', '引渡し者を入力してください。'],
    ['receivedBy', '受領者を入力してください。'],
    ['medium', '媒体を入力してください。'],
    ['mediumDisposal', '返却・廃棄の扱いを入力してください。'],
  ] as const;
  for (const [field, message] of needed) {
    if (draft[field].trim() === '') faults[field] = message;
    else if (draft[field].trim().length > 200) faults[field] = '200文字以内で入力してください。';
  }
  if (kind === null || file === null || Object.keys(faults).length > 0) return { faults };
  const given = NewImport.parse({
    kind,
    file_name: file.name,
    ...(kind === 'surveys' ? { disaster_code: disasterCode } : {}),
    ...(isDated(kind) ? { as_of: draft.asOf } : {}),
    encoding: draft.encoding,
    ...(draft.crs === 'auto' ? {} : { crs: Number(draft.crs) }),
    ...(isMapKind(kind) && draft.source.trim() !== '' ? { source: draft.source } : {}),
    ...(draft.mappingName === '' ? {} : { mapping_name: draft.mappingName }),
    handed_over_by: draft.handedOverBy,
    received_by: draft.receivedBy,
    medium: draft.medium,
    medium_disposal: draft.mediumDisposal,
  });
  return { given, file };
}

/** Registers and maps are as they were on a day. */
export function isDated(kind: ImportKindName | null): boolean {
  return kind !== null && isDatedKind(kind);
}
