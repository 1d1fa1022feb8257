// From the plan (u along the coast, v inland) to the ground: bays bend the coast and everything behind it, long waves
// bend the main roads, short ones the lanes of old quarters. All are smooth and gentle enough never to fold the ground.
import { createNoise2D } from 'simplex-noise';
import { Chance } from '../people/chance.ts';
import type { Xy } from './geometry.ts';
import type { TownPlan } from './plan.ts';

export interface Warp {
  /** plan to ground, metres, without the short waves */
  readonly toGround: (at: Xy) => Xy;
  /** ground to plan, good to a decimetre */
  readonly toPlan: (at: Xy) => Xy;
  /** the short waves of old quarters, ground to ground; `strength` 0 to 1 */
  readonly waver: (at: Xy, strength: number) => Xy;
  /** roughness of coasts, -1 to 1 */
  readonly coastNoise: (x: number, y: number) => number;
}

const LONG = 1150;
const LONG_REACH = 58;
const SHORT = 165;
const SHORT_REACH = 6;
const TURN = 0.24;

export function makeWarp(plan: TownPlan): Warp {
  const noise = (name: string) => {
    const chance = new Chance(plan.seed, 'warp', name);
    return createNoise2D(() => chance.next());
  };
  const [east, north, shortEast, shortNorth] = ['east', 'north', 'short east', 'short north'].map(noise);
  const coast = noise('coast');
  if (!east || !north || !shortEast || !shortNorth) throw new RangeError('four waves are made above');
  const [cos, sin] = [Math.cos(TURN), Math.sin(TURN)];
  const bayWidth = Math.min(plan.width * 0.34, 1900);
  const bayDepth = bayWidth * 0.4;
  const middle = plan.width / 2;

  const bend = (u: number): number => {
    const bay = bayDepth * Math.exp(-(((u - plan.port - 120) / bayWidth) ** 2));
    const west = bayDepth * 0.5 * Math.exp(-(((u - plan.width * 0.02) / (bayWidth * 0.35)) ** 2));
    return bay - west + 130 * coast(u / 2600, 0.5) + 26 * coast(u / 760, 7.5);
  };
  const straight = (at: Xy): Xy => {
    const [u, v] = at;
    const fade = Math.exp(-Math.max(v, 0) / 2600);
    const x = u + LONG_REACH * east(u / LONG, v / LONG) - middle;
    const y = v + bend(u) * fade + LONG_REACH * 0.7 * north(u / LONG, v / LONG);
    return [x, y];
  };
  const toGround = (at: Xy): Xy => {
    const [x, y] = straight(at);
    return [x * cos - y * sin, x * sin + y * cos];
  };
  const toPlan = (at: Xy): Xy => {
    const [x, y] = [at[0] * cos + at[1] * sin, at[1] * cos - at[0] * sin];
    let [u, v] = [x + middle, y];
    for (let round = 0; round < 9; round += 1) {
      const [gotX, gotY] = straight([u, v]);
      u += x - gotX;
      v += (y - gotY) * 0.9;
    }
    return [u, v];
  };
  return {
    toGround,
    toPlan,
    waver: (at, strength) =>
      strength <= 0
        ? at
        : [
            at[0] + strength * SHORT_REACH * shortEast(at[0] / SHORT, at[1] / SHORT),
            at[1] + strength * SHORT_REACH * shortNorth(at[0] / SHORT, at[1] / SHORT),
          ],
    coastNoise: coast,
  };
}
