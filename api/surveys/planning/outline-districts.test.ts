import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutDistricts } from './cut-districts.ts';
import { madeScope } from './made-scope.ts';
import { isWithin, outlineDistricts } from './outline-districts.ts';
import type { OutlinePolygon, Place } from './plan-problem.ts';

const soak = Number(process.env['MUSUBI_SOAK'] ?? 1);

test(
  'every building lies in the outline of its own district and in no other',
  () => {
    fc.assert(
      fc.property(madeScope, fc.integer({ min: 1, max: 9 }), ({ stops, ground }, count) => {
        const districts = Math.min(count, stops.length);
        const cut = cutDistricts({ stops, ground, districts, order: 'even' });
        const assignment = new Map(
          cut.districts.flatMap((one, at) => one.stops.map((id) => [id, String(at)] as const)),
        );
        const outlines = outlineDistricts(stops, assignment);
        const places = new Set<string>();
        for (const { id, x, y } of stops) {
          // Of several at one place the first counts.
          if (places.has(`${x} ${y}`)) continue;
          places.add(`${x} ${y}`);
          const around = [...outlines].filter(([, polygons]) =>
            polygons.some((polygon) => isIn(polygon, [x, y])),
          );
          expect(around.map(([key]) => key)).toEqual([assignment.get(id)]);
        }
      }),
      { numRuns: 60 * soak },
    );
  },
  60_000 * soak,
);

function isIn([outer = [], ...holes]: OutlinePolygon, place: Place): boolean {
  return isWithin(outer, place) && !holes.some((hole) => isWithin(hole, place));
}
