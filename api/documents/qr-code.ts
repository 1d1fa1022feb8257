import qrcode from 'qrcode';
import type { Code } from './sheet.ts';

/** The code of a text at a place (points; its lower left corner). Medium correction: papers are folded. */
export function encodeText(text: string, { x, y, side }: Omit<Code, 'modules'>): Code {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  return {
    x,
    y,
    side,
    modules: Array.from({ length: modules.size }, (_, row) =>
      Array.from({ length: modules.size }, (_empty, column) => modules.get(row, column) === 1),
    ),
  };
}
