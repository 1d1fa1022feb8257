// npm run bench:guard -- [--data DIR] [--town むすび|焼津|葛飾] [--seed S]: neighbours planted before the wrong-house guard, in
// built towns (with --data over open data too) with surveys placed well and badly and registers damaged a little and much.
// Prints how many wrong houses pass (none may) and how many right ones wait.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { openHouse } from '../../api/house.ts';
import { readSettings } from '../../api/settings.ts';
import { NOISE_LEVELS } from '../../geodata/town/people/noise/levels.ts';
import { POSITION_LEVELS } from '../../geodata/town/people/surveys/positions.ts';
import { withFreshDatabase } from '../throw-away-postgres.ts';
import { loadGuardTown } from './guard-town.ts';
import type { GuardTownOptions } from './guard-town.ts';
import { TOWNS } from './matching/build-town.ts';
import { bringings, neighbours, trySwaps } from './planted-swaps.ts';
import type { Tried } from './planted-swaps.ts';

const people = 2_000;
const casesANeighbour = 30;
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    town: { type: 'string', multiple: true },
    seed: { type: 'string', multiple: true, default: ['1', '2'] },
  },
});
const data = values.data ?? '';
const towns = z.array(z.enum(TOWNS)).parse(values.town ?? (data === '' ? ['むすび'] : TOWNS));

const all: { town: string; tried: Tried[] }[] = [];
for (const town of towns)
  for (const position of POSITION_LEVELS)
    for (const noise of NOISE_LEVELS.filter((level) => level !== 'none'))
      for (const seed of values.seed.map(Number)) {
        const tried = await tryTown({ data, town, people, seed, noise, position });
        all.push({ town: `${town} ${position}, ${noise}`, tried });
        const wrong = tried.filter(({ swap, judgement }) => swap !== null && judgement.isProven);
        console.log(
          `${town} ${position} ${noise} seed ${seed}: ${tried.length} tried, ${wrong.length} wrong ones passed`,
        );
        for (const { swap, neighbour, bringing, judgement } of wrong)
          console.log(
            `  ${swap}, ${neighbour}, ${bringing}: ${judgement.findings
              .filter(({ stand }) => stand === 'agree')
              .map(({ code }) => code)
              .join(' ')}`,
          );
      }

const every = all.flatMap(({ tried }) => tried);
const wrong = every.filter(({ swap }) => swap !== null);
console.log(
  `\nwrong houses tried ${wrong.length}, passed ${wrong.filter(({ judgement }) => judgement.isProven).length}`,
);
console.log('\nright houses that are proven, of all (%)');
console.table(
  Object.fromEntries(
    [...Map.groupBy(all, ({ town }) => town)].map(([town, parts]) => [
      town,
      sharesOf(parts.flatMap(({ tried }) => tried)),
    ]),
  ),
);
console.log('\nthe same by who stands next door');
console.table(
  Object.fromEntries(
    neighbours.map((neighbour) => [
      neighbour,
      Object.fromEntries(
        bringings.map((bringing) => [
          bringing,
          share(every.filter((one) => one.neighbour === neighbour && one.bringing === bringing)),
        ]),
      ),
    ]),
  ),
);
const held = every.filter(
  ({ swap, neighbour, bringing, judgement }) =>
    swap === null && neighbour === 'as built' && bringing === 'slip and finger' && !judgement.isProven,
);
console.log('\nwhy right houses wait, as built, with slip and finger');
for (const [why, ones] of Map.groupBy(held, ({ judgement }) => judgement.missing.join(' + ')))
  console.log(`${String(ones.length).padStart(5)}  ${why}`);

function sharesOf(tried: readonly Tried[]): Record<string, string> {
  const built = tried.filter(({ neighbour }) => neighbour === 'as built');
  return Object.fromEntries(
    bringings.map((bringing) => [bringing, share(built.filter((one) => one.bringing === bringing))]),
  );
}

function share(tried: readonly Tried[]): string {
  const right = tried.filter(({ swap }) => swap === null);
  const open = right.filter(({ judgement }) => judgement.isProven);
  return `${Math.round((100 * open.length) / Math.max(1, right.length))} of ${right.length}`;
}

async function tryTown(options: GuardTownOptions): Promise<Tried[]> {
  return withFreshDatabase(async (url) => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'musubi-guard-house-'));
    const house = await openHouse(
      readSettings({ MUSUBI_DATA_DIR: dataFolder, MUSUBI_LOG: 'silent', DATABASE_URL: url }),
    );
    try {
      const town = await loadGuardTown(house, options);
      return await trySwaps(house, town, options.seed, casesANeighbour);
    } finally {
      await house.close();
      await rm(dataFolder, { recursive: true, force: true });
    }
  });
}
