import {
  validateStyleMin,
  type LayerSpecification,
  type StyleSpecification,
} from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { mapStyle } from '../map-style.ts';
import { styleDocument } from '../style-document.ts';
import { day, print } from '../tokens.ts';
import { basemapSchemas, schemaOf, type Basemap } from './basemap.ts';

const scope = { origin: 'https://musubi.example', municipality: '992011', disaster: 'r8-eq' };
const basemap = (schema: Basemap['schema']): Basemap => ({
  schema,
  version: 'v1',
  min_zoom: 0,
  max_zoom: 15,
  bounds: [140, 34, 141, 35],
  attribution: '© うみべ地図の会',
});
const drawn = (style: StyleSpecification): LayerSpecification[] =>
  style.layers.filter((layer) => 'source' in layer && layer.source === 'base');

describe('an operator’s base map', () => {
  it.each(basemapSchemas)('of schema %s is a valid style, on screens and on paper', (schema) => {
    for (const tokens of [day, print]) {
      const style = mapStyle(['base', 'towns'], scope, tokens, basemap(schema));
      expect(validateStyleMin(style)).toEqual([]);
      expect(drawn(style).length).toBeGreaterThan(0);
    }
  });

  it.each(basemapSchemas)('of schema %s is a valid style for other programs', (schema) => {
    const style = styleDocument('day', ['base', 'households'], scope, basemap(schema));
    expect(validateStyleMin(style)).toEqual([]);
    expect(JSON.stringify(style.layers)).not.toContain('icon-image');
  });

  it('is read by ranges of one file, and says whose it is', () => {
    expect(mapStyle(['base'], scope, day, basemap('protomaps')).sources['base']).toEqual({
      type: 'vector',
      tiles: ['pmtiles://https://musubi.example/tiles/basemap.pmtiles?v=v1/{z}/{x}/{y}'],
      minzoom: 0,
      maxzoom: 15,
      bounds: [140, 34, 141, 35],
      attribution: '© うみべ地図の会',
    });
  });

  it('is printed without colours', () => {
    for (const schema of basemapSchemas) {
      const colours = JSON.stringify(drawn(mapStyle(['base'], scope, print, basemap(schema)))).matchAll(
        /#([0-9a-f]{6})/g,
      );
      for (const [, hex = ''] of colours) {
        const parts = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
        expect(Math.max(...parts) - Math.min(...parts), hex).toBeLessThan(16);
      }
    }
  });

  it('is recognised by its layers', () => {
    expect(schemaOf(['earth', 'water', 'roads', 'places'])).toBe('protomaps');
    expect(schemaOf(['water', 'transportation', 'place'])).toBe('openmaptiles');
    expect(schemaOf(['AdmBdry', 'RdCL', 'WA'])).toBe('gsi');
    expect(schemaOf(['water'])).toBeNull();
  });
});
