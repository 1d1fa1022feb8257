/** A framed table of a paper: rows with a spread label on the left and what it says on the right. Lengths in points. */
import type { FieldName, TemplateRow } from '../templates.contract.ts';
import { type AnnexEntry, SEE_ANNEX } from './annex.ts';
import { type Box, drawLabel, drawValue, type ValueStyle, type Write } from '../../documents/form-parts.ts';
import { drawMemberTable, measureMemberTable, MOST_MEMBERS } from './member-table.ts';
import type { PrintedFields } from './paper-fields.ts';
import { A4, frame, line, type Sheet } from '../../documents/sheet.ts';

export const LEFT = 62;
export const RIGHT = A4.width - 62;
const SPLIT = LEFT + 114;
const OUTER = 1.1;
const INNER = 0.5;
/** The line of facts above the members. */
const FACTS = 25;
/** What a row that fills the page has at the least. */
export const LEAST_FILL = 20;
const LABEL_SIZE = 11;

const LOOKS: Readonly<Record<'plain' | 'name' | 'class' | 'small', ValueStyle>> = {
  plain: { size: 13, one_line_until: 11.5, smallest: 7.5 },
  name: { size: 17, one_line_until: 11, smallest: 7.5, leading: 1.2 },
  class: { size: 18, one_line_until: 11, smallest: 8 },
  small: { size: 11, one_line_until: 8.5, smallest: 7 },
};
const NOTE: ValueStyle = { size: 8, one_line_until: 8, smallest: 6, leading: 1.35 };

export function points(millimetres: number): number {
  return (millimetres * 72) / 25.4;
}

export interface Drawing {
  sheet: Sheet;
  fields: PrintedFields;
  write: Write;
  /** Takes what found no readable room. */
  overflow: AnnexEntry[];
}

/** Height of a row; of one that fills the page, its least. */
export function measureRow(row: TemplateRow, members: number): number {
  if (row.row === 'members') return FACTS + measureMemberTable(members);
  return row.row === 'item' && row.fills ? LEAST_FILL : points(row.height);
}

/** Draws the rows from `top` down and answers where the table ends; `fill`: height of the row that fills the page. */
export function drawTable(drawing: Drawing, rows: readonly TemplateRow[], top: number, fill: number): number {
  const { sheet, fields } = drawing;
  let y = top;
  for (const row of rows) {
    const height = row.row === 'item' && row.fills ? fill : measureRow(row, fields.members.length);
    if (y !== top) line(sheet, LEFT, y, RIGHT, y, INNER);
    drawRow(drawing, row, { left: LEFT, right: RIGHT, top: y, bottom: y - height });
    y -= height;
  }
  frame(sheet, LEFT, top, RIGHT, y, OUTER);
  return y;
}

function drawRow(drawing: Drawing, row: TemplateRow, whole: Box): void {
  const { sheet, fields, write } = drawing;
  if (row.row === 'note') {
    const inside = { ...whole, left: LEFT + 8, right: RIGHT - 8 };
    if (!drawValue(sheet, write, row.text, inside, NOTE))
      drawing.overflow.push({ heading: '注', text: row.text });
    return;
  }
  line(sheet, SPLIT, whole.top, SPLIT, whole.bottom, INNER);
  const label = { left: LEFT + 13, right: SPLIT - 13, top: whole.top, bottom: whole.bottom };
  drawLabel(sheet, write, row.label, label, fittingLabelSize(write, row.label, label));
  const box = { ...whole, left: SPLIT };
  const heading = row.label.join('').replaceAll('※', '');
  switch (row.row) {
    case 'item': {
      const text = fields[row.field] ?? '';
      const shown = text === '' && row.closes ? CLOSED : text;
      drawOrAnnex(drawing, heading, shown, pad(box, row.fills ? 4 : 3), LOOKS[row.look]);
      return;
    }
    case 'items':
      drawOrAnnex(drawing, heading, orClosed(listItems(row.items, fields)), pad(box), LOOKS.small);
      return;
    case 'fixed':
      drawOrAnnex(drawing, heading, row.text, pad(box), LOOKS.small);
      return;
    case 'members': {
      const memberTop = box.top - FACTS;
      const facts = [listItems(row.items, fields), describeCount(fields.members.length)].filter(isGiven);
      drawOrAnnex(drawing, heading, facts.join(BETWEEN), pad({ ...box, bottom: memberTop }), LOOKS.small);
      line(sheet, SPLIT, memberTop, RIGHT, memberTop, INNER);
      drawing.overflow.push(...drawMemberTable(sheet, write, fields.members, { ...box, top: memberTop }));
    }
  }
}

/** Nothing can be added to an empty cell afterwards. */
const CLOSED = '以下余白';
const BETWEEN = '　　　';

function drawOrAnnex(drawing: Drawing, heading: string, text: string, box: Box, style: ValueStyle): void {
  const { sheet, write, overflow } = drawing;
  if (drawValue(sheet, write, text, box, style)) return;
  drawValue(sheet, write, SEE_ANNEX, box, style);
  overflow.push({ heading, text });
}

/** A label that would be wider than its cell is written smaller. */
function fittingLabelSize(write: Write, label: readonly string[], box: Box): number {
  const width = box.right - box.left;
  const widest = Math.max(...label.map((text) => write(text).reduce((sum, cell) => sum + cell.advance, 0)));
  return Math.min(LABEL_SIZE, width / Math.max(1, widest));
}

function listItems(items: readonly { label: string; field: FieldName }[], fields: PrintedFields): string {
  return items
    .map(({ label, field }) => ({ label, text: fields[field] ?? '' }))
    .filter(({ text }) => text !== '')
    .map(({ label, text }) => (label === '' ? text : `${label}：${text}`))
    .join(BETWEEN);
}

function describeCount(members: number): string {
  const continued = members > MOST_MEMBERS ? `（${MOST_MEMBERS + 1}人目からは別紙）` : '';
  return `世帯構成員：${members}人${continued}`;
}

function isGiven(text: string): boolean {
  return text !== '';
}

function orClosed(text: string): string {
  return text === '' ? CLOSED : text;
}

function pad(box: Box, vertical = 3): Box {
  return {
    left: box.left + 12,
    right: box.right - 10,
    top: box.top - vertical,
    bottom: box.bottom + vertical,
  };
}
