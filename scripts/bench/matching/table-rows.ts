// Rows of a register's file as maps from header to cell.
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { openCsv } from '../../../geodata/text/read-csv.ts';

export type Cell = (header: string) => string;

export async function* readTable(folder: string, name: string): AsyncGenerator<Cell> {
  const file = await openCsv(createReadStream(join(folder, name)));
  const columns = new Map(file.header.map((header, column) => [header, column]));
  for await (const record of file.rows) {
    if (record.kind !== 'row') throw new Error(`${name}: a row that cannot be read`);
    const { cells } = record;
    yield (header) => cells[columns.get(header) ?? -1] ?? '';
  }
}
