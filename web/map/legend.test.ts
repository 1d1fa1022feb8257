import { describe, expect, it } from 'vitest';
import { groupsOf, legendOf, shownAtFirst } from './legend.ts';
import { standardLayers } from './standard-layers.ts';

const layers = standardLayers(['certificate_issue']);
const all = layers.map((layer) => layer.id);
const seen = new Map([
  ['surveys', new Set(['total', 'none'])],
  ['households', new Set(['household'])],
]);

describe('the legend', () => {
  it('holds only what is in view', () => {
    const legend = legendOf(layers, all, 17, seen);
    expect(legend.map((section) => section.layer)).toEqual(['households', 'surveys']);
    expect(legend[1]?.entries.map((entry) => entry.title)).toEqual(['全壊', '無被害']);
  });

  it('leaves out what is switched off', () => {
    expect(legendOf(layers, ['households'], 17, seen).map((section) => section.layer)).toEqual([
      'households',
    ]);
  });

  it('leaves out what is not drawn at this zoom', () => {
    const later = layers.map((layer) => (layer.id === 'households' ? { ...layer, minZoom: 14 } : layer));
    expect(legendOf(later, all, 13, seen).map((section) => section.layer)).toEqual(['surveys']);
  });
});

describe('the list of layers', () => {
  it('offers no register to somebody who may not see it', () => {
    expect(standardLayers([]).map((layer) => layer.id)).toEqual([
      'base',
      'towns',
      'addresses',
      'hazards',
      'barriers',
      'sites',
    ]);
  });

  it('stands under its headings', () => {
    expect(groupsOf(layers).map((entry) => [entry.group, entry.layers.length])).toEqual([
      ['地図', 4],
      ['想定と計画', 2],
      ['避難先', 1],
      ['台帳', 3],
    ]);
  });

  it('starts without what the room hides', () => {
    expect(shownAtFirst(layers, ['surveys'])).not.toContain('surveys');
    expect(shownAtFirst(layers, [])).toContain('surveys');
  });

  it('starts without hazards and barriers: they are for planning', () => {
    expect(shownAtFirst(layers, []).filter((id) => ['hazards', 'barriers'].includes(id))).toEqual([]);
  });
});
