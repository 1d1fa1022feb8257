// Pages that tell of changes: lines, tables and grids that go on over pages, each page with the head and foot it is given.
import { emptySheet, type Sheet } from '../../../documents/sheet.ts';
import { createPens, drawLine, type Pen, writeInBox, writeText } from '../pen.ts';
import { markTraining } from '../training.ts';
import { BOTTOM, LEFT, RIGHT } from './paper-head.ts';

const ROW = 17;
const HEADING = 34;
const LINE = 14;
/** Left edges of the columns after LEFT. */
const COLUMNS = { order: 0, number: 46, address: 102, where: 326 };
/** Cells of a grid that stand side by side, and where their first half ends: short and long ones. */
const CELLS = { short: { across: 4, half: 52 }, long: { across: 3, half: 96 } };

interface NoticeFrame {
  is_training: boolean;
  /** Answers the height below it. */
  head: (pen: Pen) => number;
  foot: (pen: Pen, page: number, pages: number) => void;
}

/** What stands above the columns. */
interface NoticeHeads {
  order: string;
  number?: string;
  address?: string;
  where: string;
}

/** The first cell in large figures, the second bold, the others as long as there is room. */
export type NoticeRow = readonly [strong: string, bold: string, plain: string, last: string];

export class NoticePages {
  private readonly pens: Pen[] = [];
  private readonly penOn = createPens();
  private readonly frame: NoticeFrame;
  private y = 0;

  constructor(frame: NoticeFrame) {
    this.frame = frame;
    this.begin();
  }

  private get pen(): Pen {
    const pen = this.pens.at(-1);
    if (pen === undefined) throw new RangeError('no page was begun');
    return pen;
  }

  private begin(): void {
    const sheet = emptySheet();
    const pen = this.penOn(sheet);
    this.pens.push(pen);
    if (this.frame.is_training) markTraining(pen);
    this.y = this.frame.head(pen) - 6;
  }

  /** A new page where less than `height` is left; true where it was begun. */
  private need(height: number): boolean {
    if (this.y - height >= BOTTOM + 4) return false;
    this.begin();
    return true;
  }

  /** One line over the whole width. */
  line(text: string, size: number, bold = false): void {
    const box = { left: LEFT, right: RIGHT, top: this.y, bottom: this.y - LINE };
    writeInBox(this.pen, text, box, { size, one_line_until: 6, smallest: 5.5 }, bold);
    this.y -= LINE + 3;
  }

  private heading(title: string, count: number, note: string | undefined, unit = '棟'): void {
    writeText(this.pen, `${title} ${count}${unit}`, LEFT, this.y - 14, { size: 12, bold: true });
    if (note !== undefined) writeText(this.pen, note, RIGHT, this.y - 14, { size: 8.5, align: 'right' });
    this.y -= 23;
    drawLine(this.pen, [LEFT, this.y], [RIGHT, this.y], 1);
  }

  table(
    title: string,
    { order, number = '調査番号', address = '所在地', where }: NoticeHeads,
    { rows, note, unit }: { rows: readonly NoticeRow[]; note?: string | undefined; unit?: string },
  ): void {
    if (rows.length === 0) return;
    const begin = (): void => {
      this.heading(title, rows.length, note, unit);
      const heads = [order, number, address, where];
      [COLUMNS.order, COLUMNS.number, COLUMNS.address, COLUMNS.where].forEach((x, at) =>
        writeText(this.pen, heads[at] ?? '', LEFT + x + 2, this.y - 7, { size: 7.5 }),
      );
      this.y -= 14;
    };
    this.need(HEADING + 14 + ROW);
    begin();
    for (const row of rows) {
      if (this.need(ROW)) begin();
      this.row(row);
    }
    this.y -= 8;
  }

  private row([order, survey_number, address, where]: NoticeRow): void {
    const y = this.y - ROW / 2;
    const cell = (text: string, from: number, right: number): void =>
      writeInBox(
        this.pen,
        text,
        { left: LEFT + from + 2, right: right - 3, top: this.y - 1, bottom: this.y - ROW + 1 },
        { size: 9, one_line_until: 6.5, smallest: 5.5, leading: 1.15 },
      );
    writeText(this.pen, order, LEFT + COLUMNS.number - 10, y, {
      size: 11,
      bold: true,
      align: 'right',
    });
    writeText(this.pen, survey_number, LEFT + COLUMNS.number + 2, y, { size: 9.5, bold: true });
    cell(address, COLUMNS.address, LEFT + COLUMNS.where);
    cell(where, COLUMNS.where, RIGHT);
    this.y -= ROW;
    drawLine(this.pen, [LEFT, this.y], [RIGHT, this.y], 0.35);
  }

  /** Read down the columns, as one looks for a number. */
  grid(
    title: string,
    note: string,
    {
      cells,
      isStrong,
      size = 'short',
    }: { cells: readonly (readonly [string, string])[]; isStrong: boolean; size?: keyof typeof CELLS },
  ): void {
    const { across } = CELLS[size];
    let left = cells;
    while (left.length > 0) {
      this.need(HEADING + ROW * Math.min(3, Math.ceil(left.length / across)));
      this.heading(title, cells.length, note);
      const fits = Math.max(1, Math.floor((this.y - BOTTOM - 4) / ROW));
      const rows = Math.min(fits, Math.ceil(left.length / across));
      const shown = left.slice(0, rows * across);
      shown.forEach((cell, at) =>
        this.gridCell(cell, { column: Math.floor(at / rows), row: at % rows, size, isStrong }),
      );
      this.y -= rows * ROW + 8;
      left = left.slice(shown.length);
    }
  }

  private gridCell(
    [order, text]: readonly [string, string],
    {
      column,
      row,
      size,
      isStrong,
    }: { column: number; row: number; size: keyof typeof CELLS; isStrong: boolean },
  ): void {
    const { across, half } = CELLS[size];
    const width = (RIGHT - LEFT) / across;
    const x = LEFT + column * width;
    const y = this.y - row * ROW - ROW / 2;
    writeText(this.pen, order, x + half, y, {
      size: isStrong ? 10.5 : 9,
      bold: isStrong,
      align: 'right',
    });
    writeInBox(
      this.pen,
      text,
      { left: x + half + 8, right: x + width - 4, top: y + ROW / 2, bottom: y - ROW / 2 },
      { size: 8.5, one_line_until: 6, smallest: 5.5 },
    );
  }

  finish(): Sheet[] {
    this.pens.forEach((pen, at) => this.frame.foot(pen, at + 1, this.pens.length));
    return this.pens.map(({ sheet }) => sheet);
  }
}
