// What stands on a lot: houses with sheds and barns, flats, shops, works, as the surroundings and the street have them.
import type { Chance } from '../people/chance.ts';
import type { BuildingUse } from '../place.ts';
import { areaOf, EDGE } from './geometry.ts';
import type { Xy } from './geometry.ts';
import type { Lot } from './lots.ts';
import { frameOf, placed, roomBetween } from './outlines.ts';
import type { LotFrame, Shape } from './outlines.ts';
import type { QuarterKind } from './quarters.ts';

export interface Standing {
  readonly ring: readonly Xy[];
  readonly use: BuildingUse;
  readonly storeys: number;
  readonly units: number;
}

interface HouseManner {
  readonly setback: readonly [number, number];
  readonly side: readonly [number, number];
  readonly front: readonly [number, number];
  readonly depth: readonly [number, number];
  readonly notch: number;
  readonly shop: number;
  readonly shed: number;
  readonly oneStorey: number;
}

const HOUSES: Readonly<Record<QuarterKind, HouseManner>> = {
  old_town: {
    setback: [0.5, 1.6],
    side: [0.4, 0.8],
    front: [5.5, 9],
    depth: [8, 13.5],
    notch: 0.3,
    shop: 0.07,
    shed: 0.22,
    oneStorey: 0.25,
  },
  centre: {
    setback: [0.4, 1.5],
    side: [0.4, 0.9],
    front: [7, 13],
    depth: [9, 15],
    notch: 0.22,
    shop: 0.42,
    shed: 0.03,
    oneStorey: 0.1,
  },
  planned: {
    setback: [1.6, 5.2],
    side: [0.9, 1.6],
    front: [7.5, 11.5],
    depth: [6.4, 9],
    notch: 0.5,
    shop: 0.03,
    shed: 0.16,
    oneStorey: 0.12,
  },
  mixed: {
    setback: [1.2, 5],
    side: [0.8, 1.8],
    front: [7, 12.5],
    depth: [6.4, 10],
    notch: 0.42,
    shop: 0.05,
    shed: 0.32,
    oneStorey: 0.25,
  },
  village: {
    setback: [4, 11],
    side: [1.6, 5],
    front: [10, 17],
    depth: [7.5, 10.5],
    notch: 0.45,
    shop: 0.01,
    shed: 0.85,
    oneStorey: 0.42,
  },
  field: {
    setback: [4, 10],
    side: [1.6, 5],
    front: [9, 15],
    depth: [7, 10],
    notch: 0.4,
    shop: 0,
    shed: 0.6,
    oneStorey: 0.4,
  },
  industry: {
    setback: [6, 16],
    side: [4, 9],
    front: [30, 90],
    depth: [20, 60],
    notch: 0.4,
    shop: 0,
    shed: 0.5,
    oneStorey: 0.7,
  },
  wood: {
    setback: [3, 8],
    side: [2, 4],
    front: [8, 12],
    depth: [7, 9],
    notch: 0.3,
    shop: 0,
    shed: 0.2,
    oneStorey: 0.4,
  },
  shore: {
    setback: [2, 6],
    side: [2, 4],
    front: [10, 30],
    depth: [8, 14],
    notch: 0.1,
    shop: 0,
    shed: 0,
    oneStorey: 0.8,
  },
  port: {
    setback: [2, 6],
    side: [2, 4],
    front: [14, 40],
    depth: [10, 18],
    notch: 0.1,
    shop: 0,
    shed: 0,
    oneStorey: 0.8,
  },
};

/** Buildings of one lot, the main one first; none when the lot stays empty. */
export function buildOn(lot: Lot, kind: QuarterKind, chance: Chance, cityness: number): Standing[] {
  const frame = frameOf(lot);
  if (frame.depth < 5 || frame.front < 3) return [];
  if (kind === 'industry') return works(frame, chance);
  if (lot.large) {
    const choice = chance.next();
    const trunk = lot.front.street >= EDGE.trunk;
    if (choice < (trunk ? 0.55 : kind === 'centre' ? 0.22 : 0.06)) return store(frame, chance);
    if (choice < (trunk ? 0.72 : 0.84)) return flats(frame, kind, chance, cityness);
    if (choice < 0.92) return [];
  }
  return house(frame, lot, kind, chance);
}

