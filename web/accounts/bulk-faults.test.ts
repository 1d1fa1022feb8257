import { expect, it } from 'vitest';
import { bulkFaults } from './bulk-faults.ts';

it('lists the faults of a file by their rows and columns, and leaves out what is no row', () => {
  const fault = (pointer: string) => ({ pointer, code: 'x', message: `誤り ${pointer}` });
  expect(
    bulkFaults([fault('/rows/12/グループ'), fault('/rows/3/利用者ID'), fault('/rows/1002'), fault('/other')]),
  ).toEqual([
    { row: 3, column: '利用者ID', message: '誤り /rows/3/利用者ID' },
    { row: 12, column: 'グループ', message: '誤り /rows/12/グループ' },
    { row: 1002, column: null, message: '誤り /rows/1002' },
  ]);
});
