import { KANJI_NUMERAL_CLASS, parseKanjiNumeral } from '../text/kanji-numeral.ts';

/**
 * What the numbers of an address claim to be: `residential` 4番34号, `lot` 674番地11, `plain` 4-34, which may be
 * either, `none` where there is no number.
 */
export type NumberStyle = 'residential' | 'lot' | 'plain' | 'none';

export interface AddressNumbers {
  readonly numbers: readonly string[];
  readonly style: NumberStyle;
  /** what follows: building name, room, 方書 */
  readonly rest: string;
}

const KANJI = `[${KANJI_NUMERAL_CLASS}]+(?![${KANJI_NUMERAL_CLASS}])`;
const DIGITS = '[0-9]+(?![0-9])';
// A floor or a room number belongs to the building, not to the lot.
const NOT_A_ROOM = '(?!号室|階|号棟|f)';
const LOT_PREFIX = '[甲乙丙丁戊イロハニホヘトチリヌルヲワカヨタレソ]';
// 上町A-5: some blocks are letters.
const LETTER = /^[a-z](?=-[0-9])/u;
const FIRST = new RegExp(`^(${LOT_PREFIX})?(${DIGITS}|${KANJI}(?=番|号|-|ノ|$| ))${NOT_A_ROOM}`, 'u');
const NEXT = new RegExp(`^(番地ノ?|番ノ?|号ノ|-|ノ)(${DIGITS}|${KANJI})${NOT_A_ROOM}`, 'u');
const LAST = /^(番地|番|号)(?!室|棟|館|線|街)/u;

/**
 * Reads the numbers that stand at the start of a folded address once its town is taken off:
 * 4番34号201 → [4, 34], 4-34-201 → [4, 34, 201], 甲12番地の3 → [甲12, 3].
 */
export function readNumbers(folded: string): AddressNumbers {
  const first = readFirst(folded);
  if (first === null) return { numbers: [], style: 'none', rest: folded };
  const numbers = [first.number];
  const marks: string[] = [];
  let { rest } = first;
  while (numbers.length < 4) {
    const next = NEXT.exec(rest);
    const number = next ? readNumber(next[2] ?? '') : null;
    if (!next || number === null) break;
    marks.push(next[1] ?? '');
    numbers.push(number);
    rest = rest.slice(next[0].length);
  }
  const last = LAST.exec(rest);
  if (last) {
    marks.push(last[1] ?? '');
    rest = rest.slice(last[0].length);
  }
  return { numbers, style: styleOf(marks), rest: rest.replace(/^[\s,、.・\-ノ]+/u, '') };
}

function readFirst(folded: string): { number: string; rest: string } | null {
  const letter = LETTER.exec(folded);
  if (letter) return { number: letter[0], rest: folded.slice(letter[0].length) };
  const first = FIRST.exec(folded);
  const value = first ? readNumber(first[2] ?? '') : null;
  if (!first || value === null) return null;
  return { number: `${first[1] ?? ''}${value}`, rest: folded.slice(first[0].length) };
}

function styleOf(marks: readonly string[]): NumberStyle {
  const house = marks.some((mark) => mark.startsWith('号'));
  if (marks.some((mark) => mark.startsWith('番地'))) return house ? 'plain' : 'lot';
  return house && marks.some((mark) => mark.startsWith('番')) ? 'residential' : 'plain';
}

function readNumber(text: string): string | null {
  if (/^[0-9]+$/u.test(text)) return text.replace(/^0+(?=[0-9])/u, '');
  const value = parseKanjiNumeral(text);
  return value === null ? null : String(value);
}