function house(frame: LotFrame, lot: Lot, kind: QuarterKind, chance: Chance): Standing[] {
  const manner = HOUSES[kind];
  const main = fit(frame, chance, manner);
  if (!main) return [];
  const busy = lot.front.street >= EDGE.main ? 2.4 : 1;
  const isShop = chance.hit(Math.min(0.6, manner.shop * busy));
  const storeys = chance.hit(manner.oneStorey) ? 1 : kind === 'centre' && chance.hit(0.3) ? 3 : 2;
  const ring = placed(frame, main);
  if (!ring) return [];
  const two = !isShop && chance.hit(0.035) ? 2 : 1;
  const use = isShop ? (chance.hit(0.62) ? '併用住宅' : chance.hit(0.75) ? '店舗' : '事務所') : '居宅';
  const lives = use === '居宅' || use === '併用住宅';
  const built: Standing[] = [{ ring, use, storeys, units: lives ? (use === '居宅' ? two : 1) : 0 }];
  if (lives && chance.hit(manner.shed)) {
    const shed = shedBeside(frame, [main], kind, chance);
    if (shed) built.push(shed.standing);
    const storehouse =
      shed && kind === 'village' && chance.hit(0.5) && shedBeside(frame, [main, shed.shape], kind, chance);
    if (storehouse) built.push(storehouse.standing);
  }
  return built;
}

function fit(frame: LotFrame, chance: Chance, manner: HouseManner): Shape | null {
  const side = between(manner.side, chance);
  const back = Math.min(1.2, side);
  let setback = Math.min(between(manner.setback, chance), Math.max(0.5, frame.depth * 0.3));
  let depth = Math.min(between(manner.depth, chance), frame.depth - setback - back);
  let front = between(manner.front, chance);
  const lean = chance.next();
  const notch = chance.hit(manner.notch);
  const corner = chance.pick([0, 1, 2, 3] as const);
  const [notchX, notchY] = [chance.between(0.22, 0.48), chance.between(0.2, 0.5)];
  for (let round = 0; round < 5 && depth > 3.4; round += 1) {
    const room = roomBetween(frame, setback, setback + depth);
    if (room) {
      const free = room[1] - room[0] - side * 2;
      const width = Math.min(front, free);
      if (width > 3.4) {
        const x0 = room[0] + side + (free - width) * lean;
        const shape: Shape = { x0, x1: x0 + width, y0: setback, y1: setback + depth };
        const whole: Shape =
          notch && width > 6 && depth > 5
            ? { ...shape, notch: { corner, width: width * notchX, depth: depth * notchY } }
            : shape;
        if (placed(frame, whole)) return whole;
      }
    }
    depth *= 0.84;
    front *= 0.93;
    setback = Math.max(0.5, setback * 0.9);
  }
  return null;
}

interface Shed {
  readonly standing: Standing;
  readonly shape: Shape;
}

/** A shed or barn at a side of the lot, clear of what stands there. */
function shedBeside(
  frame: LotFrame,
  taken: readonly Shape[],
  kind: QuarterKind,
  chance: Chance,
): Shed | null {
  const [main] = taken;
  if (!main) return null;
  const barn = kind === 'village' || kind === 'field';
  const width = barn ? chance.between(4.5, 8) : chance.between(2.4, 4);
  const depth = barn ? chance.between(5, 11) : chance.between(2.4, 5);
  const spots: Shape[] = [];
  for (const y0 of [main.y0 - (barn ? 2 : 0), main.y1 + 1, main.y1 - depth]) {
    if (y0 < 0.8) continue;
    const room = roomBetween(frame, y0, y0 + depth);
    if (!room) continue;
    for (const x0 of [room[0] + 0.7, room[1] - 0.7 - width])
      spots.push({ x0, x1: x0 + width, y0, y1: y0 + depth });
  }
  const storehouse = barn && chance.hit(0.3);
  const storeys = barn && chance.hit(0.3) ? 2 : 1;
  for (const shape of chance.shuffle(spots)) {
    const ring = taken.some((other) => isClose(shape, other)) ? null : placed(frame, shape);
    if (ring) return { shape, standing: { ring, use: storehouse ? '倉庫' : '附属家', storeys, units: 0 } };
  }
  return null;
}

function isClose(a: Shape, b: Shape): boolean {
  return a.x0 < b.x1 + 0.9 && b.x0 < a.x1 + 0.9 && a.y0 < b.y1 + 0.9 && b.y0 < a.y1 + 0.9;
}

