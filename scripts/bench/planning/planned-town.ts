// A town for the bench of planning: footprints and barriers of a folder as stops in a plane, and parts of it.
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Barrier, Stop } from '../../../api/surveys/planning/plan-problem.ts';
import { PACES } from '../../../api/surveys/planning/paces.rules.ts';
import { surveyMinutes } from '../../../api/surveys/planning/speeds.ts';
import { nearestPlane, planeOf, readBarriers, readBuildings } from '../../commands/plan-input.ts';
import type { ToPlane } from '../../commands/plan-input.ts';
import { readAddresses } from './addresses-of-buildings.ts';

export interface PlannedTown {
  readonly name: string;
  readonly stops: readonly Stop[];
  readonly barriers: readonly Barrier[];
  /** Sort keys of stops: the address of the nearest building on the tax register. */
  readonly addressOf: ReadonlyMap<string, string>;
}

/** One building in five is not wooden, told by its number; wooden ones take 36 minutes, the others 72. */
const NOT_WOODEN = 5;

export async function readPlannedTown(dir: string): Promise<PlannedTown> {
  const buildings = await readBuildings(join(dir, 'footprints.geojson'), 'building_no');
  const [first] = buildings;
  if (first === undefined) throw new Error('no buildings');
  const toPlane: ToPlane = planeOf(nearestPlane(first.lon, first.lat));
  const stops = buildings.map(({ id, lon, lat }, at): Stop => {
    const [x, y] = toPlane(lon, lat);
    const structure = at % NOT_WOODEN === 0 ? 'nonWooden' : 'wooden';
    return {
      id: String(id),
      x,
      y,
      minutes: surveyMinutes('earthquake-1', structure, PACES.day_minutes),
      damage: null,
    };
  });
  const barrierFile = join(dir, 'barriers.geojson');
  const barriers = existsSync(barrierFile) ? await readBarriers(barrierFile, toPlane) : [];
  const register = readFileSync(join(dir, 'buildings.csv'), 'utf8');
  return { name: basename(dir), stops, barriers, addressOf: readAddresses(register, stops, toPlane) };
}

/** So many stops around one of them: what one would plan together. */
export function around(town: PlannedTown, count: number, seed: number): Stop[] {
  const middle = town.stops[(seed * 104_729) % town.stops.length];
  if (middle === undefined) return [];
  const away = ({ x, y }: Stop) => Math.max(Math.abs(x - middle.x), Math.abs(y - middle.y));
  return [...town.stops]
    .sort((one, other) => away(one) - away(other) || (one.id < other.id ? -1 : 1))
    .slice(0, count);
}
