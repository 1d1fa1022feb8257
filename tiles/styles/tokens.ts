/** Everything that a map drawing takes from the outside: one record of colours per medium and hour. */
export type MapTokens = {
  /** Where nothing is known of land or sea: neither of the two. */
  readonly ground: string;
  readonly sea: string;
  readonly land: string;
  readonly water: string;
  readonly river: string;
  readonly road: string;
  readonly road_casing: string;
  readonly rail: string;
  readonly wood: string;
  readonly field: string;
  readonly park: string;
  readonly beach: string;
  /** Grounds of works, schools, harbours, stations. */
  readonly grounds: string;
  /** Levees, sea walls, breakwaters. */
  readonly embankment: string;
  readonly boundary: string;
  readonly contour: string;
  readonly trunk_road: string;
  /** How a base map that comes as pictures is toned down. */
  readonly picture: {
    readonly 'raster-saturation': number;
    readonly 'raster-contrast': number;
    readonly 'raster-brightness-min': number;
  };
  readonly label_water: string;
  readonly label: string;
  readonly label_quiet: string;
  readonly label_halo: string;
  /** Paper shows symbols and names much closer together, and nobody zooms in to part them. */
  readonly medium: 'screen' | 'paper';
  readonly household: string;
  readonly building: string;
  readonly building_other: string;
  /** Outlines of buildings: their ground, their edge, and the edge of those with a 物件番号. */
  readonly footprint: string;
  readonly footprint_edge: string;
  readonly footprint_tied: string;
  /** Strokes over hazard areas. */
  readonly hatch: string;
  readonly barrier: Readonly<Record<'river' | 'railway' | 'trunk_road', string>>;
  /** The green of 避難先, and the white that it stands on or under. */
  readonly site: string;
  readonly site_ground: string;
  readonly site_label: string;
  readonly symbol_outline: string;
  readonly symbol_letter: string;
  readonly selection: string;
  readonly selection_halo: string;
  readonly circle: string;
  readonly tie: string;
  readonly origin: string;
  /** From this zoom on a register's thing is a symbol with its letter; further out a plain dot of the same colour. */
  readonly symbol_zoom: number;
  /** The same for sites, which are few and sought from afar. */
  readonly site_symbol_zoom: number;
};

/** The pale map (淡色) for offices in daylight. */
export const day: MapTokens = {
  ground: '#f5f4f0',
  sea: '#e3edf2',
  land: '#faf9f6',
  water: '#cfe1ea',
  river: '#bcd5e2',
  road: '#ffffff',
  road_casing: '#d9d6cf',
  rail: '#a9a59c',
  wood: '#e3ecdc',
  field: '#f2f3e3',
  park: '#dcebd3',
  beach: '#f3ecd9',
  grounds: '#efece5',
  embankment: '#cbbfa6',
  boundary: '#b9a9bd',
  contour: '#e0dacb',
  trunk_road: '#fbe7b8',
  picture: { 'raster-saturation': -0.35, 'raster-contrast': -0.15, 'raster-brightness-min': 0.12 },
  label_water: '#3f6f8a',
  label: '#333333',
  label_quiet: '#595959',
  label_halo: '#fffffff0',
  medium: 'screen',
  household: '#0055ad',
  building: '#115a36',
  building_other: '#66736b',
  footprint: '#e6e1d8',
  footprint_edge: '#b9b1a3',
  footprint_tied: '#8d8576',
  hatch: '#5a4b57',
  barrier: { river: '#1d6fa5', railway: '#3d3d3d', trunk_road: '#b0560f' },
  site: '#007a45',
  site_ground: '#ffffff',
  site_label: '#004d2b',
  symbol_outline: '#ffffff',
  symbol_letter: '#ffffff',
  selection: '#000000',
  selection_halo: '#ffd43d',
  circle: '#4d4d4d',
  tie: '#0017c1',
  origin: '#ce0000',
  symbol_zoom: 16.5,
  site_symbol_zoom: 12.5,
};

/**
 * For paper, also from a printer without colours: white ground, grey water, black lines, and letters from further
 * out, because grey dots of three registers could not be told apart.
 */
