import { A4 } from '../../documents/sheet.ts';
import { type Pen, writeText } from './pen.ts';

/** Papers of a drill cannot be taken for real ones. A map is marked at its edges only: pale letters across it would look like ground. */
export function markTraining(pen: Pen): void {
  const { sheet } = pen;
  const isForm = sheet.width <= A4.width;
  if (isForm) sheet.watermark = { cells: pen.bold('訓練'), size: sheet.width * 0.4 };
  const places = isForm ? [0.5] : [0.12, 0.42, 0.72, 0.92];
  for (const share of places)
    writeText(pen, '訓練', sheet.width * share, sheet.height - 15, {
      size: isForm ? 11 : 15,
      bold: true,
      align: 'centre',
    });
}
