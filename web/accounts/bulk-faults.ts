import type { ProblemField } from '../api-client.ts';

/** What is wrong in one cell of the file of accounts. */
export type BulkFault = { row: number; column: string | null; message: string };

const place = /^\/rows\/(\d+)(?:\/(.+))?$/;

/** The faults of a refused file in the order of its rows; a fault of the whole row has no column. */
export function bulkFaults(fields: readonly ProblemField[]): BulkFault[] {
  return fields
    .flatMap(({ pointer, message }) => {
      const [, row, column] = place.exec(pointer) ?? [];
      return row === undefined ? [] : [{ row: Number(row), column: column ?? null, message }];
    })
    .sort((one, other) => one.row - other.row);
}
