import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWithin, overlaps, placeLabels } from './place-labels.ts';

const frame = { left: 0, bottom: 0, right: 900, top: 700 };
const wish = fc.record({
  anchor: fc.tuple(
    fc.double({ min: 20, max: 880, noNaN: true }),
    fc.double({ min: 20, max: 680, noNaN: true }),
  ),
  width: fc.constantFrom(14, 19, 24),
  height: fc.constant(11.5),
  reach: fc.constant(Infinity),
  onTop: fc.constantFrom(0, 9),
});
/** Houses wall to wall, and all of them at one place, as a block of flats is. */
const crowd = fc.oneof(
  fc.array(wish, { minLength: 1, maxLength: 120 }),
  fc
    .tuple(wish, fc.integer({ min: 1, max: 80 }))
    .map(([one, count]) => Array.from({ length: count }, () => one)),
);

describe('labels on the map', () => {
  test('all stand somewhere in the frame, and none over another', () => {
    fc.assert(
      fc.property(crowd, (wishes) => {
        const placed = placeLabels(wishes, { frame, taken: [], avoided: [] });
        const boxes = placed.flatMap((label) => label?.box ?? []);
        expect(boxes).toHaveLength(wishes.length);
        for (const [at, box] of boxes.entries()) {
          expect(isWithin(box, frame)).toBe(true);
          expect(boxes.slice(at + 1).filter((other) => overlaps(box, other, 0))).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('one alone stands on what it names; beside it where it would hide it', () => {
    const alone = { anchor: [300, 300] as const, width: 14, height: 11.5, reach: Infinity };
    const surroundings = { frame, taken: [], avoided: [] };
    expect(placeLabels([{ ...alone, onTop: 0 }], surroundings)[0]?.distance).toBe(0);
    expect(placeLabels([{ ...alone, onTop: 40 }], surroundings)[0]?.distance).toBeGreaterThan(0);
  });

  test('a name that finds no room within its reach is left out', () => {
    const name = { anchor: [300, 300] as const, width: 40, height: 10, reach: 12, onTop: 0 };
    const taken = [{ left: 200, right: 400, bottom: 200, top: 400 }];
    expect(placeLabels([name], { frame, taken, avoided: [] })).toEqual([undefined]);
  });
});
