import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitIntoClusters } from './clusters.ts';

const faults = (text: string) => splitIntoClusters(text).map(({ fault }) => fault);

describe('clusters', () => {
  it('keep a selector with its character', () => {
    expect(splitIntoClusters('葛\u{E0100}城')).toEqual([
      { text: '葛\u{E0100}', code_point: 0x845b, selector: 0xe0100, fault: null },
      { text: '城', code_point: 0x57ce, selector: null, fault: null },
    ]);
  });

  it('draw a mark joined to its base, and keep what was written', () => {
    expect(splitIntoClusters('か\u3099e\u0301')).toEqual([
      { text: 'か\u3099', code_point: 0x304c, selector: null, fault: null },
      { text: 'e\u0301', code_point: 0xe9, selector: null, fault: null },
    ]);
  });

  it('join marks that need two steps', () => {
    expect(splitIntoClusters('e\u0302\u0301')[0]).toMatchObject({ code_point: 0x1ebf, fault: null });
  });

  it('report a mark that joins with nothing', () => {
    expect(faults('山\u3099')).toEqual(['combining_mark']);
    expect(faults('\u3099')).toEqual(['combining_mark']);
  });

  it('leave compatibility ideographs alone', () => {
    expect(splitIntoClusters('\uFA10\uFA19')).toMatchObject([{ code_point: 0xfa10 }, { code_point: 0xfa19 }]);
  });

  it('report what can have no printed form', () => {
    expect(faults('\uE000')).toEqual(['private_use']);
    expect(faults('\u{F0000}')).toEqual(['private_use']);
    expect(faults('\uD842')).toEqual(['unpaired_surrogate']);
    expect(faults('\uDFB7田')).toEqual(['unpaired_surrogate', null]);
    expect(faults('\t')).toEqual(['control']);
    expect(faults('\u200B\uFEFF\u00AD')).toEqual(['control', 'control', 'control']);
    expect(faults('\u{E0100}')).toEqual(['stray_selector']);
    expect(faults('葛\u{E0100}\u{E0101}')).toEqual([null, 'stray_selector']);
  });

  it('spell the text again, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(
          splitIntoClusters(text)
            .map((cluster) => cluster.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
