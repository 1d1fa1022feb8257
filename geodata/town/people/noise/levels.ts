// How much the registers are damaged. Shares of records, from what municipal data is known for (spec: registries and
// matching; 2.5 % to 10 % of register pairs differ in glyphs, kana or number). `none` is the truth itself.

export const NOISE_LEVELS = ['none', 'low', 'medium', 'high'] as const;
export type NoiseLevel = (typeof NOISE_LEVELS)[number];

export interface NoiseRates {
  /** an address in another spelling than the full one */
  readonly spelling: number;
  /** 番地 or 号 left out */
  readonly numberMissing: number;
  /** 番地 or 号 wrong by a little, or two digits exchanged */
  readonly numberMoved: number;
  /** 住基 still at the former address after a move */
  readonly staleAddress: number;
  /** everyday glyph for the registered one, or the reverse */
  readonly glyph: number;
  /** one kana heard or keyed wrongly */
  readonly kanaSlip: number;
  /** reading in half-width kana */
  readonly halfWidth: number;
  /** reading left out */
  readonly kanaMissing: number;
  /** dates in wareki, short wareki or codes among western ones */
  readonly wareki: number;
  /** buildings without coordinates */
  readonly noPosition: number;
  /** buildings placed at the middle of their block */
  readonly blockPosition: number;
  /** buildings placed at the street front, where the address point is */
  readonly frontPosition: number;
  /** standard error of the rest in metres */
  readonly positionError: number;
  /** towns with 住居表示 whose tax roll keeps to its lots (or writes house numbers as 番地) */
  readonly lotTowns: number;
  /** buildings torn down that are still on the roll */
  readonly ghost: number;
  /** buildings that the roll does not have */
  readonly unlisted: number;
  /** surveys: what is heard at the door is left out, shortened or misheard */
  readonly hearsay: number;
  /** two neighbouring survey numbers exchanged on the street */
  readonly numberSwap: number;
}

const NONE: NoiseRates = {
  spelling: 0,
  numberMissing: 0,
  numberMoved: 0,
  staleAddress: 0,
  glyph: 0,
  kanaSlip: 0,
  halfWidth: 0,
  kanaMissing: 0,
  wareki: 0,
  noPosition: 0,
  blockPosition: 0,
  frontPosition: 0,
  positionError: 0,
  lotTowns: 0,
  ghost: 0,
  unlisted: 0,
  hearsay: 0,
  numberSwap: 0,
};

const MEDIUM: NoiseRates = {
  spelling: 0.18,
  numberMissing: 0.012,
  numberMoved: 0.01,
  staleAddress: 0.015,
  glyph: 0.25,
  kanaSlip: 0.02,
  halfWidth: 0.2,
  kanaMissing: 0.06,
  wareki: 0.3,
  noPosition: 0.12,
  blockPosition: 0.03,
  frontPosition: 0.08,
  positionError: 1.5,
  lotTowns: 0.85,
  ghost: 0.015,
  unlisted: 0.01,
  hearsay: 1,
  numberSwap: 0.006,
};

const RATES: Readonly<Record<NoiseLevel, NoiseRates>> = {
  none: NONE,
  low: {
    ...MEDIUM,
    spelling: 0.06,
    numberMissing: 0.003,
    numberMoved: 0.003,
    staleAddress: 0.005,
    glyph: 0.1,
    kanaSlip: 0.005,
    halfWidth: 0.05,
    kanaMissing: 0.02,
    wareki: 0.1,
    noPosition: 0.06,
    blockPosition: 0.01,
    frontPosition: 0.04,
    positionError: 1,
    lotTowns: 0.4,
    ghost: 0.005,
    unlisted: 0.003,
    hearsay: 0.6,
    numberSwap: 0.002,
  },
  medium: MEDIUM,
  high: {
    ...MEDIUM,
    spelling: 0.4,
    numberMissing: 0.04,
    numberMoved: 0.03,
    staleAddress: 0.04,
    glyph: 0.5,
    kanaSlip: 0.06,
    halfWidth: 0.4,
    kanaMissing: 0.2,
    wareki: 0.6,
    noPosition: 0.2,
    blockPosition: 0.08,
    frontPosition: 0.15,
    positionError: 3,
    lotTowns: 1,
    ghost: 0.04,
    unlisted: 0.03,
    hearsay: 1.4,
    numberSwap: 0.015,
  },
};

export function ratesOf(level: NoiseLevel): NoiseRates {
  return RATES[level];
}
