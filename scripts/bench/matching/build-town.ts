// The towns of the bench: drawn, or over the real open data of a folder; people and registers are invented.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openDataPlace } from '../../../geodata/town/open-data/open-data-place.ts';
import type { NoiseLevel } from '../../../geodata/town/people/noise/levels.ts';
import type { PositionLevel } from '../../../geodata/town/people/surveys/positions.ts';
import { drawTown } from '../../../geodata/town/place/draw-town.ts';
import { writePlace } from '../../../geodata/town/write/place-files.ts';
import { writeRegisters } from '../../../geodata/town/write/registers.ts';

export const TOWNS = ['むすび', '焼津', '葛飾'] as const;
export type TownName = (typeof TOWNS)[number];

const FOLDERS = { 焼津: 'yaizu_city', 葛飾: 'buildings_tokyo_katsushika' } as const;

export interface BuiltAs {
  readonly people: number;
  readonly seed: number;
  readonly noise: NoiseLevel;
  readonly position: PositionLevel;
}

export async function buildTown(data: string, out: string, town: TownName, as: BuiltAs): Promise<void> {
  const { people, seed } = as;
  await mkdir(out, { recursive: true });
  const place =
    town === 'むすび'
      ? drawTown({ people, seed })
      : await openDataPlace(join(data, FOLDERS[town]), { people, seed });
  await writePlace(place, out);
  await writeRegisters(place, as, out);
}
