import { type AnnexEntry } from './annex.ts';
import { type Box, drawValue, type ValueStyle, type Write } from '../../documents/form-parts.ts';
import type { CertificateMember } from './paper-fields.ts';
import { line, type Sheet } from '../../documents/sheet.ts';

const HEADER_HEIGHT = 17;
const ROW_HEIGHT = 18;
const FEWEST_ROWS = 4;
const MOST_ROWS = 7;
/** Up to this many members stand on the page; the others on the annex. */
export const MOST_MEMBERS = MOST_ROWS * 2;
const PADDING = 5;

const HEADER: ValueStyle = { size: 8.5, one_line_until: 6, smallest: 6, align: 'centre' };
const NAME: ValueStyle = { size: 11.5, one_line_until: 8.5, smallest: 6, leading: 1.1 };
const SHORT: ValueStyle = { size: 10.5, one_line_until: 6.5, smallest: 6, leading: 1.1, align: 'centre' };

const COLUMNS = [
  { key: 'name', heading: '構成員氏名', share: 0.53, style: NAME },
  { key: 'relationship', heading: '続柄', share: 0.21, style: SHORT },
  { key: 'sex', heading: '性別', share: 0.13, style: SHORT },
  { key: 'age', heading: '年齢', share: 0.13, style: SHORT },
] as const;

function countRows(members: number): number {
  if (members > MOST_ROWS) return Math.min(MOST_ROWS, Math.ceil(members / 2));
  return Math.max(FEWEST_ROWS, members);
}

export function measureMemberTable(members: number): number {
  return HEADER_HEIGHT + countRows(members) * ROW_HEIGHT;
}

/** One column of members, two beyond seven. Returns those for whom the page has no room. */
export function drawMemberTable(
  sheet: Sheet,
  write: Write,
  members: readonly CertificateMember[],
  box: Box,
): AnnexEntry[] {
  const rows = countRows(members.length);
  const halves = members.length > MOST_ROWS ? 2 : 1;
  const width = (box.right - box.left) / halves;
  const overflow: { number: number; member: CertificateMember }[] = [];

  for (let half = 0; half < halves; half += 1) {
    const left = box.left + half * width;
    drawGrid(sheet, write, { ...box, left, right: left + width }, rows, half > 0);
  }
  members.forEach((member, index) => {
    const place = { number: index + 1, member };
    if (index >= MOST_MEMBERS) {
      overflow.push(place);
      return;
    }
    const left = box.left + Math.floor(index / rows) * width;
    const top = box.top - HEADER_HEIGHT - (index % rows) * ROW_HEIGHT;
    const cells = listColumns({ left, right: left + width, top, bottom: top - ROW_HEIGHT });
    const fitting = cells.map(({ column, inner }) =>
      drawValue(sheet, write, member[column.key], inner, column.style),
    );
    cells.forEach(({ inner, column }, at) => {
      if (fitting[at] === false) drawValue(sheet, write, '別紙', inner, column.style);
    });
    if (fitting.includes(false)) overflow.push(place);
  });
  if (members.length < rows * halves) drawBlankMark(sheet, write, box, members.length, rows, width);
  return overflow.length === 0 ? [] : [{ heading: '世帯構成員', members: overflow }];
}

/** Nobody can write another name into the empty rows. */
function drawBlankMark(
  sheet: Sheet,
  write: Write,
  box: Box,
  count: number,
  rows: number,
  width: number,
): void {
  const left = box.left + Math.floor(count / rows) * width;
  const top = box.top - HEADER_HEIGHT - (count % rows) * ROW_HEIGHT;
  const [first] = listColumns({ left, right: left + width, top, bottom: top - ROW_HEIGHT });
  if (first) drawValue(sheet, write, '以下余白', first.inner, { ...NAME, size: 9, align: 'centre' });
}

function drawGrid(sheet: Sheet, write: Write, box: Box, rows: number, leftRule: boolean): void {
  const header = { ...box, bottom: box.top - HEADER_HEIGHT };
  const bottom = header.bottom - rows * ROW_HEIGHT;
  if (leftRule) line(sheet, box.left, box.top, box.left, bottom, 0.6);
  for (const { column, inner, right } of listColumns(header)) {
    drawValue(sheet, write, column.heading, inner, HEADER);
    if (column.key !== 'age') line(sheet, right, box.top, right, bottom, 0.35);
  }
  for (let row = 0; row < rows; row += 1) {
    const y = header.bottom - row * ROW_HEIGHT;
    line(sheet, box.left, y, box.right, y, 0.35);
  }
}

function listColumns(row: Box): { column: (typeof COLUMNS)[number]; inner: Box; right: number }[] {
  const width = row.right - row.left;
  let left = row.left;
  return COLUMNS.map((column) => {
    const right = left + width * column.share;
    const padding = column.key === 'name' ? PADDING + 2 : 2;
    const inner = {
      ...row,
      left: left + padding,
      right: right - 2,
      top: row.top - 1.2,
      bottom: row.bottom + 1.2,
    };
    left = right;
    return { column, inner, right };
  });
}
