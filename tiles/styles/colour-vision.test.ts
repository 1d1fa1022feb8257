// Whether colours that mean something can still be told apart by protan, deutan and tritan eyes; where a pair cannot,
// shape, letter or mark must carry the difference.
import { describe, expect, it } from 'vitest';
import { hatchOf } from './hatches.ts';
import { hazardKinds, hazardRanks } from './hazard-colours.ts';
import { symbols, surveySymbolId } from './symbols.ts';
import { damageClasses, damageSymbols, day, print, type MapTokens } from './tokens.ts';

type Colour = readonly [number, number, number];

/** Machado, Oliveira and Fernandes 2009, severity 1.0, for linear RGB. */
const vision: Readonly<Record<string, readonly Colour[]>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
  grey: [
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
  ],
};

function linear(hex: string): Colour {
  const part = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

function times(matrix: readonly Colour[], [red, green, blue]: Colour): Colour {
  const row = ([a, b, c]: Colour): number => Math.min(1, Math.max(0, a * red + b * green + c * blue));
  const [first = [0, 0, 0], second = [0, 0, 0], third = [0, 0, 0]] = matrix;
  return [row(first), row(second), row(third)];
}

/** OKLab: equal steps look about equally large; black and white are 1 apart. */
function oklab(colour: Colour): Colour {
  const [l, m, s] = product(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    colour,
  ).map(Math.cbrt);
  return product(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    [l ?? 0, m ?? 0, s ?? 0],
  );
}

function product(matrix: readonly Colour[], [x, y, z]: Colour): Colour {
  const [p = 0, q = 0, r = 0] = matrix.map(([a, b, c]) => a * x + b * y + c * z);
  return [p, q, r];
}

function apart(one: string, other: string, eyes: string): number {
  const seen = (hex: string): Colour => oklab(times(vision[eyes] ?? [], linear(hex)));
  const [a, b] = [seen(one), seen(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

const everyEye = Object.keys(vision);
/** Neighbours on a scale that is read in order. */
const step = 0.05;
/** Kinds of things, or a thing and its ground. */
const clear = 0.15;

describe.each(everyEye)('with %s eyes', (eyes) => {
  it('neighbouring classes of damage differ, and far ones clearly', () => {
    const fills = damageClasses.map((name) => damageSymbols[name].fill);
    const near = fills.slice(1).map((fill, index) => apart(fill, fills[index] ?? fill, eyes));
    expect(Math.min(...near)).toBeGreaterThan(step);
    const far = fills.slice(2).map((fill, index) => apart(fill, fills[index] ?? fill, eyes));
    expect(Math.min(...far)).toBeGreaterThan(clear);
  });

  it.each([
    ['day', day],
    ['print', print],
  ] as const)('registers stand out from the ground they lie on (%s)', (_, tokens: MapTokens) => {
    for (const ground of [tokens.ground, tokens.land, tokens.sea, tokens.water, tokens.road])
      for (const thing of [
        tokens.household,
        tokens.building,
        tokens.building_other,
        tokens.tie,
        tokens.selection,
        tokens.site,
        tokens.hatch,
        ...Object.values(tokens.barrier),
      ])
        expect(apart(ground, thing, eyes)).toBeGreaterThan(clear);
  });

  it('what is read on the map stands out from its halo', () => {
    for (const { label, label_quiet } of [day, print])
      for (const ink of [label, label_quiet]) expect(apart(ink, '#ffffff', eyes)).toBeGreaterThan(0.4);
  });

  it('letters can be read on their symbols', () => {
    for (const tokens of [day, print])
      for (const { fill, ink } of symbols(tokens)) expect(apart(fill, ink, eyes)).toBeGreaterThan(0.3);
  });
});

describe('where colour cannot tell', () => {
  it.each([
    ['day', day],
    ['print', print],
  ] as const)(
    'shape, letter or mark does: every pair of symbols that looks alike (%s)',
    (_, tokens: MapTokens) => {
      const all = symbols(tokens);
      for (const eyes of everyEye)
        for (const one of all)
          for (const other of all) {
            if (one.id === other.id || apart(one.fill, other.fill, eyes) > clear) continue;
            expect([one.path, one.letter, one.mark], `${one.id} and ${other.id}, ${eyes}`).not.toEqual([
              other.path,
              other.letter,
              other.mark,
            ]);
          }
    },
  );

  it('hatching tells depths apart that the national colours do not', () => {
    for (const eyes of everyEye)
      for (const kind of hazardKinds) {
        const ranks = hazardRanks(kind);
        for (const [index, { rank, colour }] of ranks.entries()) {
          const next = ranks[index + 1];
          if (next === undefined || apart(colour, next.colour, eyes) > clear) continue;
          const [one, other] = [hatchOf(kind, rank), hatchOf(kind, next.rank)];
          expect(one.size / other.size, `${kind} ${rank}, ${eyes}`).toBeGreaterThan(1.2);
        }
      }
  });

  it('kinds of hazards of the same depth are hatched in forms of their own', () => {
    const forms = hazardKinds.map((kind) => hatchOf(kind, 2).path);
    expect(new Set(forms).size).toBe(forms.length);
  });

  it('every class of damage is a diamond with a letter of its own', () => {
    const letters = damageClasses.map(
      (name) => symbols(day).find(({ id }) => id === surveySymbolId(name))?.letter,
    );
    expect(new Set(letters).size).toBe(damageClasses.length);
  });
});
