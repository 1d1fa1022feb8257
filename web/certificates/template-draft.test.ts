import { describe, expect, it } from 'vitest';
import { addableBlocks, faultsAt, labelOf, labelText, moved, newBlock, removed } from './template-draft.ts';

describe('a template under change', () => {
  it('moves a part by one place and keeps the others in order', () => {
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(removed(['a', 'b'], 0)).toEqual(['b']);
  });

  it('offers what stands once only while it is missing', () => {
    const head = newBlock('head', 'confirmation');
    expect(addableBlocks([], 'confirmation')).toContain('head');
    expect(addableBlocks([head], 'confirmation')).toEqual(['text', 'table', 'certification', 'qr']);
    expect(addableBlocks([head], 'refusal')).toEqual(['text', 'table', 'certification']);
  });

  it('has labels of one line or two', () => {
    expect(labelOf('被災住家※\nの所在地')).toEqual(['被災住家※', 'の所在地']);
    expect(labelOf('備考\n')).toEqual(['備考']);
    expect(labelText(['一', '二'])).toBe('一\n二');
  });

  it('finds the faults of a block, and those of the whole', () => {
    const row = { pointer: '/blocks/2/rows/1', code: 'x', message: '' };
    const whole = { pointer: '/blocks', code: 'y', message: '' };
    expect(faultsAt([row, whole], 2)).toEqual([row]);
    expect(faultsAt([row, whole], null)).toEqual([whole]);
  });
});
