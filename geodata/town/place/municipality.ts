/** The fictional municipality: 99 is no prefecture. */
export const municipalityCode = '990019';
export const municipalityName = { prefecture: 'むすび県', name: 'むすび市', name_kana: 'ムスビシ' } as const;
