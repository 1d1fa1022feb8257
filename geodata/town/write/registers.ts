// Writes what a town hall would hand over of a peopled place, and what only benches may read.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Place } from '../place.ts';
import { BUILDING_HEADERS, RESIDENT_HEADERS, SURVEY_HEADERS, SURVEY_PARTS } from '../../register-headers.ts';
import { countPlace, flatFactor } from '../people/census.ts';
import { ratesOf } from '../people/noise/levels.ts';
import type { NoiseLevel } from '../people/noise/levels.ts';
import { REGISTER_DAY } from '../people/resident-rows.ts';
import { Settlers } from '../people/settle.ts';
import type { SettledHouse } from '../people/settle.ts';
import { StoryTeller } from '../people/story.ts';
import type { Story } from '../people/story.ts';
import { dateOfDay } from '../people/surveys/campaign.ts';
import type { PositionLevel } from '../people/surveys/positions.ts';
import type { Sheet } from '../people/surveys/survey-sheets.ts';
import { truthOf } from '../people/truth.ts';
import { TextFile } from './text-file.ts';
import type { TextEncodingName } from './text-file.ts';

export interface RegisterOptions {
  /** people wished for; met within 2 % */
  readonly people: number;
  readonly seed: number;
  /** default medium */
  readonly noise?: NoiseLevel;
  /** how surveys are placed; default mapped */
  readonly position?: PositionLevel;
  /** day of the story (0 is the earthquake): surveys made later are left out; default all */
  readonly day?: number;
  /** of residents, buildings and surveys; default utf-8 */
  readonly encoding?: TextEncodingName;
}

/**
 * Peoples a place and writes residents.csv, buildings.csv, surveys.csv, truth.json (an array, one row a line) and
 * story.json into a folder. The same place and options give the same bytes. Throws RangeError where the place cannot
 * hold the people.
 */
export async function writeRegisters(place: Place, options: RegisterOptions, out: string): Promise<Story> {
  const { people, seed, noise = 'medium', position = 'mapped', day, encoding = 'utf-8' } = options;
  const inhabit = { seed, year: Number(REGISTER_DAY.slice(0, 4)), flatFactor: 1 };
  const first = await countPlace(place, inhabit);
  const factor = flatFactor(first, people);
  const settled = { ...inhabit, flatFactor: factor };
  const census = factor === 1 ? first : await countPlace(place, settled);
  const settlers = new Settlers(place, census, {
    ...settled,
    people,
    rates: ratesOf(noise),
    position,
  });
  const teller = new StoryTeller(seed, day ?? null);
  const residents = new TextFile(join(out, 'residents.csv'), encoding);
  const buildings = new TextFile(join(out, 'buildings.csv'), encoding);
  const surveys = new TextFile(join(out, 'surveys.csv'), encoding);
  const truth = new TextFile(join(out, 'truth.json'));
  await residents.writeRow(RESIDENT_HEADERS);
  await buildings.writeRow(BUILDING_HEADERS);
  await surveys.writeRow([...SURVEY_HEADERS, ...writtenParts.map(({ header }) => header)]);
  let comma = '[\n';
  for await (const neighbourhood of settlers.settle()) {
    const told = neighbourhood.map((house) => untilDay(house, day));
    for (const [at, house] of told.entries()) {
      const all = neighbourhood[at]?.surveys ?? [];
      teller.tell(
        house,
        all.filter(({ sheet }) => sheet.round === '第1次').length -
          house.surveys.filter(({ sheet }) => sheet.round === '第1次').length,
      );
      await truth.write(`${comma}${JSON.stringify(truthOf(house))}`);
      comma = ',\n';
    }
    // Registers are handed over by number; which house stands next to which is not to be seen from the order of rows.
    for (const row of byNumber(
      told.flatMap(({ residentRows }) => residentRows),
      1,
    ))
      await residents.writeRow(row);
    for (const row of byNumber(
      told.flatMap(({ rows }) => rows.map(({ cells }) => cells)),
      0,
    ))
      await buildings.writeRow(row);
    for (const { survey_number, sheet } of told.flatMap((house) => house.surveys))
      await surveys.writeRow(surveyRow(survey_number, sheet));
  }
  await truth.write(comma === '[\n' ? '[]\n' : '\n]\n');
  await Promise.all([residents.close(), buildings.close(), surveys.close(), truth.close()]);
  const story = teller.finish(place.municipality, REGISTER_DAY);
  await writeFile(join(out, 'story.json'), `${JSON.stringify(story, null, 2)}\n`);
  return story;
}

function untilDay(house: SettledHouse, day: number | undefined): SettledHouse {
  if (day === undefined) return house;
  return { ...house, surveys: house.surveys.filter(({ sheet }) => sheet.day <= day) };
}

function byNumber(rows: readonly (readonly string[])[], column: number): (readonly string[])[] {
  return rows.toSorted((a, b) => {
    const [one = '', two = ''] = [a[column], b[column]];
    return one < two ? -1 : one > two ? 1 : 0;
  });
}

/** 傾斜 and 耐力壁 are on no sheet that is drawn; nor is 雑壁・仕上, of houses whose pillars show. */
const writtenParts = SURVEY_PARTS.filter(
  ({ part }) => part !== 'tilt' && part !== 'bearing_wall' && part !== 'wall_finish',
);

function surveyRow(number: string, sheet: Sheet): string[] {
  return [
    number,
    dateOfDay(sheet.day),
    sheet.round,
    sheet.hazard,
    sheet.structure,
    sheet.class,
    sheet.ratio === null ? '' : String(sheet.ratio),
    sheet.depth_cm === null ? '' : String(sheet.depth_cm),
    sheet.flood_class,
    sheet.position[0].toFixed(7),
    sheet.position[1].toFixed(7),
    sheet.address,
    sheet.resident,
    sheet.owner,
    sheet.use,
    sheet.building_name,
    sheet.team,
    sheet.surveyor,
    sheet.remarks,
    ...writtenParts.map(({ part }) => String(sheet.parts.find((one) => one.part === part)?.points ?? '')),
  ];
}
