import type { Chance } from '../chance.ts';
import { wholeKana, wholeName } from '../names/draw-names.ts';
import type { PersonName } from '../names/draw-names.ts';
import { OLD_FORMS, SELECTED_FORMS } from '../names/surnames.ts';
import type { NoiseRates } from './levels.ts';

/** Everyday glyph for each registered one. */
const EVERYDAY = new Map<string, string>([
  ...[...OLD_FORMS].flatMap(([everyday, { forms }]) =>
    forms.map((form): [string, string] => [form, everyday]),
  ),
  ...[...SELECTED_FORMS].map(([everyday, form]): [string, string] => [form, everyday]),
]);

/**
 * The name as another register writes it: everyday glyphs for registered ones, now and then the reverse, other
 * spaces. Never another comparing key (`foldName`).
 */
export function otherGlyphs(chance: Chance, name: string, share: number): string {
  if (!chance.hit(share)) return name;
  let written = '';
  for (const character of clusters(name)) {
    const everyday = EVERYDAY.get(character);
    const old = OLD_FORMS.get(character);
    if (everyday !== undefined) written += everyday;
    else if (old !== undefined && chance.hit(old.share / 4)) written += chance.pick(old.forms);
    else if (/\s/u.test(character)) written += chance.pick(['　', ' ', '']) || (isLatin(name) ? ' ' : '');
    else written += character;
  }
  return written;
}

/** Characters with the variation selector that belongs to each. */
function clusters(text: string): string[] {
  return text.match(/.[\u{e0100}-\u{e01ef}]?/gu) ?? [];
}

function isLatin(text: string): boolean {
  return /^[A-Z ]+$/u.test(text);
}

const SLIPS: readonly (readonly [from: string, to: string])[] = [
  ['ヅ', 'ズ'],
  ['ジ', 'チ'],
  ['ダ', 'タ'],
  ['タ', 'ダ'],
  ['ガ', 'カ'],
  ['カ', 'ガ'],
  ['ザ', 'サ'],
  ['サ', 'ザ'],
  ['シ', 'ヒ'],
  ['ン', 'ソ'],
  ['ツ', 'シ'],
  ['ハ', 'バ'],
  ['バ', 'ハ'],
  ['ブ', 'フ'],
  ['ョ', 'ョウ'],
  ['ウ', ''],
  ['ト', 'ド'],
];

/** One kana heard or keyed wrongly: タカダ for タカタ. The text as it is where no slip fits. */
export function slipKana(chance: Chance, kana: string): string {
  const fitting = SLIPS.filter(([from]) => kana.includes(from));
  if (fitting.length === 0) return kana;
  const [from, to] = chance.pick(fitting);
  return kana.replace(from, () => to);
}

/** A reading as a register has it: left out, slipped, half-width. */
export function writtenKana(chance: Chance, kana: string, rates: NoiseRates): string {
  if (chance.hit(rates.kanaMissing)) return '';
  const slipped = chance.hit(rates.kanaSlip) ? slipKana(chance, kana) : kana;
  return chance.hit(rates.halfWidth) ? toHalfWidth(slipped) : slipped;
}

const HALF = new Map<string, string>();
for (let code = 0xff66; code <= 0xff9f; code += 1) {
  const half = String.fromCharCode(code);
  HALF.set(half.normalize('NFKC'), half);
}

/** ガ → ｶﾞ, the way old hosts store readings. */
export function toHalfWidth(kana: string): string {
  let half = '';
  for (const character of kana.normalize('NFD')) {
    if (character === '\u3099') half += 'ﾞ';
    else if (character === '\u309a') half += 'ﾟ';
    else if (character === '　') half += ' ';
    else half += HALF.get(character) ?? character;
  }
  return half;
}

/** What a surveyor writes down when told a name at the door; blank when nobody was told. */
export function heardName(chance: Chance, name: PersonName, hearsay: number): string {
  const draw = chance.next();
  if (draw >= Math.min(0.92, 0.7 * hearsay)) return otherGlyphs(chance, wholeName(name), 0.5 * hearsay);
  if (draw < 0.28 * hearsay) return '';
  if (draw < 0.56 * hearsay) return otherGlyphs(chance, name.family, 0.7);
  if (draw < 0.62 * hearsay) return chance.hit(0.2) ? slipKana(chance, wholeKana(name)) : wholeKana(name);
  if (draw < 0.66 * hearsay) return name.familyKana;
  return otherGlyphs(chance, `${name.family}${name.given}`, 0.7);
}
