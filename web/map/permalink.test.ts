import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseLayers,
  parseSelection,
  parseView,
  printLayers,
  printSelection,
  printView,
  validateMapSearch,
} from './permalink.ts';

const id = '01920a3c-7b1e-7c44-9d55-0a1b2c3d4e5f';

describe('a permalink', () => {
  it('brings back the same view to about a metre', () => {
    const views = fc.record({
      zoom: fc.double({ min: 0, max: 24, noNaN: true }),
      latitude: fc.double({ min: -85, max: 85, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    fc.assert(
      fc.property(views, (view) => {
        const back = parseView(printView(view));
        expect(back?.zoom).toBeCloseTo(view.zoom, 1);
        expect(back?.latitude).toBeCloseTo(view.latitude, 4);
        expect(back?.longitude).toBeCloseTo(view.longitude, 4);
      }),
    );
  });

  it('is short and readable', () => {
    expect(printView({ zoom: 17.254, latitude: 33.1, longitude: 138.123456 })).toBe('17.25_33.1_138.12346');
  });

  it.each(['', '17_33', '17_99_138', 'x_33_138', '17_33_138_1', '1e9_33_138'])(
    'ignores the broken view %j',
    (text) => {
      expect(parseView(text)).toBeNull();
    },
  );

  it('leaves the layers out when they are what the room shows anyway', () => {
    expect(printLayers(['towns', 'base'], ['base', 'towns'])).toBeUndefined();
    expect(printLayers(['base'], ['base', 'towns'])).toBe('base');
    expect(printLayers([], ['base'])).toBe('');
  });

  it('shows no layer that there is not', () => {
    expect(parseLayers('towns.secrets', ['base', 'towns'])).toEqual(['towns']);
    expect(parseLayers('', ['base'])).toEqual([]);
    expect(parseLayers(undefined, ['base'])).toBeNull();
  });

  it('names a selected thing by kind and UUID only, so that no personal number or name can stand in it', () => {
    expect(parseSelection(printSelection({ kind: 'building', id }))).toEqual({ kind: 'building', id });
    expect(parseSelection('household.12345678')).toBeNull();
    expect(parseSelection('household.山田太郎')).toBeNull();
  });

  it('drops from the address whatever is malformed', () => {
    expect(
      validateMapSearch({ map: '17_33_138', layers: 'base', selected: `survey.${id}`, name: '山田' }),
    ).toEqual({
      map: '17_33_138',
      layers: 'base',
      selected: `survey.${id}`,
    });
    expect(validateMapSearch({ map: 'here', layers: 'ひみつ', selected: 'survey.7' })).toEqual({});
  });
});
