import { checkHeaders } from '../../geodata/text/csv-headers.ts';
import { ImportFailure } from './import-job.ts';
import type { Cells, ImportKind } from './import-kind.ts';
import { isRemainder, mendingHeaders } from './imports.queries.ts';

/** More columns than any register has: such a file is something else. */
const maxColumns = 300;

export interface FileColumns {
  /** Reads a row by the standard headers; cells are trimmed. */
  cellsOf(cells: readonly string[]): Cells;
  /** Standard header at a column, or the file's own. */
  headerAt(column: number): string;
  has(header: string): boolean;
  remainder: boolean;
}

/** Throws ImportFailure that names what is missing. */
export function openColumns(header: readonly string[], kind: ImportKind): FileColumns {
  if (header.length > maxColumns)
    throw new ImportFailure(
      `列が多すぎます(${maxColumns}列まで)。ファイルの種類と区切り文字を確かめてください。`,
    );
  const remainder = isRemainder(header);
  const known = remainder ? [...kind.headers, ...mendingHeaders] : kind.headers;
  const { columns, missing, duplicate } = checkHeaders(header, known, kind.required);
  if (missing.length > 0)
    throw new ImportFailure(
      `必須の列${quoted(missing)}がありません。ファイルの種類と見出しの行を確かめてください。`,
    );
  if (duplicate.length > 0)
    throw new ImportFailure(`列${quoted(duplicate)}が2つ以上あります。どちらを読むか決められません。`);
  const names = new Map([...columns].map(([name, column]) => [column, name]));
  return {
    remainder,
    cellsOf: (cells) => (name) => {
      const column = columns.get(name);
      return column === undefined ? '' : (cells[column] ?? '').trim();
    },
    headerAt: (column) => names.get(column) ?? header[column] ?? '',
    has: (name) => columns.has(name),
  };
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `「${name}」`).join('');
}
