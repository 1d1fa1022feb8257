// The first rows of a stored file, for a person who joins columns or chooses an encoding.
import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import type { FileStore } from '../files/file-store.ts';
import { explainFile } from './file-problems.ts';
import { ImportFailure } from './import-job.ts';
import type { ImportKinds } from './import-kind.ts';
import type { ImportEncoding, ImportSample } from './imports.contract.ts';
import { getImport } from './imports.queries.ts';
import { openFile } from './open-file.ts';

const rowsShown = 5;
const shownLength = 60;
/** A GeoJSON is read through for its columns, a workbook for its texts: of a big one there is no sample. */
const patienceMs = 1_500;
/** The system does not matter to the cells; without one a map would be refused. */
const anySystem = 6668;

interface Asked {
  /** As it would be read; when absent, as it was. */
  encoding: ImportEncoding | undefined;
  opensProtected: boolean;
}

/** Throws `imports/not-found`; what is wrong with the file is told in `problem`. */
export async function readSample(
  reader: Reader,
  files: FileStore,
  kinds: ImportKinds,
  import_id: string,
  { encoding, opensProtected }: Asked,
): Promise<ImportSample> {
  const { kind, file_hash, file_bytes, ...found } = await getImport(reader, import_id);
  const none = { headers: [], rows: [], rows_hidden: 0 };
  if (file_hash === null || file_bytes === null)
    return { ...none, problem: 'ファイルがまだ届いていません。' };
  const until = Date.now() + patienceMs;
  const beat = async () => {
    if (Date.now() > until) throw new ImportFailure('大きなファイルのため、はじめの行は表示できません。');
  };
  const given = { file_hash, file_bytes, crs: anySystem, encoding: encoding ?? found.encoding };
  try {
    const { table } = await openFile(files, given, kinds[kind], beat);
    const first: (readonly string[])[] = [];
    for await (const { cells } of table.rows) {
      first.push(cells);
      if (first.length === rowsShown) break;
    }
    const rows: string[][] = [];
    for (const cells of first)
      if (opensProtected || !(await namesProtected(reader, cells)))
        rows.push(cells.slice(0, table.header.length).map(shortened));
    return { headers: [...table.header], rows, rows_hidden: first.length - rows.length, problem: null };
  } catch (error) {
    const explained = explainFile(error);
    if (explained instanceof ImportFailure) return { ...none, problem: explained.message };
    throw error;
  }
}

async function namesProtected(reader: Reader, cells: readonly string[]): Promise<boolean> {
  const storable = cells.map((cell) => cell.replaceAll('\u0000', '\u2400'));
  const { names } = await reader
    .selectNoFrom(sql<boolean>`imports.names_protected(${storable}::text[])`.as('names'))
    .executeTakeFirstOrThrow();
  return names;
}

function shortened(cell: string): string {
  const text = cell.trim();
  return text.length <= shownLength ? text : `${text.slice(0, shownLength)}…`;
}
