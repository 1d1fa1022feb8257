import { describe, expect, it } from 'vitest';
import { kindOf } from './picture-reading.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('a file', () => {
  it('is what its first bytes say', () => {
    expect(kindOf(bytes('\u00ff\u00d8\u00ff\u00e1..'))).toBe('image/jpeg');
    expect(kindOf(bytes('\u0089PNG\r\n\u001a\n'))).toBe('image/png');
    expect(kindOf(bytes('\0\0\0\u0018ftypheic'))).toBe('heic');
    expect(kindOf(bytes('\0\0\0\u0018ftypisom'))).toBeNull();
    expect(kindOf(new Uint8Array(0))).toBeNull();
  });
});
