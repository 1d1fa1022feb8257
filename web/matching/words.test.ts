import { describe, expect, it } from 'vitest';
import { aBuilding, aHousehold, aSurvey } from './invented-answer.ts';
import { buildingFacts, choiceSentence, countWords, heardNames, registerWords } from './words.ts';

describe('counts of a list', () => {
  it('say how many of how many are listed', () => {
    expect(countWords(50, 1204, 100, true)).toBe('50 / 1,204 件のうち近い順');
  });

  it('say when all within the circle are listed', () => {
    expect(countWords(32, 32, 100, true)).toBe('100 m 以内 32 件');
  });

  it('say how many of the listed lie within the circle', () => {
    expect(countWords(50, 32, 100, true)).toBe('近い順 50 件（100 m 以内 32 件）');
  });

  it('claim no circle where there is no centre', () => {
    expect(countWords(1, 1, 100, false)).toBe('1 件');
    expect(countWords(0, 0, 100, true)).toBe('0 件');
  });
});

describe('the day of a register', () => {
  it('is named, and warned of where it is later than the disaster', () => {
    expect(registerWords('2026-07-01', false, '2026-07-28')).toEqual({
      text: '罹災時（7月1日現在）',
      isWarning: false,
    });
    expect(registerWords('2026-08-03', true, '2026-07-28')).toEqual({
      text: '罹災後の 8月3日現在',
      isWarning: true,
    });
  });

  it('carries its year when that is not the disaster’s', () => {
    expect(registerWords('2025-12-31', false, '2026-01-03').text).toBe('罹災時（2025年12月31日現在）');
  });

  it('is missing while nothing was imported', () => {
    expect(registerWords(null, false, '2026-07-28').isWarning).toBe(true);
  });
});

describe('the sentence that is confirmed', () => {
  it('says who, which house and which result, with their numbers', () => {
    expect(choiceSentence(aHousehold('H1'), aBuilding('B1'), aSurvey('S1'), 'むすび市')).toEqual({
      who: '結　一郎 の世帯（H1・3人）',
      which: '浜一丁目101番地 居宅 木造（B1）',
      what: '半壊（S1・第1次）',
    });
  });

  it('says where a house is on no register, and what is still to be chosen', () => {
    expect(choiceSentence(undefined, null, undefined, 'むすび市')).toEqual({
      who: '世帯を選んでください',
      which: '家屋台帳にない家',
      what: '調査結果を選んでください',
    });
  });
});

describe('key facts', () => {
  it('name what is known and nothing else', () => {
    expect(buildingFacts(aBuilding('B1'))).toBe('居宅・木造・2階・98.50 ㎡');
    expect(buildingFacts(aBuilding('B1', { use: null, storeys: null, floor_area: null }))).toBe('木造');
    expect(heardNames(aSurvey('S1'))).toBe('居住 結');
    expect(heardNames(aSurvey('S1', { resident_name: null }))).toBe('聞取りなし');
  });
});
