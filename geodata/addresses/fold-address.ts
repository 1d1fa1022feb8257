import { KANJI_NUMERAL_CLASS, formatKanjiNumeral } from '../text/kanji-numeral.ts';
import { foldVariantKanji } from '../text/variant-kanji.ts';

/**
 * Brings the writings of one address together without reading it: widths, old and variant kanji, hiragana against
 * katakana, ヶ ケ が, ノ 之 の, small ッ, every dash between numbers, runs of spaces, spaces inside "4 番 3 号", a
 * postal code in front. Idempotent. For comparing, never for print.
 */
export function foldAddress(text: string): string {
  const plain = text
    .replace(/[\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}]+/gu, ' ')
    .replace(/[ぁ-ゖ]/gu, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) + 0x60))
    .replace(/ヶ/gu, 'ケ')
    .replace(/ヵ/gu, 'カ')
    .replace(/ッ/gu, 'ツ')
    .normalize('NFC')
    .replace(/[之乃]/gu, 'ノ')
    .replace(BEFORE_KANJI_GA, 'ケ')
    .replace(NUMBER_IN_NAME, (number) => formatKanjiNumeral(Number(number)));
  return foldVariantKanji(plain)
    .replace(DASH_AFTER_NUMBER, '-')
    .replace(SPACE_BEFORE_COUNTER, '')
    .replace(SPACE_AFTER_COUNTER, '')
    .replace(/^ | $/gu, '')
    .replace(/^(?:〒 ?[0-9]{3}-?[0-9]{4}|[0-9]{3}-[0-9]{4}(?= ?[^-0-9 ])) ?/u, '');
}

// 霞が関, つつじが丘
const BEFORE_KANJI_GA = /(?<=[\p{Script=Han}ァ-ヺ])ガ(?=\p{Script=Han})/gu;
// 北24条西 and 第3地割 are names, which lists write with kanji.
const NUMBER_IN_NAME = /(?<![0-9])[1-9][0-9]?(?=条|地割|線|番町|番丁|軒)/gu;
const NUMERAL = `[0-9${KANJI_NUMERAL_CLASS}]`;
// The long vowel mark and the kanji 一 look like dashes; only the mark is one, and only between numbers.
const DASH_AFTER_NUMBER = new RegExp(
  `(?<=${NUMERAL}|[目地番号]|(?<![a-z])[a-z])[ ]?[‐‑‒–—―−ー﹣─━⎯⏤〜~\\-][ ]?(?=${NUMERAL})`,
  'gu',
);
const SPACE_BEFORE_COUNTER = new RegExp(`(?<=${NUMERAL}) (?=丁目|番|号(?!室))`, 'gu');
const SPACE_AFTER_COUNTER = new RegExp(`(?<=丁目|番地?[ノ]?) (?=${NUMERAL})`, 'gu');
