// truth.json of a built town: which records are of one house.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const TruthFile = z.array(
  z.object({
    building_no: z.number(),
    belongs_to: z.number().nullable(),
    property_numbers: z.array(z.string()),
    ghost_property_numbers: z.array(z.string()),
    household_numbers: z.array(z.string()),
    survey_numbers: z.array(z.string()),
    hidden_households: z.array(z.string()),
    hidden_properties: z.array(z.string()),
    hidden_surveys: z.array(z.string()),
    survey_positions: z.array(z.string()),
  }),
);
export type TruthRow = z.infer<typeof TruthFile>[number];

export async function readTruth(folder: string): Promise<TruthRow[]> {
  return TruthFile.parse(JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')));
}
