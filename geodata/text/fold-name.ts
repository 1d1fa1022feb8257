import { foldVariantKanji } from './variant-kanji.ts';

/**
 * The comparing key of a person's name. Two writings of one name give one key: variant kanji (髙橋 / 高橋), IVS
 * selectors, widths, spaces and ・ between the parts, hiragana against katakana, 々 against the character it
 * repeats, ヶ against ケ; for foreign names also case, accents and punctuation. Idempotent. Never for print.
 *
 * Hiragana and katakana are joined: registers, tax rolls and survey sheets disagree on them far more often than
 * two neighbours differ by nothing else, and a key that joins too much only adds a candidate for a clerk to see,
 * while one that joins too little hides the person.
 */
export function foldName(name: string): string {
  const plain = stripSelectors(name).normalize('NFKC').toLowerCase();
  const latin = plain
    .normalize('NFD')
    .replace(/[\u{300}-\u{36f}]/gu, '')
    .replace(/ß/gu, 'ss')
    .replace(/[đðøłæœ]/gu, (letter) => PLAIN_LATIN.get(letter) ?? letter);
  const bare = latin.replace(IGNORED_IN_NAMES, '').normalize('NFC');
  const kana = hiraganaToKatakana(bare).replace(/ヶ/gu, 'ケ').replace(/ヵ/gu, 'カ');
  return expandRepeats(foldVariantKanji(kana));
}

/**
 * The comparing key of a reading: full-width katakana, small kana made large (ショウ = シヨウ, as older registers
 * print it), ヂ = ジ and ヅ = ズ, ヲ = オ, long-vowel marks, spaces and ・ dropped. Idempotent.
 */
export function foldKana(kana: string): string {
  const katakana = hiraganaToKatakana(stripSelectors(kana).normalize('NFKC').toLowerCase());
  const large = katakana
    .replace(IGNORED_IN_NAMES, '')
    .replace(LONG_VOWELS, '')
    .replace(/[ァィゥェォッャュョヮヵヶ]/gu, toLarge);
  return expandRepeats(large).replace(/[ヂヅヲヰヱ]/gu, toLarge);
}

const PLAIN_LATIN = new Map(Object.entries({ đ: 'd', ð: 'd', ø: 'o', ł: 'l', æ: 'ae', œ: 'oe' }));

function toLarge(character: string): string {
  return LARGE_KANA.get(character) ?? character;
}

const LARGE_KANA = new Map(
  [...'ァアィイゥウェエォオッツャヤュユョヨヮワヵカヶケヂジヅズヲオヰイヱエ'.matchAll(/(.)(.)/gu)].map(
    ([, small = '', large = '']): [string, string] => [small, large],
  ),
);

// Spaces of every kind, the dots and marks that part the words of a name, and format characters.
const IGNORED_IN_NAMES = /[\s\p{Cf}・･·•‧,.，．、。'’‘`´"()（）\-‐‑‒–—―−_=＝/]/gu;
const LONG_VOWELS = /[ー〜~]/gu;

function stripSelectors(text: string): string {
  return text.replace(/[\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]/gu, '');
}

function hiraganaToKatakana(text: string): string {
  return text.replace(/[ぁ-ゖゝゞ]/gu, (character) =>
    String.fromCodePoint((character.codePointAt(0) ?? 0) + 0x60),
  );
}

function expandRepeats(decomposed: string): string {
  const text = decomposed.normalize('NFC');
  if (!/[々〻ヽヾ]/u.test(text)) return text;
  let previous = '';
  let expanded = '';
  for (const character of text) {
    if ((character === '々' || character === '〻') && /\p{Script=Han}/u.test(previous)) {
      expanded += previous;
    } else if ((character === 'ヽ' || character === 'ヾ') && /\p{Script=Katakana}/u.test(previous)) {
      previous = `${previous.normalize('NFD').charAt(0)}${character === 'ヾ' ? '\u3099' : ''}`.normalize(
        'NFC',
      );
      expanded += previous;
    } else {
      previous = character;
      expanded += character;
    }
  }
  return expanded.normalize('NFC');
}
