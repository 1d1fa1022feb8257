// Lots of a block: cut until each is as large as its surroundings have them, as long as every part keeps a street.
import type { Chance } from '../people/chance.ts';
import { splitByStrip } from './cutting.ts';
import {
  areaOf,
  between,
  boxOf,
  distance,
  EDGE,
  isStreet,
  leftOf,
  nth,
  shift,
  simplified,
  turned,
  unit,
} from './geometry.ts';
import type { Edge, Patch, Xy } from './geometry.ts';
import type { QuarterKind } from './quarters.ts';

/** Where a lot meets its street. */
export interface Front {
  readonly from: Xy;
  readonly to: Xy;
  readonly length: number;
  readonly street: Edge;
}

export interface Lot {
  readonly patch: Patch;
  readonly area: number;
  readonly front: Front;
  /** larger than its neighbours on purpose: flats, shops, car parks */
  readonly large: boolean;
}

interface LotManner {
  readonly least: number;
  readonly most: number;
  /** chance that a piece of some 400 to 1,200 m² stays whole */
  readonly large: number;
}

const MANNERS: Readonly<Record<QuarterKind, LotManner>> = {
  old_town: { least: 90, most: 195, large: 0.04 },
  centre: { least: 110, most: 260, large: 0.24 },
  planned: { least: 150, most: 240, large: 0.05 },
  mixed: { least: 150, most: 310, large: 0.055 },
  village: { least: 420, most: 900, large: 0 },
  field: { least: 420, most: 900, large: 0 },
  industry: { least: 2200, most: 9000, large: 0 },
  wood: { least: 600, most: 1200, large: 0 },
  shore: { least: 600, most: 1200, large: 0 },
  port: { least: 600, most: 1200, large: 0 },
};

const LEAST_FRONT = 3.2;

export function cutLots(block: Patch, kind: QuarterKind, chance: Chance): Lot[] {
  const manner = MANNERS[kind];
  const lots: Lot[] = [];
  divide(block);
  return lots;

  function divide(patch: Patch): void {
    const area = areaOf(patch.points);
    const front = frontOf(patch);
    if (!front || area < 25) return;
    const onTrunk = front.street >= EDGE.trunk && kind !== 'old_town' && kind !== 'village';
    const fits = area > 380 && area < (onTrunk ? 2400 : 1250);
    const large = fits && chance.hit(onTrunk ? 0.4 : manner.large);
    const size = chance.between(manner.least, manner.most);
    if (large || area < size * 1.45) {
      lots.push({ patch, area, front, large });
      return;
    }
    const box = boxOf(patch.points);
    for (const normal of [box.long, leftOf(box.long)]) {
      const reach = normal === box.long ? box.length : box.width;
      if (reach < 9) continue;
      const stray = area > size * 3.2 ? 0.06 : 0.035;
      const through = shift(box.centre, normal, reach * chance.between(-stray, stray));
      const along = turned(leftOf(normal), kind === 'planned' ? 0 : chance.between(-0.03, 0.03));
      const { left, right } = splitByStrip(patch, { through, along }, 0, EDGE.inner);
      const parts = [...left, ...right];
      if (parts.length < 2 || !parts.every(hasStreet)) continue;
      for (const part of parts) divide(part);
      return;
    }
    lots.push({ patch, area, front, large: area > 700 });
  }
}

function hasStreet(patch: Patch): boolean {
  const front = frontOf(patch);
  return front !== null && front.length >= LEAST_FRONT;
}

/** The longest straight edge on a street, wider streets before narrow ones of like length. */
export function frontOf(patch: Patch): Front | null {
  const outline = simplified(patch, 0.5);
  let best: Front | null = null;
  let bestWorth = 0;
  outline.points.forEach((from, at) => {
    const street = nth(outline.edges, at);
    if (!isStreet(street)) return;
    const to = nth(outline.points, at + 1);
    const length = distance(from, to);
    const worth = length * (1 + (street - EDGE.path) * 0.22);
    if (worth > bestWorth) {
      best = { from, to, length, street };
      bestWorth = worth;
    }
  });
  return best;
}

export function middleOf(front: Front): Xy {
  return between(front.from, front.to, 0.5);
}

/** Along the street, seen with the lot on the left. */
export function directionOf(front: Front): Xy {
  return unit(front.from, front.to);
}
