// scripts/musubi town build: a town to demonstrate, exercise and measure with, as files that `import` takes.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import type { Place } from '../../geodata/town/place.ts';
import { openDataPlace } from '../../geodata/town/open-data/open-data-place.ts';
import { drawTown } from '../../geodata/town/place/draw-town.ts';
import { NOISE_LEVELS } from '../../geodata/town/people/noise/levels.ts';
import type { NoiseLevel } from '../../geodata/town/people/noise/levels.ts';
import { POSITION_LEVELS } from '../../geodata/town/people/surveys/positions.ts';
import type { PositionLevel } from '../../geodata/town/people/surveys/positions.ts';
import { writePlace } from '../../geodata/town/write/place-files.ts';
import { writeRegisters } from '../../geodata/town/write/registers.ts';
import type { TextEncodingName } from '../../geodata/town/write/text-file.ts';

interface BuildOptions {
  readonly fictional?: true;
  readonly from?: string;
  readonly municipality?: string;
  readonly people: number;
  readonly seed: number;
  readonly noise: NoiseLevel;
  readonly position: PositionLevel;
  readonly day?: number;
  readonly encoding: TextEncodingName;
  readonly out: string;
  readonly json?: true;
}

export function townCommand(program: Command): void {
  program
    .command('town')
    .description('towns to demonstrate, exercise and measure with')
    .command('build')
    .description(
      'draw the fictional town, or take a real place from open data, and invent its people and registers',
    )
    .addOption(new Option('--fictional', 'draw むすび市').conflicts('from'))
    .option('--from <dir>', 'take the place from a folder of open data')
    .option('--municipality <code>', 'which municipality of that folder, six digits')
    .requiredOption('--people <n>', 'about how many people, 500 to 1200000', wholeNumber)
    .option('--seed <s>', 'the same seed draws the same town', wholeNumber, 1)
    .addOption(
      new Option('--noise <level>', 'how damaged the registers are').choices(NOISE_LEVELS).default('medium'),
    )
    .addOption(
      new Option('--position <level>', 'how survey points are placed')
        .choices(POSITION_LEVELS)
        .default('mapped'),
    )
    .option('--day <n>', 'day of the story, 0 is the earthquake; later surveys are left out', wholeNumber)
    .addOption(new Option('--encoding <e>', 'of the registers').choices(['utf-8', 'cp932']).default('utf-8'))
    .requiredOption('--out <dir>', 'folder for the files')
    .option('--json', 'print the counts as JSON')
    .action(build);
}

async function build(options: BuildOptions): Promise<void> {
  const began = performance.now();
  const place = await placeOf(options);
  await mkdir(options.out, { recursive: true });
  const counts = await writePlace(place, options.out);
  const { people, seed, noise, position, day, encoding } = options;
  await writeRegisters(
    place,
    { people, seed, noise, position, encoding, ...(day === undefined ? {} : { day }) },
    options.out,
  );
  await writeMunicipality(place, options.out);
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  if (options.json)
    console.log(JSON.stringify({ municipality: place.municipality.code, ...counts, seconds }));
  else {
    for (const [name, count] of Object.entries(counts))
      console.log(`${name.padEnd(16)}${String(count).padStart(10)}`);
    console.log(`${place.municipality.name} (${place.municipality.code}) in ${options.out}, ${seconds} s`);
  }
}

function placeOf(options: BuildOptions): Place | Promise<Place> {
  const { people, seed, municipality } = options;
  if (options.fictional) return drawTown({ people, seed });
  if (options.from === undefined) throw new InvalidArgumentError('--fictional or --from DIR is needed');
  return openDataPlace(options.from, {
    people,
    seed,
    ...(municipality === undefined ? {} : { municipality }),
  });
}

/** What the files are about, for whoever loads them. */
async function writeMunicipality({ municipality, attribution }: Place, out: string): Promise<void> {
  const path = join(out, 'municipality.json');
  await rm(path, { force: true });
  await writeFile(path, `${JSON.stringify({ ...municipality, attribution }, null, 2)}\n`);
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!/^\d+$/u.test(text) || !Number.isSafeInteger(number))
    throw new InvalidArgumentError('a whole number is needed');
  return number;
}
