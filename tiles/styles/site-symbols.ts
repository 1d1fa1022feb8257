// Own drawings in the manner of JIS Z 8210: who runs to open ground is green on white, who finds a roof is white on green.
import type { MapSymbol } from './symbols.ts';
import type { MapTokens } from './tokens.ts';

/** As the database and the tiles spell them. */
export const siteKinds = [
  'emergency_ground',
  'shelter',
  'welfare_shelter',
  'tsunami_building',
  'car_stay',
  'support_base',
  'other',
] as const;
export type SiteKind = (typeof siteKinds)[number];

export const siteTitles: Readonly<Record<SiteKind, string>> = {
  emergency_ground: '指定緊急避難場所',
  shelter: '指定避難所',
  welfare_shelter: '福祉避難所',
  tsunami_building: '津波避難ビル',
  car_stay: '車中泊避難スペース',
  support_base: '在宅避難者等支援拠点',
  other: 'その他の避難先',
};

export function isSiteKind(word: unknown): word is SiteKind {
  return siteKinds.some((kind) => kind === word);
}

export function siteSymbolId(kind: SiteKind): string {
  return `site-${kind}`;
}

const square = 'M4 1H20A3 3 0 0 1 23 4V20A3 3 0 0 1 20 23H4A3 3 0 0 1 1 20V4A3 3 0 0 1 4 1Z';
/** Car-stay spaces and support bases stand on a point, so that they are no shelters at first sight. */
const tag = 'M4 1H20A3 3 0 0 1 23 4V15.5L12 23.5L1 15.5V4A3 3 0 0 1 4 1Z';
const roof = 'M3.5 11L12 4.2L20.5 11';

/** Somebody running to the right, head, trunk, arms and legs, of `size` (1: as high as the box allows) on a ground at `y`. */
function runner(size: number, x: number, y: number): string {
  const at = (dx: number, dy: number) => `${(x + dx * size).toFixed(1)} ${(y + dy * size).toFixed(1)}`;
  const head = `M${at(2.9, -14.4)}l0.01 0`;
  const trunk = `M${at(1.2, -11.2)}L${at(-1.2, -6.4)}L${at(2.6, -4.4)}L${at(1.8, -0.4)}`;
  const hindLeg = `M${at(-1.2, -6.4)}L${at(-2.6, -2.8)}L${at(-6.6, -2)}`;
  const arms = `M${at(-5, -8.6)}L${at(-3, -11.2)}H${(x + 1.2 * size).toFixed(1)}L${at(3.6, -8.4)}L${at(6.4, -8.8)}`;
  return [head, trunk, hindLeg, arms].join('');
}

const car = 'M5 13.6V10.4L7.4 6.4H16.6L19 10.4V13.6ZM5 10.4H19M7.8 15.2V15.8M16.2 15.2V15.8';
const tower = 'M8.2 16V4.4H15.8V16M10.8 8H13.2M10.8 11.6H13.2';
const wave = 'M3.4 19.6Q5.6 16.8 7.7 19.6T12 19.6T16.3 19.6T20.6 19.6';

/** All symbols of sites. */
export function siteSymbols({ site, site_ground }: MapTokens): MapSymbol[] {
  const onGreen = { fill: site, outline: site_ground, ink: site_ground, letter: '', letter_y: 12 };
  const onWhite = { fill: site_ground, outline: site, ink: site, letter: '', letter_y: 12 };
  const drawings: Readonly<Record<SiteKind, Omit<MapSymbol, 'id'>>> = {
    emergency_ground: { ...onWhite, path: square, mark: `${runner(1, 11.4, 19.4)}M4 21H20`, mark_width: 2 },
    shelter: { ...onGreen, path: square, mark: `${roof}${runner(0.66, 12, 20.6)}`, mark_width: 1.7 },
    welfare_shelter: { ...onGreen, path: square, mark: roof, mark_width: 1.7, letter: '福', letter_y: 15 },
    tsunami_building: { ...onGreen, path: square, mark: `${tower}${wave}`, mark_width: 1.5 },
    car_stay: { ...onWhite, path: tag, mark: car, mark_width: 1.6 },
    support_base: { ...onGreen, path: tag, letter: '拠', letter_y: 10.6 },
    other: { ...onWhite, path: square, letter: '避', letter_y: 12.4 },
  };
  return siteKinds.map((kind) => ({ id: siteSymbolId(kind), ...drawings[kind] }));
}
