import type { Write } from '../../documents/form-parts.ts';
import { drawCentred } from '../../documents/form-parts.ts';
import { A4, frame, measure, type Sheet } from '../../documents/sheet.ts';

const WATERMARK_SIZE = 250;
const NOTICE = '訓練用　本書に証明の効力はありません';
const NOTICE_SIZE = 11;
const NOTICE_Y = A4.height - 30;

/** Papers of a drill cannot be taken for real ones, even photocopied pale or cut. */
export function markTraining(sheet: Sheet, write: Write): void {
  sheet.watermark = { cells: write('訓練'), size: WATERMARK_SIZE };
  const cells = write(NOTICE);
  const half = measure(cells, NOTICE_SIZE) / 2 + 10;
  const middle = A4.width / 2;
  frame(sheet, middle - half, NOTICE_Y + 10, middle + half, NOTICE_Y - 10, 0.9);
  drawCentred(sheet, cells, { left: middle - half, right: middle + half, y: NOTICE_Y, size: NOTICE_SIZE });
}
