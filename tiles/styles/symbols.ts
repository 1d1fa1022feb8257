import { damageClasses, damageSymbols, isDamageClass, type MapTokens } from './tokens.ts';

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
};

/** Household: a disc. */
const discPath = 'M12 1.5A10.5 10.5 0 1 1 12 22.5A10.5 10.5 0 1 1 12 1.5Z';
/** Building: a gabled house. */
const housePath = 'M12 1L22.5 9V22.5H1.5V9Z';
/** Building nobody lives in: a flat roof, so that it reads differently without colour. */
const flatPath = 'M1.5 5H22.5V22.5H1.5Z';
/** Survey: a square standing on its point. */
const diamondPath = 'M12 0.5L23.5 12L12 23.5L0.5 12Z';
/** Survey whose class is not one of the seven: outline only. */
const unsurveyed = { fill: '#ffffff', outline: '#4d4d4d', ink: '#333333', letter: '他' };

export const symbolIds = {
  household: 'household',
  building: 'building',
  buildingOther: 'building-other',
  surveyOther: 'survey-other',
} as const;

/** The symbol that stands for a damage class; words without one get the outline of the unsurveyed. */
export function surveySymbolId(damageClass: unknown): string {
  return isDamageClass(damageClass) ? `survey-${damageClass}` : symbolIds.surveyOther;
}

/** All symbols of the registers in the given tokens. */
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
    { id: symbolIds.surveyOther, path: diamondPath, letter_y: 12.4, ...unsurveyed },
  ];
}
