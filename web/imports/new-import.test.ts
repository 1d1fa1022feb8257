import { describe, expect, it } from 'vitest';
import { checkDraft, type Draft } from './new-import.ts';

const draft = (changes: Partial<Draft> = {}): Draft => ({
  kind: 'residents',
  file: new File(['宛名番号\n'], 'residents.csv'),
  asOf: '2026-07-01',
  encoding: 'auto',
  crs: '6668',
  source: '',
  mappingName: '',
  handedOverBy: '市民課 海野',
  receivedBy: '防災課 川原',
  medium: 'USBメモリ',
  mediumDisposal: '取込後に返却',
  ...changes,
});

describe('a new import', () => {
  it('of residents is sent with its day', () => {
    expect(checkDraft(draft(), 'r8-eq')).toMatchObject({
      given: { kind: 'residents', as_of: '2026-07-01', crs: 6668, file_name: 'residents.csv' },
    });
  });

  it('of survey results belongs to the disaster and has no day', () => {
    const checked = checkDraft(draft({ kind: 'surveys' }), 'r8-eq');
    expect(checked).toMatchObject({ given: { disaster_code: 'r8-eq' } });
    expect(checked).not.toHaveProperty('given.as_of');
  });

  it('says at every field what is missing', () => {
    const checked = checkDraft(
      draft({
        kind: null,
        file: null,
        asOf: '',
        handedOverBy: ' ',
        receivedBy: '',
        medium: '',
        mediumDisposal: '',
      }),
      'r8-eq',
    );
    expect('faults' in checked && Object.keys(checked.faults).sort()).toEqual([
      'file',
      'handedOverBy',
      'kind',
      'medium',
      'mediumDisposal',
      'receivedBy',
    ]);
  });

  it('of a map replaces the set of its source, and of nothing else has one', () => {
    const map = { kind: 'hazards', source: ' なぎさ川 ', mappingName: '県の図' } as const;
    expect(checkDraft(draft(map), 'r8-eq')).toMatchObject({
      given: { source: 'なぎさ川', mapping_name: '県の図' },
    });
    expect(checkDraft(draft({ source: 'なぎさ川' }), 'r8-eq')).not.toHaveProperty('given.source');
  });

  it('of buildings needs its day', () => {
    expect(checkDraft(draft({ kind: 'buildings', asOf: '' }), 'r8-eq')).toEqual({
      faults: { asOf: '基準日を入力してください。' },
    });
  });
});
