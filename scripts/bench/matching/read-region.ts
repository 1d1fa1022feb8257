// The registers of a built town as linking reads them from the database: keyed and placed by the importer's own rules.
import { parseWarekiYear } from '../../../geodata/wareki.ts';
import { foldKana, foldName } from '../../../geodata/text/fold-name.ts';
import { parseAddress } from '../../../geodata/addresses/parse-address.ts';
import { readAddress } from '../../../api/registers/address-reading.ts';
import type { ReadAddress } from '../../../api/registers/address-reading.ts';
import type {
  LinkBuilding,
  LinkHousehold,
  LinkSurvey,
  Placed,
  Region,
} from '../../../api/matching/linkage/region.ts';
import { readGazetteer } from './gazetteer.ts';
import type { Gazetteer } from './gazetteer.ts';
import { attachOutlines } from './outlines.ts';
import { readTable } from './table-rows.ts';

export async function readRegion(folder: string): Promise<Region> {
  const gazetteer = await readGazetteer(folder);
  return {
    households: await readHouseholds(folder, gazetteer),
    buildings: await attachOutlines(folder, await readBuildings(folder, gazetteer)),
    surveys: await readSurveys(folder, gazetteer),
    decisions: [],
  };
}

interface Member {
  name_key: string;
  kana_key: string | null;
  address: string;
  address_detail: string | null;
  is_head: boolean;
  resident_number: string;
}

async function readHouseholds(folder: string, gazetteer: Gazetteer): Promise<LinkHousehold[]> {
  const households = new Map<string, Member[]>();
  const lots: ReadAddress[] = [];
  for await (const cell of readTable(folder, 'residents.csv')) {
    const members = households.get(cell('世帯番号')) ?? [];
    members.push({
      name_key: foldName(cell('氏名')),
      kana_key: cell('氏名フリガナ') === '' ? null : foldKana(cell('氏名フリガナ')),
      address: cell('住所'),
      address_detail: cell('方書') || null,
      is_head: cell('続柄') === '世帯主',
      resident_number: cell('宛名番号'),
    });
    lots.push(readAddress(cell('住所'), gazetteer.index));
    households.set(cell('世帯番号'), members);
  }
  const otherLots = gazetteer.townsOfOtherLots(lots);
  return [...households].map(([household_number, members]) => {
    const ordered = members.toSorted(
      (a, b) => Number(b.is_head) - Number(a.is_head) || (a.resident_number < b.resident_number ? -1 : 1),
    );
    const [head] = ordered;
    if (head === undefined) throw new Error('a household has members');
    return {
      household_number,
      head_name_key: head.name_key,
      head_kana_key: head.kana_key,
      member_name_keys: ordered.map(({ name_key }) => name_key),
      address_detail: head.address_detail,
      ...gazetteer.place(gazetteer.read(head.address), null, otherLots),
    };
  });
}

async function readBuildings(folder: string, gazetteer: Gazetteer): Promise<LinkBuilding[]> {
  const rows: [Omit<LinkBuilding, keyof Placed>, ReadAddress, { lon: number; lat: number } | null][] = [];
  for await (const cell of readTable(folder, 'buildings.csv')) {
    const owner = gazetteer.read(cell('納税義務者住所'));
    rows.push([
      {
        property_number: cell('物件番号'),
        owner_name_key: foldName(cell('納税義務者氏名')),
        owner_kana_key: cell('納税義務者フリガナ') === '' ? null : foldKana(cell('納税義務者フリガナ')),
        co_owner_keys: cell('共有者').split('；').filter(Boolean).map(foldName),
        owner_address_key: owner.town_id === null ? null : owner.address_key,
        use: cell('種類') || null,
        structure: cell('構造') || null,
        floor_area: cell('床面積') === '' ? null : Number(cell('床面積')),
        built_year: parseWarekiYear(cell('建築年')),
        building_name: cell('建物名') || null,
        outline: null,
      },
      gazetteer.read(cell('所在地')),
      cell('経度') === '' ? null : { lon: Number(cell('経度')), lat: Number(cell('緯度')) },
    ]);
  }
  const otherLots = gazetteer.townsOfOtherLots(rows.map(([, address]) => address));
  return rows.map(([row, address, given]) => ({ ...row, ...gazetteer.place(address, given, otherLots) }));
}

const ROUNDS: Readonly<Record<string, LinkSurvey['round']>> = {
  第1次: 'first',
  第2次: 'second',
  再調査: 'resurvey',
};

async function readSurveys(folder: string, gazetteer: Gazetteer): Promise<LinkSurvey[]> {
  const surveys: LinkSurvey[] = [];
  for await (const cell of readTable(folder, 'surveys.csv')) {
    const address = cell('所在地') === '' ? null : parseAddress(cell('所在地'), gazetteer.index);
    surveys.push({
      survey_number: cell('調査番号'),
      lon: Number(cell('経度')),
      lat: Number(cell('緯度')),
      round: ROUNDS[cell('調査回')] ?? 'first',
      surveyed_on: cell('調査日') || null,
      team: cell('調査班') || null,
      address_key: address?.address_key ?? null,
      town_id: address?.place === 'inside' ? (address.town?.machiaza_id ?? null) : null,
      resident_name_key: cell('居住者氏名') === '' ? null : foldName(cell('居住者氏名')),
      owner_name_key: cell('所有者氏名') === '' ? null : foldName(cell('所有者氏名')),
      use: cell('用途') || null,
      structure: cell('構造') || null,
      building_name: cell('建物名') || null,
    });
  }
  return surveys;
}
