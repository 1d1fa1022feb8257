import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { halfDaysAt, halfDaysNeeded, leftMinutes } from './half-days.rules.ts';
import { proposeAllocation } from './propose-allocation.ts';
import type { AllocationTask } from './propose-allocation.ts';
import type { Cell } from './board.ts';
import { wayMetres } from './ways.rules.ts';

const slotsOf = (days: number) =>
  Array.from({ length: days }, (_, index) => `2026-07-${String(index + 1).padStart(2, '0')}`).flatMap(
    (day) => [`${day} am`, `${day} pm`],
  );

const place = fc.record({ x: fc.integer({ min: 0, max: 5_000 }), y: fc.integer({ min: 0, max: 5_000 }) });

/** Any town: teams come and go, some cells stand. */
const anyTask = fc
  .record({
    districts: fc.array(
      fc.tuple(place, fc.integer({ min: 0, max: 4 }), fc.option(fc.double({ min: 0, max: 1, noNaN: true }))),
      { maxLength: 25 },
    ),
    teams: fc.array(fc.tuple(place, fc.array(fc.boolean(), { minLength: 10, maxLength: 10 })), {
      maxLength: 8,
    }),
    stands: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { maxLength: 12 }),
    order: fc.constantFrom('even' as const, 'worst_first' as const),
  })
  .map(({ districts, teams, stands, order }): AllocationTask => {
    const slots = slotsOf(5);
    const there = teams.map(([, days]) => slots.filter((_, index) => days[index] === true));
    const standing: Cell[] = [];
    for (const [team, slot, district] of stands) {
      const of = team % Math.max(1, teams.length);
      const at = there[of]?.[slot % Math.max(1, there[of]?.length ?? 0)];
      const district_id = districts.length === 0 ? undefined : `d${district % districts.length}`;
      if (at === undefined || district_id === undefined) continue;
      const isTaken = standing.some(
        (cell) => cell.slot === at && (cell.team_id === `t${of}` || cell.district_id === district_id),
      );
      if (!isTaken) standing.push({ slot: at, team_id: `t${of}`, district_id });
    }
    return {
      districts: districts.map(([spot, lacks, damage], index) => ({
        district_id: `d${index}`,
        number: index + 1,
        ...spot,
        lacks,
        damage,
      })),
      teams: teams.map(([spot], index) => ({
        team_id: `t${index}`,
        number: index + 1,
        ...spot,
        free: (there[index] ?? []).filter(
          (slot) => !standing.some((cell) => cell.team_id === `t${index}` && cell.slot === slot),
        ),
      })),
      standing,
      order,
    };
  });

const countBy = (cells: readonly Cell[], of: (cell: Cell) => string) =>
  new Map([...Map.groupBy(cells, of)].map(([key, group]) => [key, group.length]));

/** Largest flow from districts over half days, a district once in each: how much can be given at all. */
function mostThatCanBeGiven({ districts, teams, standing }: AllocationTask): number {
  const free = new Map<string, number>();
  for (const slot of teams.flatMap((team) => team.free)) free.set(slot, (free.get(slot) ?? 0) + 1);
  const slots = [...free.keys()];
  const holds = new Map(slots.map((slot) => [slot, new Array<number>()]));
  const blocked = new Set(standing.map(({ slot, district_id }) => `${slot} ${district_id}`));
  const reach = (district: number, seen: Set<string>): boolean => {
    for (const slot of slots) {
      const here = holds.get(slot) ?? [];
      if (seen.has(slot) || here.includes(district)) continue;
      if (blocked.has(`${slot} ${districts[district]?.district_id}`)) continue;
      seen.add(slot);
      if (here.length < (free.get(slot) ?? 0)) {
        here.push(district);
        return true;
      }
      for (const other of here) {
        if (!reach(other, seen)) continue;
        here.splice(here.indexOf(other), 1, district);
        return true;
      }
    }
    return false;
  };
  return districts.reduce((sum, { lacks }, district) => {
    let given = 0;
    while (given < lacks && reach(district, new Set())) given += 1;
    return sum + given;
  }, 0);
}

