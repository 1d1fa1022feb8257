// 避難先: 自治体標準オープンデータセット (指定緊急避難場所一覧) of both editions, towns' own lists of 避難所 in its manner, and
// the national lists of 国土地理院 (指定緊急避難場所, 指定避難所).
import { v5 as uuidv5 } from 'uuid';
import { foldAddress } from '../../geodata/addresses/fold-address.ts';
import { foldName } from '../../geodata/text/fold-name.ts';
import type { Reader } from '../db/database.ts';
import { ImportFailure } from '../imports/import-job.ts';
import type { Cells, ImportInHand, ImportKind, RowExtras, RowReading } from '../imports/import-kind.ts';
import { placeReader } from '../imports/place-values.ts';
import type { PlaceReader } from '../imports/place-values.ts';
import { RowValues, readKey } from '../imports/row-values.ts';
import { applySites, compareSites } from './apply-sites.ts';
import { stagedColumns } from './site-columns.ts';
import { also, dangerHeaders, ignored } from './site-headers.ts';
import { readCapacity, readKindWord, readMark, readNationalId } from './site-words.ts';
import type { SiteKind } from './site-words.ts';
import { isOutside, townHeaders } from './whose-row.ts';
import type { Town } from './whose-row.ts';

export const sitesImport: ImportKind = {
  name: 'sites',
  label: '避難先',
  headers: [
    '名称',
    '緯度',
    '経度',
    '種別',
    '共通ID',
    'ID',
    '名称_カナ',
    '所在地_連結表記',
    '所在地_市区町村',
    '所在地_町字',
    '所在地_番地以下',
    '建物名等(方書)',
    '電話番号',
    ...Object.values(dangerHeaders),
    '指定避難所との重複',
    '想定収容人数',
    '収容台数',
    '対象となる町会・自治会',
    '標高',
    'URL',
    '備考',
    ...Object.values(townHeaders),
    ...ignored,
  ],
  required: ['名称', '緯度', '経度'],
  also,
  dated_by: null,
  stage: {
    table: 'sites.staged_site',
    unique: { column: 'site_key', header: '共通ID・ID(ない場合は名称と所在地)' },
    columns: stagedColumns,
  },
  keyOf: (cells) => numberOf(cells) ?? (cells('名称') === '' ? null : foldName(cells('名称'))),
  async openReader(reader, at, has) {
    const town = await getTown(reader, at);
    const list: SiteList = { town, has, usual: usualKind(has), places: placeReader(at.crs), at };
    if (list.usual === null && !has('種別') && !has('共通ID'))
      throw new ImportFailure(
        '避難所か緊急避難場所かを表す列(種別、共通ID、災害種別)がありません。項目の対応で、すべての行の「種別」を指定してください。',
        'columns',
      );
    return (cells, extras) => readSite(cells, extras, list);
  },
  compare: compareSites,
  apply: applySites,
  obstacle: async () => null,
  touches: ['sites.site_version'],
};

interface SiteList {
  town: Town;
  has: (header: string) => boolean;
  /** Kind of rows that do not tell it. */
  usual: SiteKind | null;
  places: PlaceReader;
  at: ImportInHand;
}

function getTown(reader: Reader, { municipality_code }: ImportInHand): Promise<Town> {
  return reader
    .selectFrom('accounts.municipality')
    .select(['municipality_code', 'name', 'prefecture'])
    .where('municipality_code', '=', municipality_code)
    .executeTakeFirstOrThrow();
}

/** The national list of shelters names the other list; a list with kinds of danger is one of emergency grounds. */
function usualKind(has: (header: string) => boolean): SiteKind | null {
  if (has('指定緊急避難場所との住所同一') || has('受入対象者')) return 'shelter';
  return Object.values(dangerHeaders).some(has) ? 'emergency_ground' : null;
}

function numberOf(cells: Cells): string | null {
  return readKey(cells('共通ID')) ?? readKey(cells('ID'));
}

