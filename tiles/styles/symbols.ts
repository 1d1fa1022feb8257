import { siteSymbols } from './site-symbols.ts';
import {
  damageClasses,
  damageSymbols,
  isDamageClass,
  isMarkedClass,
  markedClasses,
  type MapTokens,
} from './tokens.ts';

/**
 * A map symbol as plain drawing orders in a box of 24 by 24: the map's picture and the legend's are made
 * from the same ones. Kinds differ in shape and letter, never in colour alone.
 */
export type MapSymbol = {
  readonly id: string;
  /** SVG path data. */
  readonly path: string;
  readonly fill: string;
  readonly outline: string;
  readonly letter: string;
  readonly ink: string;
  /** Where the letter's middle sits, from the top. */
  readonly letter_y: number;
  /** More strokes inside the shape, as SVG path data in the colour of the ink. */
  readonly mark?: string;
  /** 1.3 unless it says otherwise. */
  readonly mark_width?: number;
};

/** Household: a disc. */
const discPath = 'M12 1.5A10.5 10.5 0 1 1 12 22.5A10.5 10.5 0 1 1 12 1.5Z';
/** Building: a gabled house. */
const housePath = 'M12 1L22.5 9V22.5H1.5V9Z';
/** Building nobody lives in: a flat roof, so that it reads differently without colour. */
const flatPath = 'M1.5 5H22.5V22.5H1.5Z';
/** Survey: a square standing on its point. */
const diamondPath = 'M12 0.5L23.5 12L12 23.5L0.5 12Z';
/** Survey without a colour of its own: outline, letter and mark. */
const uncoloured = { fill: '#ffffff', outline: '#4d4d4d', ink: '#1a1a1a' };
const markPaths = {
  water: 'M7.5 18.2H16.5M9.6 20.3H14.4',
  fire: 'M9.4 5.6V3.8M12 5.2V1.8M14.6 5.6V3.8',
} as const;

/** Uses (種類) in which somebody can live, by a word in them: 居宅, 専用住宅, 共同住宅, アパート … */
export const dwellingWords = ['住', '居宅', 'アパート', 'マンション', '寄宿', '寮'] as const;

/** Whether somebody can live in a building of this use; without a use it is taken for one. */
export function isDwelling(use: unknown): boolean {
  return typeof use !== 'string' || use === '' || dwellingWords.some((word) => use.includes(word));
}

export const symbolIds = {
  household: 'household',
  building: 'building',
  buildingOther: 'building-other',
  surveyOther: 'survey-other',
} as const;

/** The symbol that stands for a damage class; a class that we do not know gets an outline with 他. */
export function surveySymbolId(damageClass: unknown): string {
  return isDamageClass(damageClass) || isMarkedClass(damageClass)
    ? `survey-${damageClass}`
    : symbolIds.surveyOther;
}

/** All symbols in the given tokens. */
export function symbols(tokens: MapTokens): MapSymbol[] {
  const own = { outline: tokens.symbol_outline, ink: tokens.symbol_letter };
  return [
    { id: symbolIds.household, path: discPath, fill: tokens.household, letter: '住', letter_y: 12.4, ...own },
    { id: symbolIds.building, path: housePath, fill: tokens.building, letter: '家', letter_y: 14.4, ...own },
    {
      id: symbolIds.buildingOther,
      path: flatPath,
      fill: tokens.building_other,
      letter: '他',
      letter_y: 14,
      ...own,
    },
    ...damageClasses.map((name) => ({
      id: surveySymbolId(name),
      path: diamondPath,
      fill: damageSymbols[name].fill,
      outline: damageSymbols[name].outline,
      letter: damageSymbols[name].letter,
      ink: damageSymbols[name].ink,
      letter_y: 12.4,
    })),
    ...Object.entries(markedClasses).map(([name, { letter, mark }]) => ({
      id: surveySymbolId(name),
      path: diamondPath,
      letter,
      letter_y: mark === 'water' ? 11.2 : 13.4,
      mark: markPaths[mark],
      ...uncoloured,
    })),
    { id: symbolIds.surveyOther, path: diamondPath, letter: '他', letter_y: 12.4, ...uncoloured },
    ...siteSymbols(tokens),
  ];
}
