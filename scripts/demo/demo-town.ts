// The two towns that a house can be filled with: the small hand-made one that tests know by heart, and the built one
// that a newcomer meets, with the people, the damage and the surveys of the seventh day.
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { SAMPLE_DISASTER, SAMPLE_FILES, SAMPLE_MUNICIPALITY } from '../../geodata/sample-town/sample-town.ts';
import { drawTown } from '../../geodata/town/place/draw-town.ts';
import { writePlace } from '../../geodata/town/write/place-files.ts';
import { writeRegisters } from '../../geodata/town/write/registers.ts';
import type { ImportKindName } from '../../api/imports/import-kinds.contract.ts';

export interface DemoTown {
  municipality_code: string;
  name: string;
  prefecture: string;
  mayor_title: string;
  mayor_name: string;
  /** 1 to 19 */
  plane_zone: number;
  /** longitude, latitude, EPSG:6668 */
  center: readonly [number, number];
  disaster: { disaster_code: string; name: string; cause: string; occurred_on: string };
  /** 基準日 of the registers. */
  registers_of: string;
  /** In the order in which they are brought. */
  files: readonly { kind: ImportKindName; path: string; source?: string }[];
  /** For a first try at the counter. */
  survey_number: string;
  /** Who comes to the counter on its first day, with the slip of the survey. */
  waiting: readonly { household_number: string; survey_number: string }[];
}

const mayor = { mayor_title: SAMPLE_MUNICIPALITY.mayor_title, mayor_name: SAMPLE_MUNICIPALITY.mayor_name };
const plane_zone = SAMPLE_MUNICIPALITY.plane_epsg - 6668;
const kinds = ['gazetteer', 'residents', 'buildings', 'surveys'] as const;
const maps = ['footprints', 'hazards', 'barriers'] as const;

/** geodata/sample-town: 511 people whose houses have names. */
export function fixtureTown(): DemoTown {
  const { code, name, prefecture, centre } = SAMPLE_MUNICIPALITY;
  return {
    ...mayor,
    municipality_code: code,
    name,
    prefecture,
    plane_zone,
    center: centre,
    disaster: {
      disaster_code: 'r8-eq',
      name: SAMPLE_DISASTER.name,
      cause: `${SAMPLE_DISASTER.name}による`,
      occurred_on: SAMPLE_DISASTER.occurred_on,
    },
    registers_of: SAMPLE_DISASTER.register_date,
    files: [
      ...kinds.map((kind) => ({ kind, path: SAMPLE_FILES[kind] })),
      { kind: 'base_features', path: SAMPLE_FILES.coast, source: '海岸と水面' },
      { kind: 'base_features', path: SAMPLE_FILES.streets, source: '道路と鉄道' },
    ],
    survey_number: 'S0081',
    waiting: [],
  };
}

const Story = z.object({
  municipality: z.object({
    code: z.string(),
    name: z.string(),
    prefecture: z.string(),
    centre: z.tuple([z.number(), z.number()]),
  }),
  disaster: z.object({
    disaster_code: z.string(),
    name: z.string(),
    cause: z.string(),
    occurred_on: z.string(),
  }),
  registers_of: z.string(),
  survey_number_to_try: z.string(),
  waiting: z.array(z.object({ household_number: z.string(), survey_number: z.string() })),
});

const people = 20_000;
const counterOpens = 7;

/** むすび市 with its 20,000 people on the day on which the counter opens; built once into `folder`, whole or not at all. */
export async function builtTown(folder: string): Promise<DemoTown> {
  const read = async () => Story.parse(JSON.parse(await readFile(join(folder, 'story.json'), 'utf8')));
  const story = await read().catch(async () => {
    await build(folder);
    return read();
  });
  const { code, name, prefecture, centre } = story.municipality;
  return {
    ...mayor,
    municipality_code: code,
    name,
    prefecture,
    plane_zone,
    center: centre,
    disaster: { ...story.disaster, cause: `${story.disaster.name}による` },
    registers_of: story.registers_of,
    files: [
      { kind: 'base_features', path: join(folder, 'base.geojson') },
      ...kinds.map((kind) => ({ kind, path: join(folder, `${kind}.csv`) })),
      { kind: 'sites', path: join(folder, 'sites.csv') },
      ...maps.map((kind) => ({ kind, path: join(folder, `${kind}.geojson`) })),
    ],
    survey_number: story.survey_number_to_try,
    waiting: story.waiting,
  };
}

async function build(folder: string): Promise<void> {
  const building = `${folder}.building`;
  await rm(building, { recursive: true, force: true });
  await mkdir(building, { recursive: true, mode: 0o700 });
  const place = drawTown({ people, seed: 1 });
  await writePlace(place, building);
  await writeRegisters(place, { people, seed: 1, day: counterOpens }, building);
  await rm(folder, { recursive: true, force: true });
  await rename(building, folder);
}
