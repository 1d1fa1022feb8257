const DIGIT_OF = new Map<string, number>([
  ...[...'〇一二三四五六七八九'].map((character, value): [string, number] => [character, value]),
  ...[...'零壱弐参'].map((character, value): [string, number] => [character, value]),
  ['元', 1],
]);

const SCALE_OF = new Map<string, number>([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['千', 1000],
]);

/** Characters that can stand in a number written with kanji, as the inside of a regular expression class. */
export const KANJI_NUMERAL_CLASS = '〇零一二三四五六七八九壱弐参十拾百千';

/**
 * Reads a number below ten thousand written with kanji: 二十三, 百二, 二三 (place by place) and 元 (the first
 * year of an era). Returns null when the text is anything else.
 */
export function parseKanjiNumeral(text: string): number | null {
  if (text === '') return null;
  const characters = [...text];
  if (!characters.some((character) => SCALE_OF.has(character))) return parsePlaceByPlace(characters);

  let total = 0;
  let pending: number | null = null;
  let lastScale = Number.POSITIVE_INFINITY;
  for (const character of characters) {
    const scale = SCALE_OF.get(character);
    if (scale !== undefined) {
      if (scale >= lastScale || pending === 0) return null;
      total += (pending ?? 1) * scale;
      pending = null;
      lastScale = scale;
      continue;
    }
    const digit = DIGIT_OF.get(character);
    if (digit === undefined || pending !== null) return null;
    pending = digit;
  }
  return total + (pending ?? 0);
}

function parsePlaceByPlace(characters: readonly string[]): number | null {
  if (characters.length > 4) return null;
  let total = 0;
  for (const character of characters) {
    const digit = DIGIT_OF.get(character);
    if (digit === undefined) return null;
    total = total * 10 + digit;
  }
  return total;
}

/** Writes 1 to 99 the way town names do: 1 → 一, 10 → 十, 23 → 二十三. Throws RangeError elsewhere. */
export function formatKanjiNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 99)
    throw new RangeError('kanji numeral out of 1 to 99');
  const digits = '〇一二三四五六七八九';
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  return `${tens > 1 ? digits.charAt(tens) : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digits.charAt(ones) : ''}`;
}
