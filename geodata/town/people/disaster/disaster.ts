// An invented earthquake of magnitude 7.1 and the rain after it: what happened to each building.
import type { PlacedBuilding, Position } from '../../place.ts';
import type { BuildFacts } from '../build-facts.ts';
import { Chance } from '../chance.ts';
import { localPlane } from '../local-plane.ts';
import { smoothField } from '../noise-field.ts';

/** 判定, as certificates print it. */
export type DamageClass =
  | '全壊'
  | '大規模半壊'
  | '中規模半壊'
  | '半壊'
  | '準半壊'
  | '準半壊に至らない(一部損壊)'
  | '無被害';

export interface Damage {
  /** 災害種別 that decides the class */
  readonly hazard: '地震' | '水害';
  readonly class: DamageClass;
  /** 損害割合 by the earthquake, whole percent */
  readonly ratio: number;
  /** metres above the ground; 0 where it stayed dry */
  readonly flood_depth: number;
  /** metres above the floor; 0 where it did not come in */
  readonly above_floor: number;
}

/** Share of loss at which each class begins (運用指針). */
const CLASSES: readonly (readonly [from: number, DamageClass])[] = [
  [50, '全壊'],
  [40, '大規模半壊'],
  [30, '中規模半壊'],
  [20, '半壊'],
  [10, '準半壊'],
  [1, '準半壊に至らない(一部損壊)'],
];

export function classOfRatio(ratio: number): DamageClass {
  return CLASSES.find(([from]) => ratio >= from)?.[1] ?? '無被害';
}

/** 浸水による判定 without external force (運用指針 R6.5, 木造 1–2 storeys); null where it stayed dry. */
export function classOfDepth(aboveFloor: number, depth: number): DamageClass | null {
  if (depth <= 0) return null;
  if (aboveFloor >= 1.8) return '大規模半壊';
  if (aboveFloor >= 1) return '中規模半壊';
  if (aboveFloor >= 0.1) return '半壊';
  return aboveFloor > 0 ? '準半壊' : '準半壊に至らない(一部損壊)';
}

const ORDER: readonly DamageClass[] = ['無被害', ...CLASSES.map(([, name]) => name).toReversed()];

/** Metres of water that the map of the largest assumed flood has at each rank (middle of the rank). */
const ASSUMED_DEPTH = [0, 0.3, 1.6, 4, 7, 13, 22] as const;
// The rain of the story fills a part of what the map assumes, and not everywhere.
const FLOOD_SHARE = 0.45;

export interface DisasterField {
  damageOf(building: PlacedBuilding, facts: BuildFacts): Damage;
  /** JMA instrumental intensity at a place */
  intensityAt(building: PlacedBuilding): number;
}

/** `severity` moves the intensity of the whole town; 0 is the story's earthquake (6弱 to 7). */
export function drawDisaster(seed: number, centre: Position, severity = 0): DisasterField {
  const plane = localPlane(centre);
  const broad = smoothField(seed, 'broad ground', 1800);
  const fine = smoothField(seed, 'fine ground', 260);
  const rain = smoothField(seed, 'rain', 900);
  const heading = new Chance(seed, 'epicentre').between(0, 2 * Math.PI);

  const intensityAt = (building: PlacedBuilding): number => {
    const [x, y] = plane.toPlane(building.centre);
    // Towards the epicentre it shook harder: about a tenth of a degree a kilometre.
    const nearer = Math.max(-0.35, Math.min(0.35, (x * Math.cos(heading) + y * Math.sin(heading)) / 10_000));
    const soft = building.ranks.flood > 0 || building.ranks.tsunami > 0 ? 0.12 : 0;
    const firm = building.on_slope ? -0.12 : 0;
    return 5.85 + severity + nearer + soft + firm + (broad(x, y) - 0.5) * 0.55 + (fine(x, y) - 0.5) * 0.5;
  };

  return {
    intensityAt,
    damageOf(building, facts) {
      const chance = new Chance(seed, 'damage', building.building_no);
      const ratio = lossOf(chance, intensityAt(building), building, facts);
      const [x, y] = plane.toPlane(building.centre);
      const assumed = ASSUMED_DEPTH[Math.min(building.ranks.flood, 6)] ?? 0;
      const wet = Math.max(0, (rain(x, y) - 0.5) * 2);
      const depth = assumed * wet * FLOOD_SHARE * chance.between(0.8, 1.2);
      const flood_depth = depth < 0.05 ? 0 : Math.round(depth * 100) / 100;
      const above = flood_depth - chance.between(0.35, 0.6);
      const above_floor = above > 0 ? Math.round(above * 100) / 100 : 0;
      const shaken = classOfRatio(ratio);
      const soaked = classOfDepth(above_floor, flood_depth);
      const byWater = soaked !== null && ORDER.indexOf(soaked) > ORDER.indexOf(shaken);
      return {
        hazard: byWater ? '水害' : '地震',
        class: byWater ? soaked : shaken,
        ratio,
        flood_depth,
        above_floor,
      };
    },
  };
}

/**
 * Percent of the building lost. Strength after the years of the building code (1971, 1981, 2000) as the surveys of 熊本
 * 2016 and 能登 2024 found them: wooden houses before 1981 fell several times as often as those after 2000.
 */
function lossOf(chance: Chance, intensity: number, building: PlacedBuilding, facts: BuildFacts): number {
  const { built_year: year, structure } = facts;
  const age = year <= 1970 ? 13 : year <= 1981 ? 9 : year <= 2000 ? 1 : -6;
  const frame = structure === '木造' ? 0 : structure === '鉄筋コンクリート造' ? -9 : -6;
  const roof = facts.roof === '瓦葺' ? 2.5 : 0;
  const slope = building.on_slope ? 3 : 0;
  const strain = (intensity - 5.85) * 26 + age + frame + roof + slope + chance.normal(0, 7);
  // Small losses are many, large ones few: strain counts as a multiple, and below a fortieth nobody finds anything.
  const loss = 4.6 * Math.exp(strain / 11.5);
  return loss < 2.5 ? 0 : Math.min(100, Math.round(loss));
}
