// The files of a bench's town as rows for its tables: folded, dated, placed by their own gazetteer.
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { keysOfGazetteerPoint, keysOfTown } from '../../geodata/addresses/address-keys.ts';
import { parseAddress } from '../../geodata/addresses/parse-address.ts';
import { townIndex } from '../../geodata/addresses/town-index.ts';
import type { TownIndex } from '../../geodata/addresses/town-index.ts';
import { foldKana, foldName } from '../../geodata/text/fold-name.ts';
import { openCsv } from '../../geodata/text/read-csv.ts';
import { parseWareki } from '../../geodata/wareki.ts';

export const town = { municipality: '999999', disaster: 'bench' } as const;
const { municipality: code, disaster } = town;

export type Row = Record<string, string | number | null>;

export interface Gazetteer {
  index: TownIndex;
  towns: Row[];
  points: Row[];
  find(address: string): { key: string; level: string; lon: number | null; lat: number | null };
}

async function* readRows(folder: string, name: string): AsyncGenerator<Map<string, string>> {
  const file = await openCsv(createReadStream(join(folder, name)));
  for await (const record of file.rows)
    if (record.kind === 'row')
      yield new Map(file.header.map((header, column) => [header, record.cells[column] ?? '']));
}

export async function readGazetteer(folder: string): Promise<Gazetteer> {
  const rows: Map<string, string>[] = [];
  for await (const row of readRows(folder, 'gazetteer.csv')) rows.push(row);
  const value = (row: Map<string, string>, name: string) => row.get(name) ?? '';
  const [first] = rows;
  if (first === undefined) throw new Error('gazetteer.csv is empty');
  const municipality = { prefecture: value(first, 'pref'), city: value(first, 'city') };
  const names = new Map(rows.map((row) => [value(row, 'machiaza_id'), value(row, 'town')]));
  const index = townIndex(
    municipality,
    [...names].map(([machiaza_id, name]) => ({ machiaza_id, town: name })),
  );

  const sums = new Map<
    string,
    {
      town_id: string;
      level: string;
      block_no: string;
      house_no: string | null;
      lon: number;
      lat: number;
      n: number;
    }
  >();
  const middles = new Map<string, { lon: number; lat: number; n: number }>();
  for (const row of rows) {
    const town_id = value(row, 'machiaza_id');
    const [lon, lat] = [Number(value(row, 'lon')), Number(value(row, 'lat'))];
    const keys = keysOfTown(
      town_id,
      value(row, 'town'),
      value(row, 'town').endsWith('丁目') ? 'chome' : null,
    );
    const at = { block_no: value(row, 'block_no'), house_no: value(row, 'house_no') };
    for (const { level, key } of keysOfGazetteerPoint(keys, at)) {
      if (level !== 'house' && level !== 'block') continue;
      const sum = sums.get(key) ?? {
        town_id,
        level,
        block_no: at.block_no,
        house_no: level === 'house' ? at.house_no : null,
        lon: 0,
        lat: 0,
        n: 0,
      };
      sums.set(key, { ...sum, lon: sum.lon + lon, lat: sum.lat + lat, n: sum.n + 1 });
    }
    const middle = middles.get(town_id) ?? { lon: 0, lat: 0, n: 0 };
    middles.set(town_id, { lon: middle.lon + lon, lat: middle.lat + lat, n: middle.n + 1 });
  }
  const mean = ({ lon, lat, n }: { lon: number; lat: number; n: number }) => ({ lon: lon / n, lat: lat / n });
  return {
    index,
    towns: [...middles].map(([town_id, middle]) => ({
      municipality_code: code,
      town_id,
      ...municipality,
      name: names.get(town_id) ?? '',
      town_key: names.get(town_id) ?? '',
      ...mean(middle),
    })),
    points: [...sums].map(([address_key, { town_id, level, block_no, house_no, ...sum }]) => ({
      municipality_code: code,
      address_key,
      town_id,
      level,
      block_no,
      house_no,
      ...mean(sum),
    })),
    find(address) {
      const parsed = parseAddress(address, index);
      for (const { key } of parsed.keys) {
        const found = sums.get(key);
        if (found) return { key, level: found.level, ...mean(found) };
      }
      const middle = middles.get(parsed.town?.machiaza_id ?? '');
      return middle
        ? { key: parsed.address_key, level: 'town', ...mean(middle) }
        : { key: parsed.address_key, level: 'none', lon: null, lat: null };
    },
  };
}

const asOf = '2026-03-31';

export async function readResidents(
  folder: string,
  gazetteer: Gazetteer,
): Promise<{ households: Row[]; residents: Row[] }> {
  const residents: Row[] = [];
  const households = new Map<string, Row & { members: number }>();
  for await (const row of readRows(folder, 'residents.csv')) {
    const value = (name: string) => row.get(name) ?? '';
    const born = parseWareki(value('生年月日'));
    const person = {
      name: value('氏名'),
      name_key: foldName(value('氏名')),
      kana: value('氏名フリガナ'),
      kana_key: foldKana(value('氏名フリガナ')),
    };
    const household_number = value('世帯番号');
    residents.push({
      municipality_code: code,
      resident_number: value('宛名番号'),
      household_number,
      ...person,
      born_on: born.ok ? born.date : '1950-01-01',
      sex: value('性別'),
      relationship: value('続柄'),
      address: value('住所'),
      valid_from: asOf,
    });
    const known = households.get(household_number);
    if (known) known.members += 1;
    if (known && value('続柄') !== '世帯主') continue;
    const { key, level, lon, lat } = gazetteer.find(value('住所'));
    households.set(household_number, {
      municipality_code: code,
      household_number,
      head_name: person.name,
      head_name_key: person.name_key,
      head_kana: person.kana,
      head_kana_key: person.kana_key,
      members: known?.members ?? 1,
      address: value('住所'),
      address_key: key,
      geocode_level: level,
      valid_from: asOf,
      lon,
      lat,
    });
  }
  return { residents, households: [...households.values()] };
}

export async function readBuildings(folder: string, gazetteer: Gazetteer): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of readRows(folder, 'buildings.csv')) {
    const value = (name: string) => row.get(name) ?? '';
    const found = gazetteer.find(value('所在地'));
    const given = value('経度') !== '';
    rows.push({
      municipality_code: code,
      property_number: value('物件番号'),
      address: value('所在地'),
      use: value('種類'),
      structure: value('構造'),
      owner_name: value('納税義務者氏名'),
      owner_name_key: foldName(value('納税義務者氏名')),
      address_key: found.key,
      geocode_level: given ? 'survey' : found.level,
      valid_from: asOf,
      lon: given ? Number(value('経度')) : found.lon,
      lat: given ? Number(value('緯度')) : found.lat,
    });
  }
  return rows;
}

const classes: Readonly<Record<string, string>> = {
  全壊: 'total',
  大規模半壊: 'large_scale_half',
  中規模半壊: 'medium_half',
  半壊: 'half',
  準半壊: 'semi_half',
  無被害: 'none',
};

export async function readSurveys(folder: string): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of readRows(folder, 'surveys.csv')) {
    const value = (name: string) => row.get(name) ?? '';
    rows.push({
      municipality_code: code,
      disaster_code: disaster,
      survey_number: value('調査番号'),
      round: 'first',
      damage_class: classes[value('判定')] ?? 'partial',
      resident_name: value('居住者氏名') || null,
      resident_name_key: value('居住者氏名') === '' ? null : foldName(value('居住者氏名')),
      lon: Number(value('経度')),
      lat: Number(value('緯度')),
    });
  }
  return rows;
}
