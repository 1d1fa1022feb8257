import { type Box, drawAt, drawRight, type Write } from '../../documents/form-parts.ts';
import type { PrintedFields } from './paper-fields.ts';
import { measure, type Sheet } from '../../documents/sheet.ts';

const SENTENCE_Y = 190;
const DATE_Y = 163;
const MAYOR_Y = 112;
const SEAL_NUMBER_Y = 66;
/** 21 mm, within the usual size of a mayor's seal. */
const SEAL_SIDE = 59.5;
const NAME_SIZE = 18;
const TITLE_SIZE = 13;
const COPY_SIZE = 10;
/** Sentence and date keep their place beside a code in the corner. */
const TEXT_LEFT = 76;
const BETWEEN = 16;

/**
 * Sentence, date, mayor and seal. The seal lies over the end of the name, as on paper: its middle on the right edge
 * of the last character, which stays readable below it; or beside the name; or nowhere. 原本証明 stands below the sentence.
 */
export function drawCertification(
  sheet: Sheet,
  fields: PrintedFields,
  write: Write,
  sealPng: Uint8Array | null,
  { sentence, seal }: { sentence: string; seal: 'over_name' | 'beside_name' | 'none' },
  { left, right }: Pick<Box, 'left' | 'right'>,
): void {
  drawAt(sheet, write(sentence), TEXT_LEFT, { y: SENTENCE_Y, size: 12.5 });
  drawAt(sheet, write(fields.issued_date), TEXT_LEFT + 20, { y: DATE_Y, size: 12.5 });
  if (fields.copy_words !== '')
    drawRight(sheet, write(fields.copy_words), right - 6, { y: DATE_Y, size: COPY_SIZE });

  const nameRight = right - (seal === 'beside_name' ? SEAL_SIDE + 10 : SEAL_SIDE / 2 + 4);
  const room = nameRight - left;
  const name = write(fields.mayor_name);
  const title = write(fields.mayor_title);
  const nameSize = shrinkTo(name, NAME_SIZE, room * 0.6);
  const tracking = measure(name, nameSize) < 6 * NAME_SIZE ? 3 : 0;
  const nameLeft = nameRight - measure(name, nameSize) - tracking * Math.max(0, name.length - 1);
  drawAt(sheet, name, nameLeft, { y: MAYOR_Y, size: nameSize, tracking });
  const titleSize = shrinkTo(title, TITLE_SIZE, nameLeft - BETWEEN - left);
  drawRight(sheet, title, nameLeft - BETWEEN, { y: MAYOR_Y, size: titleSize });
  if (sealPng && seal !== 'none') {
    sheet.stamps.push({
      png: sealPng,
      x: seal === 'beside_name' ? nameRight + 8 : nameRight - SEAL_SIDE / 2,
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
