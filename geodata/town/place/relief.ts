// Heights of the drawn town and what follows from them, at places of the plan: plain, hills behind and at the capes,
// a castle hill, the rivers' valleys.
import { createNoise2D } from 'simplex-noise';
import { Chance } from '../people/chance.ts';
import type { TownPlan } from './plan.ts';
import type { Xy } from './geometry.ts';

export interface Relief {
  /** where the middle of a river runs, u at a distance inland */
  readonly riverAt: (river: number, v: number) => number;
  /** metres to the nearest river's middle, in plan metres, and its half width */
  readonly nearestRiver: (at: Xy) => { readonly distance: number; readonly halfWidth: number };
  /** metres above the plain that hills add */
  readonly hill: (at: Xy) => number;
  /** metres above sea level of the plain below the hills */
  readonly plain: (at: Xy) => number;
  /** metres of water, negative where it stays dry */
  readonly floodDepth: (at: Xy) => number;
  readonly tsunamiDepth: (at: Xy) => number;
  readonly noise: (x: number, y: number) => number;
}

/** From here on land is wooded hillside. */
export const WOOD_LINE = 7;

/** Land that the map shows beyond the municipality. */
export function marginOf(plan: TownPlan): number {
  return 700 + Math.min(plan.width, plan.height) * 0.22;
}

export function makeRelief(plan: TownPlan): Relief {
  const chance = new Chance(plan.seed, 'relief');
  const noise = createNoise2D(() => chance.next());
  const { castleHill } = plan;
  const margin = marginOf(plan);

  const riverAt = (river: number, v: number): number => {
    const mouth = plan.rivers[river]?.mouth ?? 0;
    const bend = Math.min(v / 500, 1) * 150;
    return mouth + bend * noise(v / 1250, river * 37 + 3) + v * 0.1 * noise(river * 11 + 5, 0.3);
  };
  const nearestRiver = (at: Xy) => {
    let best = { distance: Infinity, halfWidth: 20 };
    plan.rivers.forEach(({ halfWidth }, river) => {
      const distance = Math.abs(at[0] - riverAt(river, at[1]));
      if (distance < best.distance) best = { distance, halfWidth };
    });
    return best;
  };
  const hill = (at: Xy): number => {
    const [u, v] = at;
    const rough =
      noise(u / 900, v / 900) * 0.6 + noise(u / 380, v / 380) * 0.28 + noise(u / 170, v / 170) * 0.1;
    const { distance } = nearestRiver(at);
    const upper = smooth((v - plan.height * 0.82) / (margin * 0.75));
    const valley = Math.max(smooth((distance - 150) / 700), upper);
    const behind = (v - plan.height * 0.76) / 900 + rough * 0.42;
    const west = (plan.width * 0.075 - u) / 520 + rough * 0.4 - 0.1;
    const east = (u - plan.width * 0.955) / 520 + rough * 0.4 - 0.1;
    const spur = (noise(u / 1500 + 40, v / 1500) * 0.9 + v / plan.height - 1.05 + rough * 0.3) * 0.55;
    const range =
      185 * (0.15 + 0.85 * valley) * ramp(Math.max(behind, spur * 0.8)) + 120 * ramp(Math.max(west, east));
    const knoll = Math.hypot((u - castleHill[0]) * 0.8, (v - castleHill[1]) * 1.2);
    const castle = 44 * Math.exp(-((knoll / 92) ** 2)) * (1 + rough * 0.4) - 4;
    const cape = u < plan.width * 0.1 || u > plan.width * 0.93;
    const shore = smooth((v - (cape ? 2 : 60)) / (cape ? 80 : 260));
    const banks = Math.max(smooth((distance - 70) / 160), upper);
    return Math.max(0, Math.max(range * shore, castle) * banks);
  };
  const plain = (at: Xy): number =>
    Math.max(0.3, 2.1 + Math.max(0, at[1]) * 0.0042 + noise(at[0] / 700, at[1] / 700 + 9) * 0.7);
  const elevation = (at: Xy) => plain(at) + hill(at);
  return {
    riverAt,
    nearestRiver,
    hill,
    plain,
    floodDepth: (at) => {
      const { distance, halfWidth } = nearestRiver(at);
      const power = 1.4 + halfWidth / 16;
      const spread = 420 + halfWidth * 16;
      return (
        power * (1 - distance / spread) - hill(at) * 0.9 + noise(at[0] / 420, at[1] / 420 + 30) * 0.8 - 0.55
      );
    },
    tsunamiDepth: (at) => {
      const { distance } = nearestRiver(at);
      const up = Math.max(0, at[1]) * (distance < 260 ? 0.0052 : 0.0085);
      return (
        6.4 + noise(at[0] / 1100, 3.5) * 1.4 - elevation(at) - up + noise(at[0] / 300, at[1] / 300) * 0.35
      );
    },
    noise,
  };
}

function smooth(x: number): number {
  const t = Math.max(0, Math.min(1, x));
  return t * t * (3 - 2 * t);
}

/** 0 below 0, then rising, steeper at the foot than on top. */
function ramp(x: number): number {
  if (x <= 0) return 0;
  return x < 1 ? x ** 0.85 : x ** 0.6;
}
