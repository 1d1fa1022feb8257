// The guard's promise, tried on built towns: whoever of the neighbours is taken for the applicant, nothing is printed.
// `npm run bench:guard` does the same on more towns and prints how many right houses wait for more evidence.
import { beforeEach, expect, inject, test } from 'vitest';
import { loadGuardTown } from '../../scripts/bench/guard-town.ts';
import { trySwaps } from '../../scripts/bench/planted-swaps.ts';
import { testHouse } from '../support/house.ts';

const town = await testHouse();

beforeEach(({ skip }) => {
  skip(inject('engine') === 'embedded', 'a rule tried over and over; house-check runs its statements here');
});

test("no planted neighbour's house passes, and most right ones do", { timeout: 240_000 }, async () => {
  const built = await loadGuardTown(town.house, {
    town: 'むすび',
    data: '',
    people: 2_000,
    seed: 11,
    noise: 'medium',
    position: 'mixed',
  });
  const tried = await trySwaps(town.house, built, 11, 12);
  const wrong = tried.filter(({ swap, judgement }) => swap !== null && judgement.isProven);
  const told = wrong.map(({ swap, neighbour, bringing, judgement }) => {
    const agreeing = judgement.findings.filter(({ stand }) => stand === 'agree').map(({ code }) => code);
    return `${swap}, ${neighbour}, ${bringing}: ${agreeing.join(' ')}`;
  });
  expect(told).toEqual([]);
  expect(tried.filter(({ swap }) => swap !== null).length).toBeGreaterThan(400);
  const right = tried.filter(
    ({ swap, neighbour, bringing }) =>
      swap === null && neighbour === 'as built' && bringing === 'slip and finger',
  );
  const open = right.filter(({ judgement }) => judgement.isProven);
  expect(open.length / right.length).toBeGreaterThan(0.5);
});