describe('whatever the town and its teams', () => {
  test('no team is in two places and no district has two teams, also with what stands', () => {
    fc.assert(
      fc.property(anyTask, (task) => {
        const all = [...task.standing, ...proposeAllocation(task)];
        expect(
          Math.max(0, ...countBy(all, ({ slot, team_id }) => `${slot} ${team_id}`).values()),
        ).toBeLessThan(2);
        expect(
          Math.max(0, ...countBy(all, ({ slot, district_id }) => `${slot} ${district_id}`).values()),
        ).toBeLessThan(2);
      }),
    );
  });

  test('nobody is sent out when not there, and what stands is not given anew', () => {
    fc.assert(
      fc.property(anyTask, (task) => {
        const free = new Map(task.teams.map((team) => [team.team_id, new Set(team.free)]));
        for (const { team_id, slot } of proposeAllocation(task))
          expect(free.get(team_id)?.has(slot)).toBe(true);
      }),
    );
  });

  test('no district gets more than it lacks, and all get theirs if any allocation could give it', () => {
    fc.assert(
      fc.property(anyTask, (task) => {
        const cells = proposeAllocation(task);
        const given = countBy(cells, ({ district_id }) => district_id);
        for (const { district_id, lacks } of task.districts)
          expect(given.get(district_id) ?? 0).toBeLessThanOrEqual(lacks);
        expect(cells.length).toBe(mostThatCanBeGiven(task));
      }),
      { numRuns: 300 },
    );
  });

  test('the order in which things are given changes nothing', () => {
    fc.assert(
      fc.property(anyTask, (task) => {
        const turned = {
          ...task,
          districts: task.districts.toReversed(),
          teams: task.teams.toReversed(),
          standing: task.standing.toReversed(),
        };
        expect(proposeAllocation(turned)).toEqual(proposeAllocation(task));
      }),
    );
  });

  test('worst first: no district is begun while a worse one that somebody could go to waits', () => {
    fc.assert(
      fc.property(anyTask, (task) => {
        // Days enough for all: what does not fit would be moved about.
        const slots = slotsOf(30);
        const teams = task.teams.map((team) => ({ ...team, free: slots }));
        fc.pre(teams.length > 0);
        const districts = task.districts.map((district) => ({
          ...district,
          lacks: Math.max(1, district.lacks),
        }));
        const cells = proposeAllocation({ districts, teams, standing: [], order: 'worst_first' });
        const begins = new Map<string, string>();
        for (const { slot, district_id } of cells)
          if (!begins.has(district_id)) begins.set(district_id, slot);
        const step = (damage: number | null) => Math.round((damage ?? 0) * 10);
        const begin = (id: string) => begins.get(id) ?? '9';
        const overtaken = districts.filter((one) =>
          districts.some(
            (other) =>
              step(one.damage) > step(other.damage) && begin(one.district_id) > begin(other.district_id),
          ),
        );
        expect(overtaken).toEqual([]);
      }),
    );
  });
});

/** Districts on a grid, 300 m apart. */
function aGrid(columns: number, rows: number, lacks: number) {
  return Array.from({ length: columns * rows }, (_, index) => ({
    district_id: `d${index}`,
    number: index + 1,
    x: (index % columns) * 300,
    y: Math.floor(index / columns) * 300,
    lacks,
    damage: (index % 7) / 7,
  }));
}

function teamsAt(count: number, free: readonly string[]) {
  return Array.from({ length: count }, (_, index) => ({
    team_id: `t${index}`,
    number: index + 1,
    x: 3_000,
    y: 3_000,
    free,
  }));
}

