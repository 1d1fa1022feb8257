// A built town in a house of its own, with what is true of it, for measuring the wrong-house guard.
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { House } from '../../api/http/environment.ts';
import { builtTown } from '../demo/demo-town.ts';
import { bringTown } from '../demo/load-demo.ts';
import { buildTown } from './matching/build-town.ts';
import type { BuiltAs, TownName } from './matching/build-town.ts';

export interface GuardTownOptions extends BuiltAs {
  town: TownName;
  /** Folder of open data; not read for a drawn town. */
  data: string;
}

const TrueHouse = z.object({
  lon: z.number(),
  lat: z.number(),
  property_numbers: z.array(z.string()),
  household_numbers: z.array(z.string()),
  survey_numbers: z.array(z.string()),
});
export type TrueHouse = z.infer<typeof TrueHouse>;

export interface GuardTown {
  municipality: string;
  disaster: string;
  /** Houses that are lived in and were surveyed. */
  houses: TrueHouse[];
}

const needed = new Set(['gazetteer', 'residents', 'buildings', 'surveys', 'footprints']);

/** Brings the town into an empty house through the importer; the files are gone afterwards. */
export async function loadGuardTown(house: House, options: GuardTownOptions): Promise<GuardTown> {
  const folder = await mkdtemp(join(tmpdir(), 'musubi-guard-'));
  try {
    await mkdir(house.settings.dataFolder, { recursive: true });
    await buildTown(options.data, folder, options.town, options);
    const town = await builtTown(folder);
    const files = town.files.filter(({ kind }) => needed.has(kind));
    await bringTown(house, { ...town, files }, () => undefined);
    const truth = z.array(TrueHouse).parse(JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')));
    return {
      municipality: town.municipality_code,
      disaster: town.disaster.disaster_code,
      houses: truth.filter((one) => one.household_numbers.length > 0 && one.survey_numbers.length > 0),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
