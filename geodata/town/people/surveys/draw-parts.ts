// 部位別損害割合: how a sheet comes to its sum. Whole points for each part, none above what the part can weigh.
import type { SurveyPart } from '../../../register-headers.ts';
import type { Chance } from '../chance.ts';

export type PartPoints = readonly { readonly part: SurveyPart; readonly points: number }[];

/** 構成比 in percent; `harm`: how much sooner than others an earthquake damages it. */
interface Weight {
  readonly part: SurveyPart;
  readonly share: number;
  readonly harm: number;
}

/** Sheets of the earthquake (運用指針 R7.7): the first survey looks from outside. */
const WOODEN_OUTSIDE: readonly Weight[] = [
  { part: 'roof', share: 15, harm: 1.6 },
  { part: 'outer_wall', share: 75, harm: 1 },
  { part: 'foundation', share: 10, harm: 0.7 },
];
const WOODEN_WHOLE: readonly Weight[] = [
  { part: 'roof', share: 15, harm: 1.5 },
  { part: 'pillars', share: 15, harm: 0.5 },
  { part: 'floor', share: 10, harm: 0.6 },
  { part: 'outer_wall', share: 10, harm: 1.3 },
  { part: 'inner_wall', share: 10, harm: 1.5 },
  { part: 'ceiling', share: 5, harm: 1.1 },
  { part: 'fittings', share: 15, harm: 1.2 },
  { part: 'foundation', share: 10, harm: 0.7 },
  { part: 'equipment', share: 10, harm: 0.5 },
];
const OTHER_OUTSIDE: readonly Weight[] = [
  { part: 'outer_wall', share: 85, harm: 1 },
  { part: 'equipment', share: 15, harm: 0.6 },
];
const OTHER_WHOLE: readonly Weight[] = [
  { part: 'pillars', share: 50, harm: 0.7 },
  { part: 'floor_beams', share: 10, harm: 0.8 },
  { part: 'outer_finish', share: 10, harm: 1.5 },
  { part: 'inner_finish', share: 10, harm: 1.4 },
  { part: 'fittings', share: 5, harm: 1.3 },
  { part: 'equipment', share: 15, harm: 0.8 },
];

/** From this share of its own weight on, damage of these parts decides 全壊 by itself. */
const DECIDING: readonly SurveyPart[] = ['pillars', 'foundation'];
const DECIDING_SHARE = 0.75;
const TOTAL_LOSS = 50;

/**
 * The parts of the sheet that fits round and structure, in its order; their points add up to `ratio` (whole percent). None
 * where nothing is lost.
 */
export function drawParts(
  chance: Chance,
  { ratio, structure, round }: { ratio: number; structure: string; round: string },
): PartPoints {
  if (ratio <= 0) return [];
  const isWooden = /^(?:木造|軽量鉄骨)/u.test(structure);
  const isOutside = round === '第1次';
  const weights = isWooden
    ? isOutside
      ? WOODEN_OUTSIDE
      : WOODEN_WHOLE
    : isOutside
      ? OTHER_OUTSIDE
      : OTHER_WHOLE;
  const bounded = weights.map(({ part, share, harm }) => ({
    part,
    most: ratio < TOTAL_LOSS && DECIDING.includes(part) ? Math.ceil(share * DECIDING_SHARE) - 1 : share,
    pull: share * harm * chance.between(0.35, 1.65),
  }));
  return divide(bounded, ratio);
}

/** In proportion to the pulls, up to what each may have; what rounding leaves goes to those who lost most by it. */
function divide(parts: readonly { part: SurveyPart; most: number; pull: number }[], sum: number): PartPoints {
  let [low, high] = [0, 1];
  const held = (scale: number) => parts.map(({ most, pull }) => Math.min(most, pull * scale));
  const total = (scale: number) => held(scale).reduce((all, one) => all + one, 0);
  while (total(high) < sum && high < 1e6) high *= 2;
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    if (total(middle) < sum) low = middle;
    else high = middle;
  }
  const exact = held(high);
  const points = exact.map((value) => Math.floor(value + 1e-9));
  const order = exact
    .map((value, at) => ({ at, rest: value - (points[at] ?? 0) }))
    .sort((one, other) => other.rest - one.rest);
  let left = sum - points.reduce((all, one) => all + one, 0);
  while (left > 0) {
    const before = left;
    for (const { at } of order) {
      if (left === 0 || (points[at] ?? 0) >= (parts[at]?.most ?? 0)) continue;
      points[at] = (points[at] ?? 0) + 1;
      left -= 1;
    }
    if (left === before) throw new RangeError('more is lost than all parts weigh');
  }
  return parts.map(({ part }, at) => ({ part, points: points[at] ?? 0 }));
}
