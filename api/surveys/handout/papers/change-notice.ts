// A4 変更のお知らせ: for a team that has older papers of the district, which buildings came, which left, which are done, and
// the new number of each that stays. Names nobody.
import { emptySheet, type Sheet } from '../../../documents/sheet.ts';
import type { DistrictChanges } from '../changes/district-changes.ts';
import type { DistrictHandout } from '../district-handout.ts';
import { createPens, drawLine, type Pen, writeInBox, writeText } from '../pen.ts';
import { markTraining } from '../training.ts';
import { BOTTOM, drawDistrictFoot, drawDistrictHead, LEFT, RIGHT } from './paper-head.ts';

const ROW = 17;
const HEADING = 34;
const LINE = 14;
/** Left edges of the columns after LEFT. */
const COLUMNS = { order: 0, number: 40, address: 96, where: 330 };
/** Old and new numbers stand side by side in so many columns. */
const ACROSS = 4;

/** Throws RangeError where there are no changes to tell of. */
export function layOutChangeNotice(district: DistrictHandout): Sheet[] {
  const { changes } = district;
  if (changes === null) throw new RangeError('the team has no older papers');
  const notice = new Notice(district);
  writeSummary(notice, changes, district.team);
  notice.table(
    '入った建物',
    { order: '新', where: 'どこから' },
    {
      rows: changes.came.map(({ order, survey_number, address, from }) => [
        order,
        survey_number,
        address,
        from,
      ]),
    },
  );
  notice.table(
    '出た建物',
    { order: '前', where: 'どこへ' },
    {
      note: changes.is_live ? 'この班は訪問しません。調査票は使わずに返してください。' : undefined,
      rows: changes.left.map(({ before, survey_number, address, to }) => [
        before,
        survey_number,
        address,
        to,
      ]),
    },
  );
  notice.grid('残る建物の新しい訪問順', '前 → 新　調査番号', {
    cells: changes.kept
      .toSorted((one, other) => one.before - other.before)
      .map(({ before, order, survey_number }) => [`${before} → ${order}`, survey_number]),
    isStrong: true,
  });
  notice.grid('済んだ建物', '前の訪問順　調査番号', {
    cells: changes.finished.map(({ before, survey_number, state }) => [
      String(before),
      state === '調査済' ? survey_number : `${survey_number} ${state}`,
    ]),
    isStrong: false,
  });
  return notice.finish();
}

function writeSummary(notice: Notice, changes: DistrictChanges, team: string | null): void {
  const { since, since_team, is_live, came, left, finished, kept } = changes;
  notice.line(`${since} 時点の書類${since_team === null ? '' : `（${since_team}）`}からの変更`, 10, true);
  if (!is_live) {
    notice.line('この調査区はなくなりました。残っていた建物は、下の調査区が訪問します。', 11, true);
    notice.line('この調査区の地図・一覧・調査票は使わずに返してください。', 9);
    return;
  }
  if (since_team !== null && team !== null && since_team !== team)
    notice.line(`前の書類は${since_team}が持っています。この書類は${team}のものです。`, 9.5, true);
  const moved = kept.filter(({ before, order }) => before !== order).length;
  notice.line(
    `入った建物 ${came.length}棟　出た建物 ${left.length}棟　残る建物 ${kept.length}棟（訪問順が変わるもの ${moved}棟）　済んだ建物 ${finished.length}棟`,
    9.5,
  );
  if (came.length + left.length + moved === 0)
    notice.line('訪問する建物と順番に変わりはありません。前の書類をそのまま使えます。', 11, true);
  else notice.line('前の地図と一覧は使わず、この書類と一緒に渡した新しいものを使ってください。', 9);
}

type Row = readonly [order: number, survey_number: string, address: string, where: string];

class Notice {
  private readonly pens: Pen[] = [];
  private readonly penOn = createPens();
  private readonly district: DistrictHandout;
  private y = 0;

