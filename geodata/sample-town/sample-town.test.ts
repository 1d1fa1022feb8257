import { createReadStream, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { keysOfGazetteerPoint } from '../addresses/address-keys.ts';
import { parseAddress } from '../addresses/parse-address.ts';
import { townIndex, townKeys } from '../addresses/town-index.ts';
import { municipalityCheckDigit } from '../municipality-code.ts';
import { foldName } from '../text/fold-name.ts';
import { openCsv } from '../text/read-csv.ts';
import { parseWareki, parseWarekiYear } from '../wareki.ts';
import { SAMPLE_HOUSES } from './sample-houses.ts';
import type { SampleHouse } from './sample-houses.ts';
import { SAMPLE_DISASTER, SAMPLE_FILES, SAMPLE_MUNICIPALITY } from './sample-town.ts';

type Row = ReadonlyMap<string, string>;

async function readRows(file: string): Promise<Row[]> {
  const csv = await openCsv(createReadStream(file));
  const rows: Row[] = [];
  for await (const record of csv.rows) {
    if (record.kind !== 'row') throw new Error(`${file} row ${record.row}: ${record.reason}`);
    rows.push(new Map(csv.header.map((name, column) => [name, record.cells[column] ?? ''])));
  }
  return rows;
}

const of = (row: Row | undefined, name: string): string => {
  const value = row?.get(name);
  if (value === undefined) throw new Error(`no ${name}`);
  return value;
};

const [gazetteer, residents, residentsCp932, buildings, surveys] = await Promise.all(
  [
    SAMPLE_FILES.gazetteer,
    SAMPLE_FILES.residents,
    SAMPLE_FILES.residentsCp932,
    SAMPLE_FILES.buildings,
    SAMPLE_FILES.surveys,
  ].map(readRows),
);
if (!gazetteer || !residents || !residentsCp932 || !buildings || !surveys) throw new Error('files missing');

const houses: readonly [string, SampleHouse][] = Object.entries(SAMPLE_HOUSES);
const building = (number: string) => buildings.find((row) => of(row, '物件番号') === number);
const survey = (number: string) => surveys.find((row) => of(row, '調査番号') === number);

function metres(one: Row, other: Row, names: readonly [string, string] = ['経度', '緯度']): number {
  const [x, y] = names.map((name) => Number(of(one, name)) - Number(of(other, name)));
  return Math.hypot((x ?? 0) * 92_100, (y ?? 0) * 110_930);
}

describe('the named houses stand in the files', () => {
  test.each(houses)('%s', (_, house) => {
    for (const number of house.building_numbers) expect(building(number)).toBeDefined();
    for (const number of house.survey_numbers) expect(survey(number)).toBeDefined();
    expect(house.heads.length).toBe(house.household_numbers.length);
    for (const [at, head] of house.heads.entries()) {
      const row = residents.find((resident) => of(resident, '宛名番号') === head.resident_number);
      expect([of(row, '氏名'), of(row, '世帯番号'), of(row, '続柄')]).toEqual([
        head.name,
        house.household_numbers[at],
        '世帯主',
      ]);
    }
  });
});

test('the town has the size that its README says', () => {
  const households = new Set(residents.map((row) => of(row, '世帯番号')));
  const placed = buildings.filter((row) => of(row, '経度') !== '');
  expect([
    residents.length,
    households.size,
    buildings.length,
    placed.length,
    surveys.length,
    gazetteer.length,
  ]).toEqual([511, 197, 197, 172, 184, 191]);
});

test('the code of the municipality carries its check digit and stands in the gazetteer', () => {
  const { code } = SAMPLE_MUNICIPALITY;
  expect(municipalityCheckDigit(code.slice(0, 5))).toBe(code.at(-1));
  expect(new Set(gazetteer.map((row) => of(row, 'lg_code')))).toEqual(new Set([code]));
});

test('every household has one head and numbers are given once', () => {
  const heads = residents.filter((row) => of(row, '続柄') === '世帯主').map((row) => of(row, '世帯番号'));
  expect(new Set(heads).size).toBe(heads.length);
  expect(new Set(residents.map((row) => of(row, '世帯番号')))).toEqual(new Set(heads));
  for (const [rows, key] of [
    [residents, '宛名番号'],
    [buildings, '物件番号'],
    [surveys, '調査番号'],
  ] as const) {
    expect(new Set(rows.map((row) => of(row, key))).size).toBe(rows.length);
  }
});

test('every date is read; births come before the register, surveys after the earthquake', () => {
  for (const row of residents) {
    const birth = parseWareki(of(row, '生年月日'));
    expect(birth.ok && birth.date <= SAMPLE_DISASTER.register_date, of(row, '生年月日')).toBe(true);
  }
  for (const row of surveys) {
    const date = parseWareki(of(row, '調査日'));
    expect(date.ok && date.date > SAMPLE_DISASTER.occurred_on).toBe(true);
  }
  for (const row of buildings) expect(parseWarekiYear(of(row, '建築年'))).not.toBeNull();
});

test('every damage ratio agrees with its class', () => {
  const floor = new Map([
    ['全壊', 50],
    ['大規模半壊', 40],
    ['中規模半壊', 30],
    ['半壊', 20],
    ['準半壊', 10],
    ['準半壊に至らない(一部損壊)', 0],
  ]);
  for (const row of surveys) {
    const lowest = floor.get(of(row, '判定'));
    expect(lowest).toBeDefined();
    const ratio = of(row, '損害割合');
    if (ratio === '' || lowest === undefined) continue;
    expect(Number(ratio)).toBeGreaterThanOrEqual(lowest);
    expect(Number(ratio)).toBeLessThan(lowest === 50 ? 101 : lowest + 10);
  }
});

test('the CP932 copy tells the same but for the characters that it lacks', () => {
  expect(residentsCp932.map((row) => of(row, '宛名番号'))).toEqual(
    residents.map((row) => of(row, '宛名番号')),
  );
  const changed = residents.filter((row, at) => of(row, '氏名') !== of(residentsCp932[at], '氏名'));
  expect(new Set(changed.map((row) => of(row, '世帯番号')))).toEqual(
    new Set([...SAMPLE_HOUSES.yoshida.household_numbers, ...SAMPLE_HOUSES.katsuragi.household_numbers]),
  );
});

describe('places', () => {
  test('neighbouring houses stand 12 to 22 metres apart, but for the outbuilding', () => {
    const placed = buildings.filter((row) => of(row, '経度') !== '' && of(row, '種類') !== '附属家');
    for (const one of placed) {
      const nearest = Math.min(...placed.filter((other) => other !== one).map((other) => metres(one, other)));
      expect(nearest).toBeGreaterThan(12);
      expect(nearest).toBeLessThan(45);
    }
  });

  test('everything lies within the bounds', () => {
    const [west, south, east, north] = SAMPLE_MUNICIPALITY.bounds;
    for (const row of [...buildings, ...surveys]) {
      if (of(row, '経度') === '') continue;
      expect(Number(of(row, '経度'))).toBeGreaterThan(west);
      expect(Number(of(row, '経度'))).toBeLessThan(east);
      expect(Number(of(row, '緯度'))).toBeGreaterThan(south);
      expect(Number(of(row, '緯度'))).toBeLessThan(north);
    }
  });

  test.each([SAMPLE_HOUSES.ushioda, SAMPLE_HOUSES.shiomi])(
    'the building nearest to this survey is a wrong one',
    (house) => {
      const point = survey(house.survey_numbers[0]);
      if (!point) throw new Error('no survey');
      const [nearest] = buildings
        .filter((row) => of(row, '経度') !== '')
        .toSorted((one, other) => metres(one, point) - metres(other, point));
      expect(of(nearest, '物件番号')).not.toBe(house.building_numbers[0]);
    },
  );

  test('most residents and the station quarter are found to the house, the harbour quarter lots to the 丁目', () => {
    const towns = new Map(gazetteer.map((row) => [of(row, 'town'), of(row, 'machiaza_id')]));
    const index = townIndex(
      { prefecture: SAMPLE_MUNICIPALITY.prefecture, city: SAMPLE_MUNICIPALITY.name },
      [...towns].map(([town, machiaza_id]) => ({ town, machiaza_id })),
    );
    const known = new Map<string, string>();
    for (const row of gazetteer) {
      const keys = townKeys({ machiaza_id: of(row, 'machiaza_id'), town: of(row, 'town') });
      const place = { block_no: of(row, 'block_no'), house_no: of(row, 'house_no') };
      for (const { key, level } of keysOfGazetteerPoint(keys, place)) known.set(key, level);
    }
    const count = (addresses: readonly string[]) => {
      const levels: Record<string, number> = {};
      for (const address of addresses) {
        const found = parseAddress(address, index).keys.find(({ key }) => known.has(key));
        const level = found?.level ?? 'none';
        levels[level] = (levels[level] ?? 0) + 1;
      }
      return levels;
    };
    expect(count(residents.map((row) => of(row, '住所')))).toEqual({ house: 457, block: 47, oaza: 7 });
    const sites = buildings.map((row) => of(row, '所在地'));
    expect(Object.keys(count(sites.filter((site) => site.includes('港町'))))).toEqual(['town']);
    expect(count(sites.filter((site) => site.includes('駅前'))).house).toBeGreaterThan(70);
  });
});

test('names of one household fold alike in register, tax roll and survey', () => {
  for (const house of [SAMPLE_HOUSES.watanabe, SAMPLE_HOUSES.yoshida, SAMPLE_HOUSES.katsuragi]) {
    const owner = of(building(house.building_numbers[0]), '納税義務者氏名');
    expect(owner).not.toBe(house.heads[0].name);
    expect(foldName(owner)).toBe(foldName(house.heads[0].name));
  }
});

test.each([SAMPLE_FILES.coast, SAMPLE_FILES.streets])(
  '%s holds features of the kinds a base map draws',
  (file) => {
    const collection: { features: { properties: { kind: string } }[] } = JSON.parse(
      readFileSync(file, 'utf8'),
    );
    const kinds = new Set(collection.features.map((feature) => feature.properties.kind));
    expect([...kinds].toSorted()).toEqual(
      file === SAMPLE_FILES.coast ? ['land', 'sea', 'water'] : ['rail', 'road'],
    );
  },
);
