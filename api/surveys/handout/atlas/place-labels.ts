// Where labels stand on a map: never over one another, as near to what they name as there is room. Greedy, the most
// crowded first; deterministic. Points of the page.
import type { Point } from '../../../documents/sheet.ts';

export interface Box {
  left: number;
  bottom: number;
  right: number;
  top: number;
}

export interface LabelWish {
  anchor: Point;
  width: number;
  height: number;
  /** How far the label may go, points; beyond, it is left out. Infinity: it must stand somewhere. */
  reach: number;
  /** What standing right on the anchor costs (points of distance): it hides what it names. */
  onTop: number;
}

export interface PlacedLabel {
  box: Box;
  /** Middle of the box to the anchor. */
  distance: number;
}

export interface Surroundings {
  frame: Box;
  /** Nothing stands over these. */
  taken: readonly Box[];
  /** Better not over these. */
  avoided: readonly Box[];
}

const GAP = 1.2;
const DIRECTIONS = 16;
/** Of the search through the whole frame, points. */
const CELL = 5;
/** What hiding a neighbour costs, as points of distance. */
const HIDING = 14;
/** How far around an anchor its neighbours are counted. */
const NEIGHBOURHOOD = 45;

/** One answer for each wish, in the order of the wishes; undefined where a label of limited reach finds no room. */
export function placeLabels(
  wishes: readonly LabelWish[],
  { frame, taken, avoided }: Surroundings,
): (PlacedLabel | undefined)[] {
  const stands: Box[] = [...taken];
  const placed: (PlacedLabel | undefined)[] = wishes.map(() => undefined);
  for (const at of byCrowding(wishes)) {
    const wish = wishes[at];
    if (!wish) continue;
    const found = findPlace(wish, frame, stands, avoided) ?? findAnyPlace(wish, frame, stands);
    if (!found) continue;
    placed[at] = found;
    stands.push(found.box);
  }
  return placed;
}

function byCrowding(wishes: readonly LabelWish[]): number[] {
  const crowd = wishes.map(
    ({ anchor: [x, y] }) =>
      wishes.filter(({ anchor: [u, v] }) => Math.hypot(u - x, v - y) < NEIGHBOURHOOD).length,
  );
  return wishes
    .map((_, at) => at)
    .sort((one, other) => (crowd[other] ?? 0) - (crowd[one] ?? 0) || one - other);
}

function findPlace(
  wish: LabelWish,
  frame: Box,
  stands: readonly Box[],
  avoided: readonly Box[],
): PlacedLabel | undefined {
  const farthest = Math.min(wish.reach, Math.hypot(frame.right - frame.left, frame.top - frame.bottom));
  let best: { cost: number; label: PlacedLabel } | undefined;
  for (let radius = 0; radius <= farthest; radius += Math.max(3, radius * 0.22)) {
    // What is farther than the best's whole cost cannot be better.
    if (best && radius > best.cost) break;
    for (const [dx, dy] of directionsAt(radius, wish)) {
      const box = boxAround([wish.anchor[0] + dx, wish.anchor[1] + dy], wish);
      if (!isWithin(box, frame) || stands.some((other) => overlaps(box, other, GAP))) continue;
      const hidden = avoided.filter((other) => overlaps(box, other, 0) && !holds(other, wish.anchor)).length;
      const cost = (radius === 0 ? wish.onTop : radius) + hidden * HIDING;
      if (!best || cost < best.cost) best = { cost, label: { box, distance: Math.hypot(dx, dy) } };
    }
  }
  return best?.label;
}

/** For what must stand somewhere: the nearest free place of the whole frame, cell by cell. */
function findAnyPlace(wish: LabelWish, frame: Box, stands: readonly Box[]): PlacedLabel | undefined {
  if (wish.reach !== Infinity) return undefined;
  let best: PlacedLabel | undefined;
  for (let x = frame.left + wish.width / 2; x <= frame.right - wish.width / 2; x += CELL)
    for (let y = frame.bottom + wish.height / 2; y <= frame.top - wish.height / 2; y += CELL) {
      const distance = Math.hypot(x - wish.anchor[0], y - wish.anchor[1]);
      if (best && best.distance <= distance) continue;
      const box = boxAround([x, y], wish);
      if (isWithin(box, frame) && !stands.some((other) => overlaps(box, other, GAP)))
        best = { box, distance };
    }
  return best;
}

/** Beside the anchor, at `radius` from the label's edge rather than its middle. */
function directionsAt(radius: number, { width, height }: LabelWish): Point[] {
  if (radius === 0) return [[0, 0]];
  return Array.from({ length: DIRECTIONS }, (_, at) => {
    const angle = (at / DIRECTIONS) * 2 * Math.PI;
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    return [x * (radius + width / 2), y * (radius + height / 2)];
  });
}

function boxAround([x, y]: Point, { width, height }: LabelWish): Box {
  return { left: x - width / 2, right: x + width / 2, bottom: y - height / 2, top: y + height / 2 };
}

export function overlaps(one: Box, other: Box, gap: number): boolean {
  return (
    one.left < other.right + gap &&
    one.right > other.left - gap &&
    one.bottom < other.top + gap &&
    one.top > other.bottom - gap
  );
}

export function isWithin(box: Box, frame: Box): boolean {
  return (
    box.left >= frame.left && box.right <= frame.right && box.bottom >= frame.bottom && box.top <= frame.top
  );
}

function holds(box: Box, [x, y]: Point): boolean {
  return x >= box.left && x <= box.right && y >= box.bottom && y <= box.top;
}