function readSite(cells: Cells, extras: RowExtras, list: SiteList): RowReading {
  if (isOutside(cells, list.town)) return { outside: true };
  const row = new RowValues(cells);
  const kind = kindOf(row, list);
  const name = row.required('名称');
  const site_number = numberOf(cells);
  const address = row.optional('所在地_連結表記', 300) ?? joinedAddress(cells, list.town);
  const capacity = readCapacity(row.optional('想定収容人数') ?? '');
  const dangers = readDangers(row, list.has);
  const content = {
    kind,
    site_number,
    name,
    name_key: foldName(name),
    name_kana: row.optional('名称_カナ'),
    address,
    address_detail: row.optional('建物名等(方書)'),
    phone: row.optional('電話番号', 100),
    ...dangers,
    also_other: readOverlap(row, list.has),
    capacity_people: capacity.people,
    capacity_note: capacity.note,
    capacity_vehicles: row.number('収容台数', { min: 0, max: 100_000, whole: true, unit: /台$/u }) || null,
    expected_users: row.optional('対象となる町会・自治会', 1000, true),
    elevation_m: row.number('標高', { min: -100, max: 4000, unit: /m$/iu }),
    url: row.optional('URL', 1000),
    remarks: row.optional('備考', 2000, true),
  };
  const place = row.place(list.places, true);
  return row.finish(() => {
    const known = site_number ?? `${content.name_key} ${foldAddress(address ?? '')}`;
    const site_key = `${kind ?? ''} ${known}`;
    return {
      ...content,
      site_key,
      fresh_id: uuidv5(`${list.town.municipality_code} ${site_key}`, siteIds),
      attributes: extras.attributes(),
      lon: place?.lon ?? null,
      lat: place?.lat ?? null,
      given_x: place?.given_x ?? null,
      given_y: place?.given_y ?? null,
    };
  });
}

/** Namespace of ids made of what a site is known by: the dry run and the import must mean the same site. */
const siteIds = '6f1d3c0e-7c53-4c0e-9a3d-5f2f5a1f0a16';

function kindOf(row: RowValues, { usual }: SiteList): SiteKind | null {
  const word = row.cell('種別');
  const kind = word === '' ? null : readKindWord(word);
  if (word !== '' && kind === null) {
    row.fault('種別', '避難先の種類として読み取れません');
    return null;
  }
  const known =
    kind ?? readNationalId(row.cell('共通ID'))?.kind ?? readNationalId(row.cell('ID'))?.kind ?? usual;
  if (known === null) row.fault('種別', '避難所か緊急避難場所か分かりません');
  return known;
}

/** Null where the list does not speak of dangers at all. */
function readDangers(
  row: RowValues,
  has: (header: string) => boolean,
): { suits: string[] | null; suits_in_part: string[] | null } {
  const told = Object.entries(dangerHeaders).filter(([, header]) => has(header));
  if (told.length === 0) return { suits: null, suits_in_part: null };
  const marked = told.map(([danger, header]) => {
    const mark = readMark(row.cell(header));
    if (mark === null) row.fault(header, '1、○、△、×、空欄のどれでもありません');
    return { danger, mark };
  });
  const withMark = (wanted: string) =>
    marked.filter(({ mark }) => mark === wanted).map(({ danger }) => danger);
  return { suits: withMark('yes'), suits_in_part: withMark('in_part') };
}

function readOverlap(row: RowValues, has: (header: string) => boolean): boolean | null {
  const header = ['指定避難所との重複', '指定緊急避難場所との住所同一'].find(has);
  return header === undefined ? null : readMark(row.cell(header)) === 'yes';
}

function joinedAddress(cells: Cells, { prefecture, name }: Town): string | null {
  const parts = [cells('所在地_町字'), cells('所在地_番地以下')].join('');
  if (parts === '') return null;
  return `${cells(townHeaders.prefecture) || prefecture}${cells('所在地_市区町村') || name}${parts}`.slice(
    0,
    300,
  );
}
