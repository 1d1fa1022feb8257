import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldKana, foldName } from './fold-name.ts';
import { listVariantPairs } from './variant-kanji.ts';

const nameLike = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ...'髙﨑邉邊齋斎𠮷澤廣嶋高崎辺斉吉々〻ヽヾゝゞヶヵカガか゛゜\u3099・　 ー〜,-\u{e0100}\u{fe00}ｶﾞäßĐ㍻',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 12,
});

test('folding a name twice changes nothing more', () => {
  fc.assert(
    fc.property(nameLike, (name) => {
      expect(foldName(foldName(name))).toBe(foldName(name));
    }),
    { numRuns: 2000 },
  );
});

test('folding a reading twice changes nothing more', () => {
  fc.assert(
    fc.property(nameLike, (kana) => {
      expect(foldKana(foldKana(kana))).toBe(foldKana(kana));
    }),
    { numRuns: 2000 },
  );
});

describe('two writings of one name', () => {
  test.each([
    ['髙橋　一郎', '高橋一郎'],
    ['山﨑 花子', '山崎　花子'],
    ['渡邉 緑', '渡辺 綠'],
    ['渡邊', '渡辺'],
    ['齋藤', '斉藤'],
    ['斎藤', '齊藤'],
    ['𠮷田', '吉田'],
    ['濵田', '浜田'],
    ['黑澤 廣', '黒沢 広'],
    ['櫻井 眞惠', '桜井 真恵'],
    ['\uFA19谷', '神谷'],
    ['\uFA10本', '塚本'],
    ['葛\u{E0100}城', '葛城'],
    ['辺\u{E0102}見', '邊見'],
    ['佐々木', '佐佐木'],
    ['みすゞ', 'ミスズ'],
    ['緑ヶ丘', '緑ケ丘'],
    ['はな子', 'ハナ子'],
    ['ﾏﾘｱ･ｻﾝﾄｽ', 'マリア　サントス'],
    ['ＮＧＵＹＥＮ　ＶＡＮ　ＡＮ', 'Nguyen Van An'],
    ["O'Neill, José", 'ONEILL JOSE'],
    ['Đặng', 'Dang'],
  ])('%s and %s have one key', (one, other) => {
    expect(foldName(one)).toBe(foldName(other));
  });
});

describe('different names', () => {
  test.each([
    ['高橋', '高梨'],
    ['堺', '界'],
    ['大田', '太田'],
    ['東', '束'],
    ['ガ', 'カ'],
  ])('%s and %s keep different keys', (one, other) => {
    expect(foldName(one)).not.toBe(foldName(other));
  });
});

test.each([
  ['ｼｮｳｼﾞ ｼﾞｭﾝｺ', 'シヨウジジユンコ'],
  ['しょうじ・じゅんこ', 'ショウジ ジュンコ'],
  ['オーノ', 'オノ'],
  ['ミヂカ ツヅキ', 'ミジカ ツズキ'],
  ['カヲル', 'カオル'],
])('the readings %s and %s have one key', (one, other) => {
  expect(foldKana(one)).toBe(foldKana(other));
});

test('every variant of the table folds to a form that is not itself a variant', () => {
  const variants = new Set(listVariantPairs().map(([variant]) => variant));
  for (const [variant, standard] of listVariantPairs()) {
    expect(variants.has(standard), standard).toBe(false);
    expect(variant.normalize('NFKC'), variant).toBe(variant);
  }
  expect(variants.size).toBe(listVariantPairs().length);
});
