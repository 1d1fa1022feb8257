// The page that leads a letter: address where the window of a 長形3号 envelope shows it once A4 is folded in three,
// below it what the envelope holds. Lengths in points from the lower left corner; millimetres from the upper left in text.
import { drawAt, drawValue, type Write } from '../../documents/form-parts.ts';
import { points } from './paper-table.ts';
import { A4, emptySheet, line, type Sheet } from '../../documents/sheet.ts';

export interface Addressee {
  postal_code: string;
  address: string;
  name: string;
}

export interface Letter {
  addressee: Addressee;
  /** What the envelope holds in one word: '証明書', '通知書'. */
  holds: string;
  /** '罹災証明書（居住者用）第0000123号 1部' */
  contents: readonly string[];
  sender: string;
  /** '令和8年8月12日' */
  dated: string;
}

/** The window is 90 mm by 45 mm, 22 mm from the left and 12 mm from the top; text keeps 4 mm inside. */
const WINDOW = { left: points(27), right: points(108), top: points(17), bottom: points(55) };
const FOLDS = [points(99), points(198)];

export function layOutAddressPage(
  { addressee, holds, contents, sender, dated }: Letter,
  write: Write,
): Sheet {
  const sheet = emptySheet();
  const from = (top: number) => A4.height - top;
  const { left, right, top, bottom } = WINDOW;
  const postal = addressee.postal_code.replace(/^(\d{3})-?(\d{4})$/, '$1-$2');
  if (postal !== '') drawAt(sheet, write(`〒${postal}`), left, { y: from(top + 6), size: 12 });
  const addressBox = { left, right, top: from(top + 16), bottom: from(top + 58) };
  const style = { size: 12, one_line_until: 10.5, smallest: 7, from_top: true };
  if (!drawValue(sheet, write, addressee.address, addressBox, style))
    throw new RangeError('an address does not fit the window');
  const nameBox = { left: left + 12, right, top: from(top + 62), bottom: from(bottom) };
  const nameStyle = { size: 14, one_line_until: 9, smallest: 7, from_top: true };
  if (!drawValue(sheet, write, `${addressee.name}　様`, nameBox, nameStyle))
    throw new RangeError('a name does not fit the window');

  const senderBox = {
    left: points(115),
    right: A4.width - 50,
    top: from(points(62)),
    bottom: from(points(95)),
  };
  drawValue(sheet, write, `${dated}\n${sender}`, senderBox, {
    size: 10,
    one_line_until: 8,
    smallest: 6,
    from_top: true,
  });
  for (const fold of FOLDS) line(sheet, 0, from(fold), 12, from(fold), 0.4);

  drawAt(sheet, write(`${holds}の送付について`), points(27), { y: from(points(116)), size: 15 });
  const words = [
    `次の${holds}を送付します。記載の内容を確かめてください。`,
    '',
    ...contents.map((one) => `・${one}`),
  ];
  const wordsBox = {
    left: points(27),
    right: A4.width - 62,
    top: from(points(126)),
    bottom: from(points(190)),
  };
  drawValue(sheet, write, words.join('\n'), wordsBox, {
    size: 11.5,
    one_line_until: 9,
    smallest: 7,
    leading: 1.7,
    from_top: true,
  });
  return sheet;
}
