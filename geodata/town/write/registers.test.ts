import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { foldKana, foldName } from '../../text/fold-name.ts';
import { parseWareki } from '../../wareki.ts';
import { smallPlace } from '../people/small-place.ts';
import { writeRegisters } from './registers.ts';
import type { RegisterOptions } from './registers.ts';

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true });
});

const Truth = z.array(
  z.object({
    building_no: z.number(),
    belongs_to: z.number().nullable(),
    lon: z.number(),
    lat: z.number(),
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

type Row = Readonly<Record<string, string>>;

function readRows(text: string): Row[] {
  const [header = '', ...lines] = text.trimEnd().split('\n');
  const names = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']));
  });
}

async function build(options: Partial<RegisterOptions> = {}, streets = 40) {
  const folder = await mkdtemp(join(tmpdir(), 'musubi-registers-'));
  folders.push(folder);
  const story = await writeRegisters(smallPlace(streets), { people: 3000, seed: 1, ...options }, folder);
  const text = async (name: string) => readFile(join(folder, name), 'utf8');
  const files = {
    residents: await text('residents.csv'),
    buildings: await text('buildings.csv'),
    surveys: await text('surveys.csv'),
    truth: await text('truth.json'),
  };
  return {
    story,
    files,
    residents: readRows(files.residents),
    buildings: readRows(files.buildings),
    surveys: readRows(files.surveys),
    truth: Truth.parse(JSON.parse(files.truth)),
  };
}

const column = (rows: readonly Row[], name: string) => rows.map((row) => row[name] ?? '');
const unique = (values: readonly string[]) => new Set(values).size === values.length;
const share = (rows: readonly Row[], of: (row: Row) => boolean) => rows.filter(of).length / rows.length;

describe.each([1, 2, 3])('with seed %i', (seed) => {
  const built = build({ seed });

  test('there are as many people as wished', async () => {
    expect(Math.abs((await built).residents.length - 3000)).toBeLessThanOrEqual(60);
  });

  test('no number stands twice in a register', async () => {
    const { residents, buildings, surveys } = await built;
    expect(unique(column(residents, '宛名番号'))).toBe(true);
    expect(unique(column(buildings, '物件番号'))).toBe(true);
    expect(unique(column(surveys, '調査番号'))).toBe(true);
  });

  test('every household lives in one building that has dwellings, and has one head', async () => {
    const { residents, truth } = await built;
    const homes = new Set<number>();
    for await (const building of smallPlace(40).buildings())
      if (building.dwelling_units > 0) homes.add(building.building_no);
    const lived = truth.flatMap(({ household_numbers, building_no }) =>
      household_numbers.map((household) => ({ household, building_no })),
    );
    expect(unique(lived.map(({ household }) => household))).toBe(true);
    expect(lived.every(({ building_no }) => homes.has(building_no))).toBe(true);
    const heads = residents.filter((row) => row['続柄'] === '世帯主').map((row) => row['世帯番号'] ?? '');
    expect(heads.toSorted()).toEqual(lived.map(({ household }) => household).toSorted());
    expect(new Set(column(residents, '世帯番号'))).toEqual(new Set(heads));
  });

  test('truth names every record once', async () => {
    const { buildings, surveys, truth } = await built;
    const properties = truth.flatMap((row) => [...row.property_numbers, ...row.ghost_property_numbers]);
    expect(properties.toSorted()).toEqual(column(buildings, '物件番号').toSorted());
    expect(truth.flatMap((row) => row.survey_numbers).toSorted()).toEqual(
      column(surveys, '調査番号').toSorted(),
    );
  });

  test('about one building in eight has no coordinates', async () => {
    expect(share((await built).buildings, (row) => row['経度'] === '')).toBeCloseTo(0.12, 1);
  });

  test('every date of birth can be read and lies before the register', async () => {
    for (const written of column((await built).residents, '生年月日')) {
      const read = parseWareki(written);
      expect(read.ok && read.date <= '2026-07-01').toBe(true);
    }
  });
});

test('the same seed gives the same files, another seed other people', async () => {
  const [one, two, other] = await Promise.all([
    build({ people: 600 }, 10),
    build({ people: 600 }, 10),
    build({ people: 600, seed: 2 }, 10),
  ]);
  expect(one.files).toEqual(two.files);
  expect(one.files.residents).not.toBe(other.files.residents);
});

test('without noise every register says the same of a house', async () => {
  const { residents, buildings, surveys, truth } = await build({ noise: 'none' });
  const home = new Map(truth.flatMap((row) => row.household_numbers.map((number) => [number, row])));
  const property = new Map(buildings.map((row) => [row['物件番号'], row]));
  for (const resident of residents) {
    const [number = ''] = home.get(resident['世帯番号'] ?? '')?.property_numbers ?? [];
    expect(resident['住所']).toBe(`むすび県${property.get(number)?.['所在地']}`);
    expect(resident['生年月日']).toMatch(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/u);
    expect(resident['氏名フリガナ']).not.toBe('');
  }
  expect(
    truth.every((row) => row.property_numbers.length === 1 && row.ghost_property_numbers.length === 0),
  ).toBe(true);
  expect(
    truth.every(
      (row) => row.hidden_households.length + row.hidden_properties.length + row.hidden_surveys.length === 0,
    ),
  ).toBe(true);
  const names = new Set(residents.flatMap((row) => (row['氏名'] ?? '').split(/[（）]/u)));
  for (const heard of column(surveys, '居住者氏名')) expect(heard === '' || names.has(heard)).toBe(true);
  for (const building of buildings) expect(building['経度']).not.toBe('');
});

test('noise changes glyphs and readings, hardly ever the comparing keys of owners who live in their house', async () => {
  const [clean, noisy] = await Promise.all([build({ noise: 'none' }), build({ noise: 'high' })]);
  const cleanNames = new Set(column(clean.residents, '氏名').map(foldName));
  const noisyNames = column(noisy.residents, '氏名');
  expect(noisyNames.every((name) => cleanNames.has(foldName(name)))).toBe(true);
  const glyphs = new Set(column(clean.buildings, '納税義務者氏名'));
  expect(share(noisy.buildings, (row) => !glyphs.has(row['納税義務者氏名'] ?? ''))).toBeGreaterThan(0.1);
  const readings = new Set(column(clean.residents, '氏名フリガナ').map(foldKana));
  const slips = share(
    noisy.residents,
    (row) => row['氏名フリガナ'] !== '' && !readings.has(foldKana(row['氏名フリガナ'] ?? '')),
  );
  expect(slips).toBeGreaterThan(0.005);
  expect(slips).toBeLessThan(0.1);
});

test('surveys of a level lie as far off as their level says', async () => {
  const quantiles = async (position: RegisterOptions['position']) => {
    const { surveys, truth } = await build({ position: position ?? 'mapped' });
    const centre = new Map(truth.flatMap((row) => row.survey_numbers.map((number) => [number, row])));
    const metres = surveys
      .map((row) => {
        const at = centre.get(row['調査番号'] ?? '');
        if (at === undefined) throw new Error('a survey of no building');
        return Math.hypot((Number(row['経度']) - at.lon) * 92_100, (Number(row['緯度']) - at.lat) * 110_930);
      })
      .toSorted((a, b) => a - b);
    const quantile = (of: number) => metres[Math.floor(of * metres.length)] ?? NaN;
    return [quantile(0.5), quantile(0.9)] as const;
  };
  const [mapped, mixed, gps] = await Promise.all([quantiles('mapped'), quantiles('mixed'), quantiles('gps')]);
  expect(mapped[1]).toBeLessThan(6);
  expect(gps[0]).toBeGreaterThan(5);
  expect(gps[1]).toBeLessThan(30);
  expect(mixed[1]).toBeGreaterThan(mapped[1]);
  expect(mixed[0]).toBeLessThan(gps[0]);
});

test('neighbouring survey numbers are neighbouring houses', async () => {
  const { surveys, truth } = await build();
  const building = new Map(
    truth.flatMap((row) => row.survey_numbers.map((number) => [number, row.building_no])),
  );
  const walked = surveys
    .filter((row) => row['調査回'] === '第1次')
    .toSorted((a, b) => Number(a['調査番号']) - Number(b['調査番号']))
    .map((row) => building.get(row['調査番号'] ?? '') ?? 0);
  const near = walked.filter((at, index) => index > 0 && Math.abs(at - (walked[index - 1] ?? 0)) <= 5);
  expect(near.length / walked.length).toBeGreaterThan(0.97);
});

test('a day of the story holds back what is surveyed later', async () => {
  const [early, all] = await Promise.all([build({ day: 7 }), build()]);
  expect(column(early.surveys, '調査日').every((date) => date >= '2026-07-31' && date <= '2026-08-04')).toBe(
    true,
  );
  expect(early.surveys.length).toBeGreaterThan(20);
  expect(early.surveys.length).toBeLessThan(all.surveys.length / 2);
  expect(early.files.residents).toBe(all.files.residents);
  expect(early.story.counts.surveys + early.story.counts.not_yet_surveyed).toBeLessThanOrEqual(
    all.surveys.length,
  );
});

test('before the first survey there is none, and nobody waits', async () => {
  const { surveys, story } = await build({ day: 2 });
  expect(surveys).toEqual([]);
  expect(story.waiting).toEqual([]);
  expect(story.survey_number_to_try).toBeNull();
});

test('at the opening of the counter people wait, and a number is named to try', async () => {
  const { story, surveys } = await build({ day: 7 });
  const numbers = new Set(column(surveys, '調査番号'));
  expect(story.waiting.length).toBeGreaterThan(10);
  expect(story.waiting.every(({ survey_number }) => numbers.has(survey_number))).toBe(true);
  expect(numbers.has(story.survey_number_to_try ?? '')).toBe(true);
});

test('a place that is too small for its people is refused', async () => {
  await expect(build({ people: 100_000 })).rejects.toThrow(RangeError);
});