describe('a usual survey', () => {
  test('a team stays until its district is done, and goes on next door', () => {
    const districts = aGrid(12, 10, 2);
    const cells = proposeAllocation({
      districts,
      teams: teamsAt(6, slotsOf(30)),
      standing: [],
      order: 'even',
    });
    const spots = new Map(districts.map((district) => [district.district_id, district]));
    let [steps, neighbours] = [0, 0];
    for (const own of Map.groupBy(cells, ({ team_id }) => team_id).values())
      for (const [index, cell] of own.entries()) {
        const [here, before] = [spots.get(cell.district_id), spots.get(own[index - 1]?.district_id ?? '')];
        if (here === undefined || before === undefined || here === before) continue;
        steps += 1;
        if (Math.hypot(here.x - before.x, here.y - before.y) < 430) neighbours += 1;
      }
    // 120 districts, each gone to once; nearly always from next door.
    expect(steps).toBe(120 - 6);
    expect(neighbours / steps).toBeGreaterThan(0.85);
  });

  test('all teams are done at about the same time', () => {
    const cells = proposeAllocation({
      districts: aGrid(12, 10, 2),
      teams: teamsAt(7, slotsOf(30)),
      standing: [],
      order: 'even',
    });
    expect(Math.max(...countBy(cells, ({ team_id }) => team_id).values())).toBeLessThanOrEqual(36);
    expect(cells).toHaveLength(240);
  });

  test('a team goes on in the district that it has been given to keep', () => {
    const districts = aGrid(3, 3, 1);
    const [team] = teamsAt(1, ['2026-07-02 pm']);
    const standing = [{ slot: '2026-07-02 am', team_id: 't0', district_id: 'd8' }];
    const cells = proposeAllocation({ districts, teams: team ? [team] : [], standing, order: 'even' });
    expect(cells).toEqual([{ slot: '2026-07-02 pm', team_id: 't0', district_id: 'd8' }]);
  });

  test('a district that needs every half day gets each, though others were begun before it', () => {
    const slots = slotsOf(2);
    const districts = aGrid(3, 1, 2).map((district, index) => ({ ...district, lacks: index === 2 ? 4 : 2 }));
    const cells = proposeAllocation({ districts, teams: teamsAt(2, slots), standing: [], order: 'even' });
    expect(cells).toHaveLength(8);
  });

  test('600 districts, 60 teams and 30 days take less than a second, also where they do not suffice', () => {
    for (const [lacks, order] of [
      [2, 'even'],
      [5, 'worst_first'],
      [7, 'even'],
    ] as const) {
      const task = { districts: aGrid(30, 20, lacks), teams: teamsAt(60, slotsOf(30)), standing: [], order };
      const before = performance.now();
      const cells = proposeAllocation(task);
      expect(performance.now() - before).toBeLessThan(1_000);
      expect(cells).toHaveLength(Math.min(600 * lacks, 60 * 60));
    }
  });
});

describe('half days', () => {
  test.each([
    ['2026-07-03T02:00:00+09:00', '2026-07-03 am', '2026-07-03 am'],
    ['2026-07-03T06:00:00+09:00', '2026-07-03 pm', '2026-07-03 am'],
    ['2026-07-03T12:00:00+09:00', '2026-07-04 am', '2026-07-03 pm'],
    ['2026-07-31T17:00:00+09:00', '2026-08-01 am', '2026-08-01 am'],
  ])('at %s the next is %s and the first that is not over %s', (at, next, running) => {
    const found = halfDaysAt(new Date(at));
    expect(`${found.next.day} ${found.next.half}`).toBe(next);
    expect(`${found.running.day} ${found.running.half}`).toBe(running);
  });

  test('a little more than a half day is one half day, and nothing left is none', () => {
    expect([0, 10, 180, 200, 210, 360].map((minutes) => halfDaysNeeded(minutes, 180))).toEqual([
      0, 1, 1, 1, 2, 2,
    ]);
  });

  test('walking shrinks with the work that is left, the way from the base does not', () => {
    const measured = { work_minutes: 300, walking_minutes: 40, approach_minutes: 20 };
    expect(leftMinutes({ ...measured, on_site: 300 })).toBe(360);
    expect(leftMinutes({ ...measured, on_site: 150 })).toBe(190);
    expect(leftMinutes({ ...measured, on_site: 0 })).toBe(0);
  });

  test('a way goes from the base over the districts of a day and back', () => {
    const places = new Map([
      ['a', { x: 1_000, y: 0 }],
      ['b', { x: 1_000, y: 500 }],
    ]);
    const cells = [
      { slot: '2026-07-03 pm', team_id: 't', district_id: 'b' },
      { slot: '2026-07-03 am', team_id: 't', district_id: 'a' },
    ];
    const straight = 1_000 + 500 + Math.hypot(1_000, 500);
    expect(wayMetres(cells, { x: 0, y: 0 }, places)).toBeCloseTo(1.3 * straight, 6);
  });
});
