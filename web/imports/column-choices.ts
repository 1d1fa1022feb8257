import { foldHeader } from '../../geodata/text/csv-headers.ts';
import { wktHeader } from '../../geodata/formats/wkt.ts';
import type { ImportDetail } from '../../api/imports/imports.contract.ts';
import type { Mapping, SavedMapping } from '../../api/imports/mappings.contract.ts';

/** What a standard header is filled from: a column of the file, one text for all rows, or nothing. */
export type ColumnChoice = { by: 'none' } | { by: 'column'; own: string } | { by: 'text'; text: string };
/** By standard header. */
export type Choices = Readonly<Record<string, ColumnChoice>>;

type Joined = Pick<ImportDetail, 'headers' | 'standard_headers' | 'guessed' | 'mapping'>;

const none: ColumnChoice = { by: 'none' };

/** The file's own columns that can be joined, each name once. */
export function ownColumns(headers: readonly string[] | null): readonly string[] {
  return [...new Set((headers ?? []).filter((header) => header.trim() !== '' && header !== wktHeader))];
}

/** As a mapping says, else as the headers say themselves; without a mapping also what may be meant. */
export function choicesOf(row: Joined, mapping: Mapping | null): Choices {
  const own = new Map(ownColumns(row.headers).map((header) => [foldHeader(header), header]));
  return Object.fromEntries(
    row.standard_headers.map(({ header, found }) => {
      const column = mapping?.columns[header];
      const text = mapping?.values[header];
      const likely = found ?? (mapping === null ? row.guessed[header] : undefined);
      if (text !== undefined) return [header, { by: 'text', text }];
      if (column !== undefined) {
        const there = own.get(foldHeader(column));
        return [header, there === undefined ? none : { by: 'column', own: there }];
      }
      return [header, likely === undefined ? none : { by: 'column', own: likely }];
    }),
  );
}

/** What is to be sent: only what the headers do not say by themselves. */
export function mappingOf(row: Joined, choices: Choices): Mapping {
  const columns: Record<string, string> = {};
  const values: Record<string, string> = {};
  for (const { header, found } of row.standard_headers) {
    const choice = choices[header] ?? none;
    if (choice.by === 'column' && choice.own !== found) columns[header] = choice.own;
    if (choice.by === 'text') values[header] = choice.text.trim();
  }
  return { columns, values };
}

/** What stands in the way of reading it so, by standard header. */
export function choiceFaults(row: Joined, choices: Choices): Readonly<Record<string, string>> {
  const faults: Record<string, string> = {};
  const usedFor = new Map<string, string>();
  for (const { header, required } of row.standard_headers) {
    const choice = choices[header] ?? none;
    if (choice.by === 'none') {
      if (required) faults[header] = '必須です。当たる列を選んでください。';
    } else if (choice.by === 'text') {
      if (choice.text.trim() === '') faults[header] = '全行に入れる文字を入力してください。';
      else if (choice.text.trim().length > 200) faults[header] = '200文字以内で入力してください。';
    } else {
      const other = usedFor.get(choice.own);
      if (other !== undefined) faults[header] = `「${other}」にも同じ列を選んでいます。`;
      usedFor.set(choice.own, header);
    }
  }
  return faults;
}

/** Columns of the file that are read for nothing. */
export function unusedColumns(row: Joined, choices: Choices): readonly string[] {
  const used = new Set(
    Object.values(choices).flatMap((choice) => (choice.by === 'column' ? [choice.own] : [])),
  );
  return ownColumns(row.headers).filter((header) => !used.has(header));
}

/** Whether a saved mapping names only columns that this file has, and leaves nothing needed out. */
export function fits(row: Joined, { mapping }: Pick<SavedMapping, 'mapping'>): boolean {
  const own = new Set(ownColumns(row.headers).map(foldHeader));
  return (
    Object.values(mapping.columns).every((column) => own.has(foldHeader(column))) &&
    Object.keys(choiceFaults(row, choicesOf(row, mapping))).length === 0
  );
}

/** The first few different texts of a column, for a person to recognise it by. */
export function examplesOf(
  sample: { headers: readonly string[]; rows: readonly (readonly string[])[] },
  own: string,
): readonly string[] {
  const column = sample.headers.indexOf(own);
  if (column < 0) return [];
  return [...new Set(sample.rows.map((cells) => cells[column] ?? '').filter((cell) => cell !== ''))].slice(
    0,
    3,
  );
}
