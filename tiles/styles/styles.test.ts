import {
  validateStyleMin,
  type LayerSpecification,
  type StyleSpecification,
} from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { findTileLayer, listTileLayersFor, tileAddress, tileLayers } from '../layers.ts';
import { backgroundLayers } from './base-layers.ts';
import { styleLayersByName } from './layers-by-name.ts';
import { hatchOf } from './hatches.ts';
import { hazardKinds, hazardRanks } from './hazard-colours.ts';
import { hatches } from './hazard-layers.ts';
import { siteKinds } from './site-symbols.ts';
import { isDwelling, symbols, surveySymbolId, symbolIds } from './symbols.ts';
import { damageClasses, damageSymbols, day, markedClasses } from './tokens.ts';

function drawn(name: (typeof tileLayers)[number]['name']): LayerSpecification[] {
  return styleLayersByName[name](name, day);
}

/** Every attribute that an expression anywhere in the layer asks a feature for. */
function attributesAskedFor(node: unknown): Set<string> {
  const asked = new Set<string>();
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) {
      if ((part[0] === 'get' || part[0] === 'has') && part.length === 2) asked.add(String(part[1]));
      part.forEach(visit);
    } else if (part !== null && typeof part === 'object') Object.values(part).forEach(visit);
  };
  visit(node);
  return asked;
}

describe('the style', () => {
  it('keeps to the MapLibre style specification', () => {
    const style: StyleSpecification = {
      version: 8,
      sources: Object.fromEntries(
        tileLayers.map((layer) => [
          layer.name,
          {
            type: 'vector' as const,
            tiles: [tileAddress('https://musubi.example', '992011', 'r8-eq', layer.name)],
            minzoom: layer.min_zoom,
            maxzoom: layer.max_zoom,
          },
        ]),
      ),
      layers: [...backgroundLayers(day), ...tileLayers.flatMap((layer) => drawn(layer.name))],
    };
    expect(validateStyleMin(style)).toEqual([]);
  });

  it.each(tileLayers.map((layer) => layer.name))(
    'asks %s only for declared attributes and uses all of them',
    (name) => {
      const { attributes = [], sums } = findTileLayer(name) ?? {};
      expect([...attributesAskedFor(drawn(name))].sort()).toEqual(
        [...attributes, ...(sums?.attributes ?? [])].sort(),
      );
    },
  );

  it.each(tileLayers.map((layer) => layer.name))('draws %s from its own source and layer', (name) => {
    for (const layer of drawn(name)) {
      expect(layer).toMatchObject({ source: name, 'source-layer': name });
    }
  });

  it('names no picture that has no drawing', () => {
    const known = new Set(symbols(day).map((symbol) => symbol.id));
    expect(
      [
        ...Object.values(symbolIds),
        ...[...damageClasses, ...Object.keys(markedClasses)].map(surveySymbolId),
        // The map puts these together from the kind.
        ...siteKinds.map((kind) => `site-${kind}`),
      ].every((id) => known.has(id)),
    ).toBe(true);
  });
});

describe('hatches', () => {
  it('have one drawing for every kind and rank, under the name that the map puts together', () => {
    const names = hazardKinds.flatMap((kind) =>
      hazardRanks(kind).map(({ rank }) => ['hatch', kind, rank].join('-')),
    );
    expect(hatches().map(({ id }) => id)).toEqual(names);
  });

  it('all differ, and within a kind stand closer from rank to rank', () => {
    const all = hazardKinds.map((kind) => hazardRanks(kind).map(({ rank }) => hatchOf(kind, rank)));
    const looks = all.flat().map(({ size, path }) => `${size} ${path}`);
    expect(new Set(looks).size).toBe(looks.length);
    for (const ranks of all)
      for (const [index, { size }] of ranks.entries())
        expect(size).toBeLessThan(ranks[index - 1]?.size ?? Infinity);
  });
});

describe('symbols', () => {
  it('differ from each other without colour: in shape, letter or mark', () => {
    const looks = symbols(day).map(({ path, letter, mark }) => [path, letter, mark].join(' '));
    expect(new Set(looks).size).toBe(looks.length);
  });

  it('take a building for a dwelling by its use, and without one', () => {
    expect(['居宅', '共同住宅', 'アパート', '', null].map(isDwelling)).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(['倉庫', '店舗', '事務所'].map(isDwelling)).toEqual([false, false, false]);
  });
});

describe('damage symbols', () => {
  it('give every class its own letter', () => {
    expect(damageClasses.map((name) => damageSymbols[name].letter).join('')).toBe('全大中半準一無');
  });

  it('keep letters readable: contrast of at least 4.5 to 1', () => {
    for (const name of damageClasses) {
      const { fill, ink } = damageSymbols[name];
      expect(contrast(fill, ink), name).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('grow lighter from class to class, so that they stay in order without colour', () => {
    const light = damageClasses.map((name) => luminance(damageSymbols[name].fill));
    expect(light).toEqual([...light].sort((a, b) => a - b));
  });
});

describe('who may see a layer', () => {
  it('shows the registers only with the permission to issue certificates', () => {
    expect(listTileLayersFor([]).map((layer) => layer.name)).toEqual([
      'base',
      'towns',
      'addresses',
      'hazards',
      'barriers',
      'sites',
    ]);
    expect(listTileLayersFor(['certificate_issue']).map((layer) => layer.name)).toContain('households');
  });

  it('carries no name of a person in any tile', () => {
    const attributes: string[] = tileLayers
      .filter((layer) => layer.permission !== null)
      .flatMap((layer) => [...layer.attributes]);
    expect(attributes.filter((attribute) => /name|kana|owner|birth/.test(attribute))).toEqual([]);
  });
});

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}
