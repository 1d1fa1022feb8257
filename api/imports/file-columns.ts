import type { Table } from '../../geodata/formats/table.ts';
import { ImportFailure } from './import-job.ts';
import type { Cells, ImportKind } from './import-kind.ts';
import type { Mapping } from './mappings.contract.ts';
import { findHeaders, isRemainder } from './standard-headers.ts';

/** More columns than any register has: such a file is something else. */
const maxColumns = 300;

export interface FileColumns {
  /** Reads a row by the standard headers; cells are trimmed. */
  cellsOf(cells: readonly string[]): Cells;
  /** What stands under headers that are not ours, by those headers, as far as there is something. */
  othersOf(cells: readonly string[]): Record<string, string>;
  /** Standard header at a column, or the file's own. */
  headerAt(column: number): string;
  has(header: string): boolean;
  remainder: boolean;
}

/** Throws ImportFailure that names what is missing. */
export function openColumns(
  { header, format }: Pick<Table, 'header' | 'format'>,
  kind: ImportKind,
  mapping: Mapping | null,
): FileColumns {
  if (header.length > maxColumns)
    throw new ImportFailure(
      `列が多すぎます(${maxColumns}列まで)。ファイルの種類と区切り文字を確かめてください。`,
    );
  const { columns, missing, duplicate } = findHeaders(header, kind, mapping, format);
  if (missing.length > 0)
    throw new ImportFailure(
      `必須の列${quoted(missing)}がありません。ファイルの種類と見出しの行を確かめるか、項目の対応を指定してください。`,
      'columns',
    );
  if (duplicate.length > 0)
    throw new ImportFailure(
      `列${quoted(duplicate)}が2つ以上あります。どちらを読むか決められません。`,
      'columns',
    );
  const names = new Map([...columns].map(([name, column]) => [column, name]));
  const values = new Map(Object.entries(mapping?.values ?? {}));
  const others = [...header.entries()].filter(([column, name]) => !names.has(column) && name !== '');
  return {
    remainder: isRemainder(header),
    cellsOf: (cells) => (name) => {
      const column = columns.get(name);
      return column === undefined ? (values.get(name) ?? '') : (cells[column] ?? '').trim();
    },
    othersOf: (cells) =>
      Object.fromEntries(
        others.flatMap(([column, name]) => {
          const text = (cells[column] ?? '').trim();
          return text === '' ? [] : [[name, text]];
        }),
      ),
    headerAt: (column) => names.get(column) ?? header[column] ?? '',
    has: (name) => columns.has(name) || values.has(name),
  };
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `「${name}」`).join('');
}
