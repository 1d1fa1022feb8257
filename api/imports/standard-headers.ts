// Which column of a file is which of ours: by the standard headers, by names that a format has cut, by a mapping.
import { checkHeaders, foldHeader } from '../../geodata/text/csv-headers.ts';
import type { HeaderCheck } from '../../geodata/text/csv-headers.ts';
import type { ImportKind } from './import-kind.ts';
import type { Mapping } from './mappings.contract.ts';

/** Columns that a refused row carries beside its own. A file with all three is one of mended rows. */
export const mendingHeaders = ['行番号', '列', '理由'] as const;

export function isRemainder(headers: readonly string[] | null): boolean {
  return headers !== null && mendingHeaders.every((header) => headers.includes(header));
}

/** Headers of `header` that the mapping names but the file lacks are in `missing`. */
export function findHeaders(
  header: readonly string[],
  kind: Pick<ImportKind, 'headers' | 'required' | 'also'>,
  mapping: Mapping | null,
  format: string | null,
): HeaderCheck {
  const known = isRemainder(header) ? [...kind.headers, ...mendingHeaders] : kind.headers;
  const { columns = {}, values = {} } = mapping ?? {};
  const meant = new Map(Object.entries(columns).map(([standard, own]) => [foldHeader(own), standard]));
  const taken = new Set([...Object.keys(columns), ...Object.keys(values)].map(foldHeader));
  // A column that bears our name, while the mapping says that another one is it, means something else.
  const read = header.map((own) => meant.get(foldHeader(own)) ?? (taken.has(foldHeader(own)) ? '' : own));
  readOtherNames(read, kind.also ?? {}, values);
  const check = checkHeaders(read, known, kind.required, { cut: format === 'shapefile' });
  const found = new Set(check.columns.values());
  const lost = Object.keys(columns).filter(
    (standard) => !check.columns.has(standard) && known.includes(standard),
  );
  return {
    ...check,
    missing: [...new Set([...check.missing.filter((standard) => values[standard] === undefined), ...lost])],
    unknown: header.filter((own, column) => own.trim() !== '' && !found.has(column)),
  };
}

/** Puts a standard header, where it is missing, in the place of the first of its other names. */
function readOtherNames(
  read: string[],
  also: Readonly<Record<string, readonly string[]>>,
  values: Readonly<Record<string, string>>,
): void {
  const present = new Map(read.map((name, column) => [foldHeader(name), column]));
  for (const [standard, names] of Object.entries(also)) {
    if (present.has(foldHeader(standard)) || values[standard] !== undefined) continue;
    const column = names.map((name) => present.get(foldHeader(name))).find((at) => at !== undefined);
    if (column !== undefined) read[column] = standard;
  }
}
