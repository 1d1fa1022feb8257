import { inScope } from '../db/scope.ts';
import { ImportFailure, ImportStopped, jobScope, tell } from './import-job.ts';
import type { ImportJob } from './import-job.ts';
import type { ImportKind } from './import-kind.ts';
import { moveImport } from './imports.commands.ts';
import { insertRefused, insertStaged } from './staged-rows.ts';
import type { NumberedRow, Refused } from './staged-rows.ts';

/** Beyond these nobody mends rows one by one: the file as a whole is wrong. */
const maxRefusedRows = 100_000;
const maxRefusedCharacters = 100 * 1024 * 1024;

/** Rows judged and not yet in the database. */
export class StageBatch {
  readonly #job: ImportJob;
  readonly #kind: ImportKind;
  readonly #bytesRead: () => number;
  #accepted: NumberedRow[] = [];
  #refused: Refused[] = [];
  #refusedCharacters = 0;
  #passedOver = 0;
  /** Weight of the shapes that wait, as text. */
  characters = 0;
  rowsRead = 0;
  rowsRefused = 0;
  /** Of other municipalities. */
  rowsOutside = 0;

  constructor(job: ImportJob, kind: ImportKind, bytesRead: () => number) {
    this.#job = job;
    this.#kind = kind;
    this.#bytesRead = bytesRead;
  }

  get size(): number {
    return this.#accepted.length + this.#refused.length + this.#passedOver;
  }

  accept(row: NumberedRow): void {
    this.rowsRead += 1;
    this.#accepted.push(row);
    const { wkb } = row.row;
    if (typeof wkb === 'string') this.characters += wkb.length;
  }

  passOver(): void {
    this.rowsRead += 1;
    this.rowsOutside += 1;
    this.#passedOver += 1;
  }

  refuse(row: Refused): void {
    this.rowsRead += 1;
    this.keepRefused(row);
  }

  /** Of a row that has been counted as read before. */
  keepRefused(row: Refused): void {
    this.rowsRefused += 1;
    const length = row.row_values.reduce((sum, cell) => sum + cell.length, 0);
    this.#refusedCharacters += length;
    this.characters += length;
    if (this.rowsRefused > maxRefusedRows || this.#refusedCharacters > maxRefusedCharacters)
      throw new ImportFailure(
        `誤りのある行が多すぎます(${this.rowsRead}行のうち${this.rowsRefused}行)。ファイルの種類、列の並び、文字コードを確かめてください。`,
        'columns',
      );
    this.#refused.push(row);
  }

  /** Writes the batch with the progress; throws ImportStopped when the import is no longer being staged. */
  async flush({ as_of }: { as_of: string | null }): Promise<void> {
    const accepted = this.#accepted;
    const refused = this.#refused;
    this.#accepted = [];
    this.#refused = [];
    this.#passedOver = 0;
    this.characters = 0;
    const now = await inScope(this.#job.house.db, jobScope(this.#job.municipality_code), async (trx) => {
      const moved = await moveImport(trx, this.#job.import_id, ['staging'], {
        bytes_read: this.#bytesRead(),
        rows_read: this.rowsRead,
        rows_rejected: this.rowsRefused,
        rows_outside: this.rowsOutside,
        ...(as_of === null ? {} : { as_of }),
      });
      if (moved === undefined) throw new ImportStopped();
      await insertStaged(trx, this.#kind, this.#job, accepted);
      await insertRefused(trx, this.#job, refused);
      return moved;
    });
    tell(this.#job, now);
  }
}
