// Scopes for tests: hamlets, rows of houses, lonely houses, several at one place, barriers across, all from fast-check.
import fc from 'fast-check';
import type { Barrier, Ground, Stop } from './plan-problem.ts';

export interface MadeScope {
  readonly stops: Stop[];
  readonly ground: Ground;
}

const spot = fc.record({ x: fc.integer({ min: 0, max: 1500 }), y: fc.integer({ min: 0, max: 1500 }) });

/** Houses in rows around a spot, 0 to 60 m apart. */
const hamlet = fc.record({
  at: spot,
  houses: fc.integer({ min: 1, max: 25 }),
  apart: fc.constantFrom(0, 12, 30, 60),
  row: fc.integer({ min: 1, max: 6 }),
});

const barrier = fc.tuple(spot, spot).map(([from, to]): Barrier => ({
  kind: 'river',
  line: [
    [from.x + 0.5, from.y + 0.5],
    [to.x + 0.5, to.y + 0.5],
  ],
}));

export const madeScope: fc.Arbitrary<MadeScope> = fc
  .record({
    hamlets: fc.array(hamlet, { minLength: 1, maxLength: 5 }),
    minutes: fc.array(fc.constantFrom(24, 36, 36, 72, 120), { minLength: 7, maxLength: 7 }),
    barriers: fc.array(barrier, { maxLength: 3 }),
    base: fc.option(spot),
  })
  .map(({ hamlets, minutes, barriers, base }) => {
    const places = hamlets.flatMap(({ at, houses, apart, row }) =>
      Array.from({ length: houses }, (_, house) => ({
        x: at.x + apart * (house % row),
        y: at.y + apart * Math.floor(house / row),
      })),
    );
    const stops = places.map(({ x, y }, at): Stop => {
      const damage = at % 4 === 0 ? null : (at % 10) / 10;
      return { id: `house ${at}`, x, y, minutes: minutes[at % minutes.length] ?? 36, damage };
    });
    return { stops, ground: { barriers, base: base === null ? null : [base.x, base.y] } };
  });
