// 罹災証明書交付申請書 as paper (document 002 V, 様式例): blank, or filled from the register. Lengths in points, A4.
import { drawAt, drawCentred, drawLabel, drawRight, drawValue } from '../documents/form-parts.ts';
import type { Box, ValueStyle, Write } from '../documents/form-parts.ts';
import { createFontStack } from '../documents/fonts.ts';
import { findMissingGlyphs, toCells } from '../documents/glyphs.ts';
import { paintPdf } from '../documents/pdf.ts';
import { A4, emptySheet, frame, line } from '../documents/sheet.ts';
import type { Sheet } from '../documents/sheet.ts';
import { markTraining } from './document/training-mark.ts';

/** Printed strings; '' leaves the place for a hand. */
export interface FormFields {
  /** YYYY-MM-DD, for the file's own date. */
  printed_on: string;
  /** Wareki; '' on blank forms. */
  date: string;
  number: string;
  mayor: string;
  applicant_address: string;
  applicant_name: string;
  applicant_relation: string;
  applicant_phone: string;
  cause: string;
  address_then: string;
  head_name: string;
  /** Indices into `categories` and `objects`; null: none ticked. */
  category: number | null;
  category_detail: string;
  house_address: string;
  object: number | null;
  object_detail: string;
  purpose: string;
  copies: string;
  slip_number: string;
  delivery: number | null;
  mailing: string;
  members: readonly { name: string; relationship: string; age: string }[];
  training: boolean;
}

const categories = ['物件居住者 兼 所有者（持家）', '物件居住者（借家）', '物件所有者', 'その他'] as const;
const objects = ['住家', '非住家', '動産'] as const;
const deliveries = ['窓口で受け取る', '郵送で受け取る'] as const;

const LEFT = 56;
const RIGHT = A4.width - 56;
const SPLIT = LEFT + 108;
const VALUE: ValueStyle = { size: 11.5, one_line_until: 9, smallest: 6.5, leading: 1.2 };
const NAME: ValueStyle = { size: 14, one_line_until: 9.5, smallest: 7 };
const SMALL: ValueStyle = { size: 10, one_line_until: 7.5, smallest: 6, leading: 1.2 };
const MEMBER_ROWS = 4;
const MEMBER_HEIGHT = 22;

/** PDF bytes. What no font can draw, or what has no room, is left for a hand, and the foot of the form says so. */
export async function drawApplicationForm(fields: FormFields): Promise<Uint8Array> {
  const fonts = createFontStack();
  const write: Write = (text) => toCells(text, fonts);
  const form = new Form(write, (text) => findMissingGlyphs(text, fonts).length === 0);
  form.head(fields);
  form.table(fields);
  form.members(fields.members);
  form.foot();
  if (fields.training) markTraining(form.sheet, write);
  return paintPdf([form.sheet], { title: '罹災証明書交付申請書', dated: fields.printed_on });
}

class Form {
  readonly sheet: Sheet = emptySheet();
  readonly #write: Write;
  readonly #isPrintable: (text: string) => boolean;
  #y = A4.height - 318;
  #leftOut = false;

  constructor(write: Write, isPrintable: (text: string) => boolean) {
    this.#write = write;
    this.#isPrintable = isPrintable;
  }