export const print: MapTokens = {
  ground: '#ffffff',
  sea: '#e2e6e8',
  land: '#ffffff',
  water: '#d3d9dc',
  river: '#b4bec3',
  road: '#ffffff',
  road_casing: '#8f8f8f',
  rail: '#333333',
  wood: '#f0f0f0',
  field: '#ffffff',
  park: '#f0f0f0',
  beach: '#f7f7f7',
  grounds: '#f7f7f7',
  embankment: '#8f8f8f',
  boundary: '#737373',
  contour: '#dddddd',
  trunk_road: '#d0d0d0',
  picture: { 'raster-saturation': -1, 'raster-contrast': 0, 'raster-brightness-min': 0.1 },
  label_water: '#333333',
  label: '#000000',
  label_quiet: '#262626',
  label_halo: '#ffffff',
  medium: 'paper',
  household: '#262626',
  building: '#595959',
  building_other: '#737373',
  footprint: '#ededed',
  footprint_edge: '#8f8f8f',
  footprint_tied: '#4d4d4d',
  hatch: '#1a1a1a',
  barrier: { river: '#4d4d4d', railway: '#000000', trunk_road: '#262626' },
  site: '#262626',
  site_ground: '#ffffff',
  site_label: '#000000',
  symbol_outline: '#ffffff',
  symbol_letter: '#ffffff',
  selection: '#000000',
  selection_halo: '#ffffff',
  circle: '#000000',
  tie: '#000000',
  origin: '#000000',
  symbol_zoom: 14.5,
  site_symbol_zoom: 12.5,
};

/** Degree of damage as the database and the tiles spell it, worst first. */
export const damageClasses = [
  'total',
  'large_scale_half',
  'medium_half',
  'half',
  'semi_half',
  'partial',
  'none',
] as const;

export type DamageClass = (typeof damageClasses)[number];

export type DamageSymbol = {
  readonly title_ja: string;
  readonly letter: string;
  readonly fill: string;
  /** The letter's colour on that fill: contrast of at least 4.5 to 1. */
  readonly ink: string;
  readonly outline: string;
};

/**
 * One scale for screens and papers, dark to light, readable with any colour vision and kept apart from
 * the red, yellow and green stickers of 応急危険度判定. The letter always says it again.
 */
export const damageSymbols: Readonly<Record<DamageClass, DamageSymbol>> = {
  total: { title_ja: '全壊', letter: '全', fill: '#3b0f70', ink: '#ffffff', outline: '#ffffff' },
  large_scale_half: {
    title_ja: '大規模半壊',
    letter: '大',
    fill: '#7b2382',
    ink: '#ffffff',
    outline: '#ffffff',
  },
  medium_half: { title_ja: '中規模半壊', letter: '中', fill: '#b73779', ink: '#ffffff', outline: '#ffffff' },
  half: { title_ja: '半壊', letter: '半', fill: '#e75263', ink: '#000000', outline: '#ffffff' },
  semi_half: { title_ja: '準半壊', letter: '準', fill: '#fc8961', ink: '#000000', outline: '#ffffff' },
  partial: {
    title_ja: '準半壊に至らない（一部損壊）',
    letter: '一',
    fill: '#fec488',
    ink: '#000000',
    outline: '#8b3200',
  },
  none: { title_ja: '無被害', letter: '無', fill: '#f5f1e6', ink: '#000000', outline: '#4d4d4d' },
};

/** Classes of flood and fire (床上浸水 …): no colour of their own, but a letter and a mark, water or flames. */
export const markedClasses = {
  flooded_above_floor: { title_ja: '床上浸水', letter: '上', mark: 'water' },
  flooded_below_floor: { title_ja: '床下浸水', letter: '下', mark: 'water' },
  burnt_down: { title_ja: '全焼', letter: '焼', mark: 'fire' },
  half_burnt: { title_ja: '半焼', letter: '半', mark: 'fire' },
  partly_burnt: { title_ja: '部分焼', letter: '部', mark: 'fire' },
  slightly_burnt: { title_ja: 'ぼや', letter: 'ぼ', mark: 'fire' },
} as const;

/** Whether a word is one of the damage classes that have a colour. */
export function isDamageClass(word: unknown): word is DamageClass {
  return damageClasses.some((known) => known === word);
}

/** Whether a word is one of the classes of flood and fire. */
export function isMarkedClass(word: unknown): word is keyof typeof markedClasses {
  return typeof word === 'string' && word in markedClasses;
}
