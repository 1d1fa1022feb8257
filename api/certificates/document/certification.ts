import { type Box, drawAt, drawRight, type Write } from './form-parts.ts';
import type { ResidentCertificateFields } from './resident-fields.ts';
import { measure, type Sheet } from './sheet.ts';

const SENTENCE = '上記のとおり、相違ないことを証明します。';
const SENTENCE_Y = 190;
const DATE_Y = 163;
const MAYOR_Y = 112;
const SEAL_NUMBER_Y = 66;
/** 21 mm, within the usual size of a mayor's seal. */
const SEAL_SIDE = 59.5;
const NAME_SIZE = 18;
const TITLE_SIZE = 13;
const BETWEEN = 16;

/** Sentence, date, mayor and seal. The seal lies over the end of the name, as on paper: its
 * middle on the right edge of the last character, which stays readable below it. */
export function drawCertification(
  sheet: Sheet,
  fields: ResidentCertificateFields,
  write: Write,
  sealPng: Uint8Array | null,
  { left, right }: Pick<Box, 'left' | 'right'>,
): void {
  drawAt(sheet, write(SENTENCE), left + 14, { y: SENTENCE_Y, size: 12.5 });
  drawAt(sheet, write(fields.issued_date), left + 34, { y: DATE_Y, size: 12.5 });

  const nameRight = right - SEAL_SIDE / 2 - 4;
  const room = nameRight - left;
  const name = write(fields.mayor_name);
  const title = write(fields.mayor_title);
  const nameSize = shrinkTo(name, NAME_SIZE, room * 0.6);
  const tracking = measure(name, nameSize) < 6 * NAME_SIZE ? 3 : 0;
  const nameLeft = nameRight - measure(name, nameSize) - tracking * Math.max(0, name.length - 1);
  drawAt(sheet, name, nameLeft, { y: MAYOR_Y, size: nameSize, tracking });
  const titleSize = shrinkTo(title, TITLE_SIZE, nameLeft - BETWEEN - left);
  drawRight(sheet, title, nameLeft - BETWEEN, { y: MAYOR_Y, size: titleSize });
  if (sealPng) {
    sheet.stamps.push({
      png: sealPng,
      x: nameRight - SEAL_SIDE / 2,
      y: MAYOR_Y - SEAL_SIDE / 2,
      side: SEAL_SIDE,
    });
  }
  if (fields.seal_number !== '') {
    drawRight(sheet, write(`公印番号　${fields.seal_number}`), right - 6, { y: SEAL_NUMBER_Y, size: 9 });
  }
}

/** The mayor's line keeps to one line, however small. */
function shrinkTo(cells: ReturnType<Write>, size: number, width: number): number {
  return Math.min(size, (size * width) / Math.max(1, measure(cells, size)));
}
