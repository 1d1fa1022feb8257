import { drawCentred, type Write } from '../../documents/form-parts.ts';
import { encodeText } from '../../documents/qr-code.ts';
import { A4, type Sheet } from '../../documents/sheet.ts';

/** 23 mm: a module of 0.35 mm at the usual length, which phones read from a hand's breadth. */
export const CODE_SIDE = 65;
const LEFT = 62;
const BOTTOM = 54;
const CAPTION = 6.5;

/** Draws the code where the template wants it, with its caption below. */
export function drawCode(
  sheet: Sheet,
  write: Write,
  text: string,
  { place, caption }: { place: 'bottom_left' | 'top_left'; caption: string },
): void {
  const y = place === 'bottom_left' ? BOTTOM : A4.height - 50 - CODE_SIDE;
  sheet.codes.push(encodeText(text, { x: LEFT, y, side: CODE_SIDE }));
  if (caption !== '')
    drawCentred(sheet, write(caption), { left: LEFT, right: LEFT + CODE_SIDE, y: y - 8, size: CAPTION });
}
