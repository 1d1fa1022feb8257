// The fishing port: quays built out from the shore, a basin between them, breakwaters before it, sheds on the apron.
import { Chance } from '../people/chance.ts';
import type { BuildingUse } from '../place.ts';
import { leftOf, shift, unit } from './geometry.ts';
import type { Xy } from './geometry.ts';
import type { Land } from './land.ts';
import type { TownPlan } from './plan.ts';

export interface Harbour {
  /** rings of land that was filled in */
  readonly quays: readonly (readonly Xy[])[];
  readonly breakwaters: readonly (readonly Xy[])[];
  readonly buildings: readonly {
    readonly ring: readonly Xy[];
    readonly use: BuildingUse;
    readonly name: string | null;
    readonly storeys: number;
    /** where its yard meets the way along the quay */
    readonly front: Xy;
  }[];
  /** open ground where cars can stand */
  readonly apron: readonly Xy[];
  readonly middle: Xy;
}

export function makeHarbour(plan: TownPlan, land: Land): Harbour {
  const chance = new Chance(plan.seed, 'harbour');
  const size = Math.max(0.62, Math.min(1.5, (plan.people / 20_000) ** 0.3));
  const origin = land.warp.toGround([plan.port, 0]);
  const along = unit(land.warp.toGround([plan.port - 160, 0]), land.warp.toGround([plan.port + 160, 0]));
  const inland = leftOf(along);
  const at = (x: number, y: number): Xy => shift(shift(origin, along, x * size), inland, y);
  const block = (x0: number, y0: number, x1: number, y1: number): Xy[] => [
    at(x0, y0),
    at(x1, y0),
    at(x1, y1),
    at(x0, y1),
  ];
  const reach = -132 * size;
  const westQuay = block(-300, reach, -150, 30);
  const eastQuay = block(165, reach * 0.8, 320, 30);
  const pier = block(-8, reach * 0.55, 10, 25);
  const quays = [westQuay, eastQuay, pier, block(-300, -14, 320, 24)];
  const outer = reach * 2.5;
  const breakwaters = [
    wall([at(-292, reach + 8), at(-312, outer * 0.82), at(-210, outer), at(60, outer * 1.06)], 11),
    wall([at(312, reach * 0.8 + 8), at(330, outer * 0.72), at(190, outer * 0.86)], 9),
    wall([at(-158, reach + 6), at(-150, reach * 1.45), at(-60, reach * 1.5)], 7),
  ];
  const buildings: Harbour['buildings'][number][] = [];
  const shed = (
    x: number,
    y: number,
    width: number,
    depth: number,
    use: BuildingUse,
    name: string | null,
    storeys = 1,
  ) => {
    const [a, b] = [at(x, y), at(x, y + depth)];
    const half = width / 2;
    buildings.push({
      ring: [shift(a, along, -half), shift(a, along, half), shift(b, along, half), shift(b, along, -half)],
      use,
      name,
      storeys,
      front: shift(b, inland, 4),
    });
  };
  shed(-70, -4, 74 * size, 17, '倉庫', 'むすび魚市場');
  shed(66, -2, 24 * Math.min(size, 1), 13, '事務所', 'むすび漁業協同組合', 2);
  shed(116, -4, 26 * Math.min(size, 1), 15, '工場', '製氷冷蔵庫');
  for (let x = -285; x <= -180; x += 48) {
    const y = reach + chance.between(14, 20);
    shed(x + 14, y, 32 * Math.min(size, 1.1), 15, chance.hit(0.6) ? '倉庫' : '工場', null);
    if (chance.hit(0.7)) shed(x + 14, y + 40 * size, 30 * Math.min(size, 1.1), 13, '倉庫', null);
  }
  for (let x = 190; x <= 290; x += 52) shed(x, reach * 0.8 + 12, 34 * Math.min(size, 1.1), 16, '工場', null);
  return {
    quays,
    breakwaters,
    buildings,
    apron: block(185, reach * 0.8 + 45, 305, -16),
    middle: at(10, -20),
  };
}

/** A strip of land along a line. */
function wall(line: readonly Xy[], width: number): Xy[] {
  const left: Xy[] = [];
  const right: Xy[] = [];
  line.forEach((point, index) => {
    const before = line[index - 1] ?? point;
    const after = line[index + 1] ?? point;
    const across = leftOf(unit(before, after));
    left.push(shift(point, across, width / 2));
    right.unshift(shift(point, across, -width / 2));
  });
  return [...right.toReversed(), ...left.toReversed()];
}