function flats(frame: LotFrame, kind: QuarterKind, chance: Chance, cityness: number): Standing[] {
  const tall = kind === 'centre' ? chance.hit(0.5) : chance.hit(0.08 + cityness * 0.12);
  const depth = tall ? chance.between(10, 14) : chance.between(6.5, 8.5);
  const setback = tall ? chance.between(3, 7) : chance.between(1.5, 7);
  const room = roomBetween(frame, setback, Math.min(setback + depth, frame.depth - 1.5));
  if (!room) return [];
  const along = room[1] - room[0] - 3;
  const behind = frame.depth - setback - 2;
  const storeys = tall ? chance.whole(3, Math.round(5 + cityness * 7)) : chance.hit(0.12) ? 3 : 2;
  // The long side follows the street where the lot is wide, else it runs into the depth of the lot.
  const wide = along >= behind * 0.85;
  const length = Math.min(wide ? along : behind, tall ? 46 : 34);
  const breadth = Math.min(wide ? behind : along, depth);
  if (length < 9 || breadth < 5.5) return [];
  const x0 = room[0] + 1.5 + (wide ? (along - length) / 2 : chance.between(0, Math.max(0, along - breadth)));
  const shape: Shape = wide
    ? { x0, x1: x0 + length, y0: setback, y1: setback + breadth }
    : { x0, x1: x0 + breadth, y0: setback, y1: setback + length };
  const ring =
    placed(frame, shape) ?? placed(frame, shrunk(shape, 0.8)) ?? placed(frame, shrunk(shape, 0.62));
  if (!ring) return [];
  const units = Math.max(2, Math.round((areaOf(ring) * storeys * 0.86) / (tall ? 62 : 42)));
  return [{ ring, use: '共同住宅', storeys, units }];
}

/** A shop with its car park in front. */
function store(frame: LotFrame, chance: Chance): Standing[] {
  const setback = Math.min(frame.depth * chance.between(0.25, 0.5), 24);
  const depth = Math.min(frame.depth - setback - 2, chance.between(14, 34));
  if (depth < 7) return [];
  const room = roomBetween(frame, setback, setback + depth);
  if (!room) return [];
  const width = Math.min(room[1] - room[0] - 4, chance.between(16, 42));
  if (width < 8) return [];
  const x0 = room[0] + 2 + (room[1] - room[0] - 4 - width) * chance.next();
  const shape: Shape = { x0, x1: x0 + width, y0: setback, y1: setback + depth };
  const ring = placed(frame, shape) ?? placed(frame, shrunk(shape, 0.75));
  return ring
    ? [{ ring, use: chance.hit(0.8) ? '店舗' : '事務所', storeys: chance.hit(0.75) ? 1 : 2, units: 0 }]
    : [];
}

function works(frame: LotFrame, chance: Chance): Standing[] {
  const main = fit(frame, chance, HOUSES.industry);
  const ring = main && placed(frame, main);
  if (!ring) return [];
  const built: Standing[] = [{ ring, use: chance.hit(0.66) ? '工場' : '倉庫', storeys: 1, units: 0 }];
  for (let more = 0; more < 3; more += 1) {
    const shape = beside(frame, main, chance, more);
    const extra = shape && placed(frame, shape);
    if (extra)
      built.push({ ring: extra, use: more === 0 ? '事務所' : '倉庫', storeys: more === 0 ? 2 : 1, units: 0 });
  }
  return built;
}

/** Lower buildings of a works: in front of the hall, then to its left and right. */
function beside(frame: LotFrame, main: Shape, chance: Chance, at: number): Shape | null {
  const [width, depth] = [chance.between(9, 22), chance.between(7, 14)];
  if (at === 0) {
    const y0 = 1.5;
    if (y0 + depth > main.y0 - 2) return null;
    const x0 = main.x0 + chance.between(0, 8);
    return { x0, x1: x0 + width, y0, y1: y0 + depth };
  }
  const y0 = main.y0 + chance.between(0, 6);
  const room = roomBetween(frame, y0, y0 + depth);
  if (!room) return null;
  const x0 = at === 1 ? room[0] + 2 : room[1] - 2 - width;
  const clear = at === 1 ? x0 + width < main.x0 - 3 : x0 > main.x1 + 3;
  return clear ? { x0, x1: x0 + width, y0, y1: y0 + depth } : null;
}

function shrunk(shape: Shape, share: number): Shape {
  const [dx, dy] = [((shape.x1 - shape.x0) * (1 - share)) / 2, ((shape.y1 - shape.y0) * (1 - share)) / 2];
  return { x0: shape.x0 + dx, x1: shape.x1 - dx, y0: shape.y0 + dy, y1: shape.y1 - dy };
}

function between(range: readonly [number, number], chance: Chance): number {
  return chance.between(range[0], range[1]);
}
