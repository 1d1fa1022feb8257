import { type Pen, writeText } from './pen.ts';

/** Papers of a drill cannot be taken for real ones. */
export function markTraining(pen: Pen): void {
  const { sheet } = pen;
  sheet.watermark = { cells: pen.bold('訓練'), size: Math.min(sheet.width, sheet.height) * 0.4 };
  writeText(pen, '訓練', sheet.width / 2, sheet.height - 14, { size: 11, bold: true, align: 'centre' });
}
