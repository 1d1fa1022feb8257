import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldKana, foldName } from '../../../text/fold-name.ts';
import { Chance } from '../chance.ts';
import { otherGlyphs, slipKana, toHalfWidth } from '../noise/misspell-name.ts';
import {
  drawFamilyName,
  drawForeignFamily,
  drawForeignName,
  drawPeople,
  wholeKana,
  wholeName,
} from './draw-names.ts';
import { listGivenNames } from './given-names.ts';
import { OLD_FORMS, SELECTED_FORMS, SURNAMES } from './surnames.ts';

test('every registered form folds to the everyday one and differs from it', () => {
  for (const [everyday, { forms }] of OLD_FORMS)
    for (const form of forms) {
      expect(form).not.toBe(everyday);
      expect(foldName(form)).toBe(foldName(everyday));
    }
  for (const [everyday, form] of SELECTED_FORMS) expect(foldName(form)).toBe(foldName(everyday));
});

test('all names have a reading in katakana', () => {
  const kana = /^[ァ-ヺー・]+$/u;
  for (const surname of SURNAMES) expect(surname.kana).toMatch(kana);
  for (const year of [1940, 1960, 1980, 2000, 2020])
    for (const sex of ['male', 'female'] as const)
      for (const given of listGivenNames(sex, year)) {
        expect(given.kana).toMatch(kana);
        expect(given.kanji).not.toMatch(/[ァ-ヶ]{2}.*\p{Script=Han}|\p{Script=Han}.*[ァ-ヶ]/u);
      }
});

test('no family name stands twice with one reading', () => {
  const all = SURNAMES.map(({ kanji, kana }) => kanji + kana);
  expect(new Set(all).size).toBe(all.length);
});

test('another register may write other glyphs but never another comparing key', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const chance = new Chance(seed, 'names');
      const family = drawFamilyName(chance);
      expect(foldName(otherGlyphs(chance, `${family.written}　実`, 1))).toBe(
        foldName(`${family.written}　実`),
      );
      const people = drawPeople(chance);
      const foreign = wholeName(drawForeignName(chance, people, drawForeignFamily(chance, people), 'female'));
      expect(foldName(otherGlyphs(chance, foreign, 1))).toBe(foldName(foreign));
    }),
  );
});

test('half-width readings read as the full ones', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const chance = new Chance(seed, 'kana');
      const people = drawPeople(chance);
      const kana = wholeKana(drawForeignName(chance, people, drawForeignFamily(chance, people), 'male'));
      expect(toHalfWidth(kana)).not.toMatch(/[ァ-ヺ]/u);
      expect(foldKana(toHalfWidth(kana))).toBe(foldKana(kana));
    }),
  );
});

test('a slip changes one sound of a reading', () => {
  const slipped = slipKana(new Chance(1, 'slip'), 'タカダ');
  expect(slipped).not.toBe('タカダ');
  expect(Math.abs(slipped.length - 3)).toBeLessThanOrEqual(1);
});