  constructor(district: DistrictHandout) {
    this.district = district;
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
    if (this.district.is_training) markTraining(pen);
    this.y = drawDistrictHead(pen, this.district, '変更のお知らせ') - 6;
  }

  /** A new page where less than `height` is left; true where it was begun. */
  private need(height: number): boolean {
    if (this.y - height >= BOTTOM + 4) return false;
    this.begin();
    return true;
  }

  line(text: string, size: number, bold = false): void {
    const box = { left: LEFT, right: RIGHT, top: this.y, bottom: this.y - LINE };
    writeInBox(this.pen, text, box, { size, one_line_until: 6, smallest: 5.5 }, bold);
    this.y -= LINE + 3;
  }

  private heading(title: string, count: number, note: string | undefined): void {
    writeText(this.pen, `${title} ${count}棟`, LEFT, this.y - 14, { size: 12, bold: true });
    if (note !== undefined) writeText(this.pen, note, RIGHT, this.y - 14, { size: 8.5, align: 'right' });
    this.y -= 23;
    drawLine(this.pen, [LEFT, this.y], [RIGHT, this.y], 1);
  }

  table(
    title: string,
    { order, where }: { order: string; where: string },
    { rows, note }: { rows: readonly Row[]; note?: string | undefined },
  ): void {
    if (rows.length === 0) return;
    const begin = (): void => {
      this.heading(title, rows.length, note);
      const heads = [`${order}番`, '調査番号', '所在地', where];
      [COLUMNS.order, COLUMNS.number, COLUMNS.address, COLUMNS.where].forEach((x, at) =>
        writeText(this.pen, heads[at] ?? '', LEFT + x + (at === 0 ? 18 : 2), this.y - 7, { size: 7.5 }),
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

  private row([order, survey_number, address, where]: Row): void {
    const y = this.y - ROW / 2;
    const cell = (text: string, from: number, right: number): void =>
      writeInBox(
        this.pen,
        text,
        { left: LEFT + from + 2, right: right - 3, top: this.y - 1, bottom: this.y - ROW + 1 },
        { size: 9, one_line_until: 6.5, smallest: 5.5, leading: 1.15 },
      );
    writeText(this.pen, String(order), LEFT + COLUMNS.order + 30, y, {
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
    { cells, isStrong }: { cells: readonly (readonly [string, string])[]; isStrong: boolean },
  ): void {
    let left = cells;
    while (left.length > 0) {
      this.need(HEADING + ROW * Math.min(3, Math.ceil(left.length / ACROSS)));
      this.heading(title, cells.length, note);
      const fits = Math.max(1, Math.floor((this.y - BOTTOM - 4) / ROW));
      const rows = Math.min(fits, Math.ceil(left.length / ACROSS));
      const shown = left.slice(0, rows * ACROSS);
      shown.forEach((cell, at) => this.gridCell(cell, Math.floor(at / rows), at % rows, isStrong));
      this.y -= rows * ROW + 8;
      left = left.slice(shown.length);
    }
  }

  private gridCell(
    [order, text]: readonly [string, string],
    column: number,
    row: number,
    isStrong: boolean,
  ): void {
    const width = (RIGHT - LEFT) / ACROSS;
    const x = LEFT + column * width;
    const y = this.y - row * ROW - ROW / 2;
    writeText(this.pen, order, x + 52, y, { size: isStrong ? 10.5 : 9, bold: isStrong, align: 'right' });
    writeInBox(
      this.pen,
      text,
      { left: x + 60, right: x + width - 4, top: y + ROW / 2, bottom: y - ROW / 2 },
      { size: 8.5, one_line_until: 6, smallest: 5.5 },
    );
  }

  finish(): Sheet[] {
    this.pens.forEach((pen, at) => drawDistrictFoot(pen, this.district, at + 1, this.pens.length));
    return this.pens.map(({ sheet }) => sheet);
  }
}
