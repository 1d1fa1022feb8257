import qrcode from 'qrcode';
import { drawCentred, type Write } from './form-parts.ts';
import { A4, type Sheet } from './sheet.ts';

/** 23 mm: a module of 0.35 mm at the usual length, which phones read from a hand's breadth. */
export const CODE_SIDE = 65;
const LEFT = 62;
const BOTTOM = 54;
const CAPTION = 6.5;

/** Draws the code where the template wants it, with its caption below. Medium correction: papers are folded. */
export function drawCode(
  sheet: Sheet,
  write: Write,
  text: string,
  { place, caption }: { place: 'bottom_left' | 'top_left'; caption: string },
): void {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  const rows = Array.from({ length: modules.size }, (_, row) =>
    Array.from({ length: modules.size }, (_empty, column) => modules.get(row, column) === 1),
  );
  const y = place === 'bottom_left' ? BOTTOM : A4.height - 50 - CODE_SIDE;
  sheet.codes.push({ x: LEFT, y, side: CODE_SIDE, modules: rows });
  if (caption !== '')
    drawCentred(sheet, write(caption), { left: LEFT, right: LEFT + CODE_SIDE, y: y - 8, size: CAPTION });
}