  head(fields: FormFields): void {
    const { sheet } = this;
    const write = this.#write;
    if (fields.number !== '') drawAt(sheet, write(fields.number), LEFT, { y: A4.height - 52, size: 10.5 });
    const date = fields.date === '' ? '令和　　　年　　　月　　　日' : fields.date;
    drawRight(sheet, write(date), RIGHT, { y: A4.height - 52, size: 11 });
    drawCentred(sheet, write('罹災証明書交付申請書'), {
      left: LEFT,
      right: RIGHT,
      y: A4.height - 92,
      size: 21,
      tracking: 5,
    });
    this.#value(
      fields.mayor === '' ? '' : `${fields.mayor}　様`,
      { left: LEFT, right: 300, top: A4.height - 116, bottom: A4.height - 140 },
      VALUE,
    );
    drawAt(sheet, write('（申請者）'), 200, { y: A4.height - 158, size: 10.5 });
    const rows = [
      ['住　　所', fields.applicant_address, VALUE],
      ['氏　　名', fields.applicant_name, NAME],
      ['罹災者との関係', fields.applicant_relation, VALUE],
      ['電話番号', fields.applicant_phone, VALUE],
    ] as const;
    rows.forEach(([label, text, style], index) => {
      const middle = A4.height - 178 - index * 27;
      drawAt(sheet, write(label), 258, { y: middle, size: 10.5 });
      this.#value(text, { left: 342, right: RIGHT, top: middle + 13, bottom: middle - 11 }, style);
      line(sheet, 338, middle - 12, RIGHT, middle - 12, 0.5);
    });
    drawAt(sheet, write('次のとおり、罹災証明書の交付を申請します。'), LEFT, {
      y: A4.height - 302,
      size: 11,
    });
  }

  table(fields: FormFields): void {
    const top = this.#y;
    this.#row('罹災原因', fields.cause, 28);
    this.#row('罹災者住所', fields.address_then, 34);
    this.#row('罹災者氏名', fields.head_name, 30, NAME);
    this.#choices('罹災者区分', categories, fields.category, fields.category_detail, 46);
    this.#row('罹災物件所在地', fields.house_address, 34);
    this.#choices('罹災物件種別', objects, fields.object, fields.object_detail, 28);
    this.#row('使用目的', fields.purpose, 28);
    const pair = this.#open('必要枚数', 26);
    const half = (pair.left + pair.right) / 2 - 30;
    this.#value(
      fields.copies === '' ? '　　　　　枚' : `${fields.copies} 枚`,
      inset({ ...pair, right: half }),
      VALUE,
    );
    line(this.sheet, half, pair.top, half, pair.bottom, 0.4);
    this.#value(`調査番号（調査済証）：${fields.slip_number}`, inset({ ...pair, left: half }), SMALL);
    this.#choices('受取方法', deliveries, fields.delivery, fields.mailing, 28, '送付先');
    frame(this.sheet, LEFT, top, RIGHT, this.#y, 1);
  }

  /** Eight places; more stand in a note, and on the application itself. */
  members(members: FormFields['members']): void {
    const write = this.#write;
    this.#y -= 16;
    const note = '罹災した世帯の構成員（災害の日の構成。物件所有者の場合は不要）';
    drawAt(this.sheet, write(note), LEFT, { y: this.#y, size: 9.5 });
    this.#y -= 9;
    const top = this.#y;
    const middle = (LEFT + RIGHT) / 2;
    const columns = [0, 0.56, 0.8, 1] as const;
    for (const [start, offset] of [
      [LEFT, 0],
      [middle, MEMBER_ROWS],
    ] as const) {
      const at = (share: number): number => start + (middle - LEFT) * share;
      ['氏　名', '続　柄', '年　齢'].forEach((heading, column) =>
        drawCentred(this.sheet, write(heading), {
          left: at(columns[column] ?? 0),
          right: at(columns[column + 1] ?? 1),
          y: top - 9,
          size: 9,
        }),
      );
      for (let place = 0; place < MEMBER_ROWS; place += 1) {
        const y = top - 18 - place * MEMBER_HEIGHT;
        line(this.sheet, start, y, at(1), y, 0.4);
        const member = members[offset + place];
        if (member === undefined) continue;
        [member.name, member.relationship, member.age].forEach((text, column) => {
          const box = {
            left: at(columns[column] ?? 0),
            right: at(columns[column + 1] ?? 1),
            top: y,
            bottom: y - MEMBER_HEIGHT,
          };
          this.#value(
            text,
            { ...box, left: box.left + 5, right: box.right - 4 },
            column === 0 ? VALUE : { ...SMALL, align: 'centre' },
          );
        });
      }
      for (const share of columns.slice(1))
        line(
          this.sheet,
          at(share),
          top,
          at(share),
          top - 18 - MEMBER_ROWS * MEMBER_HEIGHT,
          share === 1 ? 0.8 : 0.4,
        );
    }
    this.#y = top - 18 - MEMBER_ROWS * MEMBER_HEIGHT;
    frame(this.sheet, LEFT, top, RIGHT, this.#y, 1);
    const more = members.length - MEMBER_ROWS * 2;
    if (more > 0) drawRight(this.sheet, write(`ほか ${more} 人`), RIGHT, { y: this.#y - 9, size: 9 });
  }

  foot(): void {
    const write = this.#write;
    const top = 92;
    const bottom = 54;
    frame(this.sheet, LEFT, top, RIGHT, bottom, 0.8);
    line(this.sheet, LEFT + 62, top, LEFT + 62, bottom, 0.4);
    drawCentred(this.sheet, write('市使用欄'), {
      left: LEFT,
      right: LEFT + 62,
      y: (top + bottom) / 2,
      size: 9,
    });
    const parts = ['受付番号', '受付者', '本人確認 □', '家屋確認 □', '世帯確認 □'];
    const width = (RIGHT - LEFT - 62) / parts.length;
    parts.forEach((part, index) => {
      const left = LEFT + 62 + width * index;
      if (index > 0) line(this.sheet, left, top, left, bottom, 0.3);
      drawAt(this.sheet, write(part), left + 4, { y: top - 9, size: 8.5 });
    });
    if (this.#leftOut)
      drawAt(
        this.sheet,
        write('※ 印字できない文字などのため空けてある欄は、手書きで記入してください。'),
        LEFT,
        {
          y: bottom - 12,
          size: 8.5,
        },
      );
  }

  #open(label: string, height: number): Box {
    line(this.sheet, LEFT, this.#y, RIGHT, this.#y, 0.4);
    line(this.sheet, SPLIT, this.#y, SPLIT, this.#y - height, 0.4);
    const box = { left: LEFT + 12, right: SPLIT - 12, top: this.#y, bottom: this.#y - height };
    drawLabel(this.sheet, this.#write, [label], box, 10.5);
    this.#y -= height;
    return { left: SPLIT, right: RIGHT, top: this.#y + height, bottom: this.#y };
  }

  #row(label: string, text: string, height: number, style: ValueStyle = VALUE): void {
    this.#value(text, inset(this.#open(label, height)), style);
  }

  #choices(
    label: string,
    choices: readonly string[],
    chosen: number | null,
    detail: string,
    height: number,
    detailLabel = '',
  ): void {
    const box = inset(this.#open(label, height));
    const ticked = choices.map((choice, index) => `${index === chosen ? '■' : '□'} ${choice}`);
    const written = detail === '' ? '　　　　　　　　' : detail;
    const text = `${ticked.join('　')}（${detailLabel === '' ? '' : `${detailLabel}：`}${written}）`;
    if (this.#value(text, box, SMALL)) return;
    this.#value(`${ticked.join('　')}（　　　　　　　　）`, box, SMALL);
  }

  /** False where it could not be written. */
  #value(text: string, box: Box, style: ValueStyle): boolean {
    if (text === '') return true;
    const isWritten = this.#isPrintable(text) && drawValue(this.sheet, this.#write, text, box, style);
    if (!isWritten) this.#leftOut = true;
    return isWritten;
  }
}

function inset({ left, right, top, bottom }: Box): Box {
  return { left: left + 8, right: right - 6, top: top - 2, bottom: bottom + 2 };
}
