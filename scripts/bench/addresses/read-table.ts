import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { openCsv } from '../../../geodata/text/read-csv.ts';

export type Value = (column: string) => string;

/** The rows of a CSV file, gzipped or not; an unknown column is blank. */
export async function* readTable(path: string): AsyncGenerator<Value> {
  const bytes = createReadStream(path);
  const file = await openCsv(path.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes);
  const places = new Map(file.header.map((name, column) => [name, column]));
  for await (const record of file.rows)
    if (record.kind === 'row') yield (column) => record.cells[places.get(column) ?? -1] ?? '';
}
