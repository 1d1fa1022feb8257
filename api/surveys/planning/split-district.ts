import { cutDistricts } from './cut-districts.ts';
import type { District, Ground, Stop } from './plan-problem.ts';

/** Splits the stops of one district into exactly so many, by the same cut as a whole town's. Throws RangeError for fewer stops. */
export function splitDistrict(stops: readonly Stop[], into: number, ground: Ground): readonly District[] {
  return cutDistricts({ stops, ground, districts: into, order: 'even' }).districts;
}
