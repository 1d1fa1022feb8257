import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareTeams, type DistrictPapers, type DistrictPair, type TeamStop } from './team-changes.ts';

const stop = (key: string, order: number, more: Partial<TeamStop> = {}): TeamStop => ({
  building_key: key,
  order,
  survey_number: `00000${key}`,
  address: `港町${key}番地`,
  state: 'untouched',
  district_number: 1,
  ...more,
});

let made = 0;
const papers = (district_number: number, team: string | null, keys: readonly string[]): DistrictPapers => ({
  handout_id: `papers ${(made += 1)}`,
  district_id: `district ${district_number}`,
  district_number,
  team,
  stops: keys.map((key, at) => stop(key, at + 1, { district_number })),
});

test('a team is told of all its districts at once: a building that moves between them stays with it', () => {
  const [first] = compareTeams([
    { before: papers(1, '1班', ['a', 'b']), now: papers(1, '1班', ['b']) },
    { before: papers(4, '1班', ['c']), now: papers(4, '1班', ['a', 'c']) },
  ]);
  expect([first?.came, first?.left]).toEqual([[], []]);
  expect(first?.kept.map(({ before, at }) => [before, at])).toEqual([
    [
      { district_number: 1, order: 1 },
      { district_number: 4, order: 1 },
    ],
    [
      { district_number: 1, order: 2 },
      { district_number: 1, order: 1 },
    ],
    [
      { district_number: 4, order: 1 },
      { district_number: 4, order: 2 },
    ],
  ]);
});

test('a district that changes hands is told to both: where its sheets are, and who goes there', () => {
  const told = compareTeams([
    { before: papers(5, '10班', ['a']), now: papers(5, '2班', ['a']) },
    (({ before }) => ({ before, now: before }))({ before: papers(6, '10班', ['b']) }),
  ]);
  expect(told.map(({ team }) => team)).toEqual(['2班', '10班']);
  expect(told[0]?.came.map(({ from }) => from)).toEqual(['調査区5（10班）の1番']);
  expect(told[1]?.left.map(({ to }) => to)).toEqual(['調査区5（2班）の1番']);
  expect(told[1]?.districts.map(({ what }) => what)).toEqual(['2班に渡します', '前の書類のまま']);
});

test('a team whose papers all stay is not told', () => {
  const same = papers(1, '1班', ['a']);
  expect(compareTeams([{ before: same, now: same }])).toEqual([]);
});

test('papers that name nobody stand for their district alone', () => {
  const told = compareTeams([
    { before: papers(1, null, ['a']), now: papers(1, null, []) },
    { before: papers(2, null, ['b']), now: papers(2, null, ['b', 'a']) },
  ]);
  expect(told.map(({ districts }) => districts.map((one) => one.district_number))).toEqual([[1], [2]]);
  expect(told[1]?.came.map(({ from }) => from)).toEqual(['調査区1の1番']);
});

test('a building of a district that ended is told by the paper it is on now, or else by the plan', () => {
  const ended: DistrictPapers = {
    ...papers(3, '3班', []),
    stops: [
      stop('a', 1),
      stop('b', 2, { state: 'done' }),
      stop('c', 3, { state: null, district_number: null }),
      stop('d', 4, { district_number: 9 }),
    ],
  };
  const told = compareTeams([
    { before: ended, now: null },
    { before: null, now: papers(7, '1班', ['a']) },
  ]);
  const third = told.find(({ team }) => team === '3班');
  expect(third?.districts).toEqual([{ district_number: 3, before: 4, now: null, what: 'なくなりました' }]);
  expect(third?.left.map(({ to }) => to)).toEqual([
    '調査区7（1班）の1番',
    '調査の範囲から外れました',
    '調査区9が訪問します',
  ]);
  expect(third?.finished.map(({ state }) => state)).toEqual(['調査済']);
});

test('what comes to one team has left another, and every building of the papers stands in one list', () => {
  const team = fc.constantFrom('1班', '2班', null);
  const pair = fc.tuple(team, team, fc.boolean());
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 40 }).map(String), { minLength: 4, maxLength: 30 }),
      fc.array(pair, { minLength: 2, maxLength: 5 }),
      fc.nat(),
      (keys, hands, shift) => {
        const share = (at: number, by: number) =>
          keys.filter((_, place) => (place + by) % hands.length === at);
        const pairs: DistrictPair[] = hands.map(([had, has, isKept], at) => {
          const before = papers(at + 1, had, share(at, 0));
          return { before, now: isKept ? before : papers(at + 1, has, share(at, shift)) };
        });
        const told = compareTeams(pairs);
        const changed = pairs.filter(({ before, now }) => before?.handout_id !== now?.handout_id);
        const count = (of: 'before' | 'now') =>
          changed.reduce((sum, one) => sum + (one[of]?.stops.length ?? 0), 0);
        const sum = (list: 'came' | 'left' | 'finished' | 'kept') =>
          told.reduce((all, one) => all + one[list].length, 0);
        const onNew = pairs.flatMap(({ now }) => now?.stops ?? []).length;
        // Districts that keep their papers may still hold a building that is printed again elsewhere: none of those here.
        const isWhole = changed.length === pairs.length;
        expect(sum('left') + sum('finished') + sum('kept')).toBe(count('before'));
        expect(isWhole ? sum('came') + sum('kept') : onNew).toBe(onNew);
      },
    ),
  );
});
