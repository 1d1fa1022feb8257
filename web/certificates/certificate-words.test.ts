import { describe, expect, it } from 'vitest';
import { filledSubstitutions, numberWords, placeWords, stateWords } from './certificate-words.ts';

const at = { at: '2026-08-01T00:00:00Z', by: '窓口 結' };

describe('the words of a certificate', () => {
  it('give its number as it stands on the paper', () => {
    expect(numberWords(1)).toBe('第0000001号');
  });

  it('tell how far it has come', () => {
    const reserved = { event: 'reserved' as const, ...at };
    expect(stateWords({ state: 'present', is_rendered: false, events: [reserved] })).toBe(
      '番号のみ（PDF未作成）',
    );
    expect(stateWords({ state: 'present', is_rendered: true, events: [reserved] })).toBe('印刷前');
    const drawn = { state: 'present' as const, is_rendered: true };
    expect(stateWords({ ...drawn, events: [reserved, { event: 'printed', ...at }] })).toBe(
      '印刷済み・手渡し前',
    );
    expect(stateWords({ ...drawn, events: [{ event: 'handed_over', ...at }] })).toBe('手渡し済み');
    expect(stateWords({ ...drawn, state: 'void', events: [{ event: 'handed_over', ...at }] })).toBe('無効');
  });

  it('name the place of a character', () => {
    expect(placeWords({ pointer: '/householder_name', position: 1 })).toBe('世帯主氏名の1文字目');
    expect(placeWords({ pointer: '/members/1/name', position: 2 })).toBe('世帯員 2人目の2文字目');
  });

  it('leave blank substitutes out', () => {
    expect(filledSubstitutions({ 邊: ' 辺 ', 邉: '  ' })).toEqual({ 邊: '辺' });
  });
});
