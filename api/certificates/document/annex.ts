/** 別紙: what the one page of the certificate cannot hold in readable size. Never needed by ordinary households. */
import { drawAt, drawCentred, drawRight, type Write } from '../../documents/form-parts.ts';
import type { CertificateMember, PrintedFields } from './paper-fields.ts';
import { A4, emptySheet, line, type Sheet } from '../../documents/sheet.ts';
import { wrap } from '../../documents/text-fitting.ts';

export type AnnexEntry =
  | { heading: string; text: string }
  | { heading: string; members: readonly { number: number; member: CertificateMember }[] };

export const SEE_ANNEX = '別紙のとおり';

const LEFT = 62;
const RIGHT = A4.width - 62;
const TOP = A4.height - 150;
const BOTTOM = 70;
const SIZE = 11;
const LEADING = 17;
/** Left edges of number, name, relationship, sex, age. */
const COLUMNS = [LEFT + 8, LEFT + 46, LEFT + 270, LEFT + 390, LEFT + 430] as const;

export function layOutAnnex(
  entries: readonly AnnexEntry[],
  fields: Pick<PrintedFields, 'certificate_number' | 'issued_date'> & { title: string },
  write: Write,
): Sheet[] {
  if (entries.length === 0) return [];
  const sheets: Sheet[] = [];
  let sheet = emptySheet();
  let y = 0;
  const turnPage = (): void => {
    sheet = emptySheet();
    sheets.push(sheet);
    drawRight(sheet, write(fields.certificate_number), RIGHT, { y: A4.height - 60, size: SIZE });
    drawRight(sheet, write(fields.issued_date), RIGHT, { y: A4.height - 77, size: SIZE });
    drawCentred(sheet, write(`${fields.title}　別紙`), {
      left: LEFT,
      right: RIGHT,
      y: A4.height - 112,
      size: 20,
    });
    y = TOP;
  };
  const need = (height: number): void => {
    if (y - height < BOTTOM) turnPage();
  };

  turnPage();
  for (const entry of entries) {
    need(LEADING * 4);
    drawAt(sheet, write(entry.heading), LEFT, { y, size: SIZE + 1 });
    line(sheet, LEFT, y - 11, RIGHT, y - 11, 0.9);
    y -= LEADING * 1.6;
    const rows = 'text' in entry ? layOutText(entry.text, write) : layOutMembers(entry.members, write);
    for (const row of rows) {
      const height = Math.max(...row.map(({ lines }) => lines.length));
      need(height * LEADING);
      for (const { x, lines } of row) {
        lines.forEach((cells, index) => drawAt(sheet, cells, x, { y: y - index * LEADING, size: SIZE }));
      }
      y -= height * LEADING;
    }
    y -= LEADING;
  }
  return sheets;
}

/** '1／2' at the foot of every page, so that a lost annex is noticed. */
export function numberSheets(sheets: readonly Sheet[], write: Write): void {
  sheets.forEach((sheet, index) => {
    const text = `${index + 1}／${sheets.length}${index === 0 ? '（別紙あり）' : ''}`;
    drawCentred(sheet, write(text), { left: LEFT, right: RIGHT, y: 38, size: 9 });
  });
}

interface AnnexColumn {
  x: number;
  lines: ReturnType<typeof wrap>;
}

function layOutText(text: string, write: Write): AnnexColumn[][] {
  const x = COLUMNS[0];
  return text
    .split(/\r?\n/)
    .flatMap((paragraph) =>
      wrap(write(paragraph), (RIGHT - x) / SIZE).map((cells) => [{ x, lines: [cells] }]),
    );
}

function layOutMembers(
  members: readonly { number: number; member: CertificateMember }[],
  write: Write,
): AnnexColumn[][] {
  const rows = members.map(({ number, member }) => [
    String(number),
    member.name,
    member.relationship,
    member.sex,
    member.age,
  ]);
  return [['', '氏名', '続柄', '性別', '年齢'], ...rows].map((texts) =>
    texts.map((text, index) => {
      const x = COLUMNS[index] ?? LEFT;
      const right = COLUMNS[index + 1] ?? RIGHT;
      return { x, lines: wrap(write(text), (right - x - 6) / SIZE) };
    }),
  );
}
