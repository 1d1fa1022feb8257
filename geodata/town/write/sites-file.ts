// sites.csv: columns of 自治体標準オープンデータセット 指定緊急避難場所一覧, then what Musubi adds.
import { rm } from 'node:fs/promises';
import { numbersInWords } from '../address-words.ts';
import type { Place, PlacedSite, SiteKind } from '../place.ts';
import { TextFile } from './text-file.ts';

const COLUMNS = [
  '全国地方公共団体コード',
  'ID',
  '地方公共団体名',
  '名称',
  '名称_カナ',
  '名称_英字',
  '所在地_全国地方公共団体コード',
  '町字ID',
  '所在地_連結表記',
  '所在地_都道府県',
  '所在地_市区町村',
  '所在地_町字',
  '所在地_番地以下',
  '建物名等(方書)',
  '緯度',
  '経度',
  '標高',
  '電話番号',
  '内線番号',
  '連絡先メールアドレス',
  '連絡先FormURL',
  '連絡先備考(その他、SNSなど)',
  '郵便番号',
  '市区町村コード',
  '災害種別_洪水',
  '災害種別_崖崩れ、土石流及び地滑り',
  '災害種別_高潮',
  '災害種別_地震',
  '災害種別_津波',
  '災害種別_大規模な火事',
  '災害種別_内水氾濫',
  '災害種別_火山現象',
  '指定避難所との重複',
  '想定収容人数',
  '対象となる町会・自治会',
  'URL',
  '画像',
  '画像_ライセンス',
  '備考',
  '種別',
  '収容台数',
] as const;

const KIND_WORDS: Readonly<Record<SiteKind, string>> = {
  shelter: '指定避難所',
  welfare_shelter: '福祉避難所',
  emergency_ground: '指定緊急避難場所',
  tsunami_building: '津波避難ビル',
  car_stay: '車中泊避難スペース',
  support_base: '在宅避難者等支援拠点',
};

export async function writeSites(place: Place, path: string): Promise<number> {
  const shelters = new Set<number>();
  for await (const { kind, facility_no } of place.sites()) if (kind === 'shelter') shelters.add(facility_no);
  const file = new TextFile(path);
  await file.write(`${COLUMNS.join(',')}\n`);
  let serial = 0;
  for await (const site of place.sites()) {
    serial += 1;
    await file.writeRow(rowOf(place, site, serial, shelters.has(site.facility_no)));
  }
  await file.close();
  if (serial === 0) await rm(path);
  return file.rows;
}

function rowOf(place: Place, site: PlacedSite, serial: number, alsoShelter: boolean): string[] {
  const { code, prefecture, name } = place.municipality;
  const area = place.areas.find(({ town_id }) => town_id === site.address?.town_id);
  const numbers = site.address ? numbersInWords(site.address) : '';
  const mark = (yes: boolean) => (yes ? '1' : '');
  const { suits } = site;
  return [
    code,
    site.national_id ?? `${code.slice(0, 5)}S${String(serial).padStart(5, '0')}`,
    name,
    site.name,
    site.name_kana ?? '',
    '',
    code,
    site.address?.town_id ?? '',
    `${prefecture}${name}${site.address_text}`,
    prefecture,
    name,
    area?.name ?? '',
    numbers,
    '',
    site.point[1].toFixed(7),
    site.point[0].toFixed(7),
    site.elevation === null ? '' : String(site.elevation),
    '',
    '',
    '',
    '',
    '',
    area?.postal_code ?? '',
    code,
    mark(suits.flood),
    mark(suits.landslide),
    mark(suits.storm_surge),
    mark(suits.earthquake),
    mark(suits.tsunami),
    mark(suits.fire),
    mark(suits.inland_flood),
    mark(suits.volcano),
    mark(site.kind === 'emergency_ground' && alsoShelter),
    site.capacity_people === null ? '' : String(site.capacity_people),
    '',
    '',
    '',
    '',
    '',
    KIND_WORDS[site.kind],
    site.capacity_vehicles === null ? '' : String(site.capacity_vehicles),
  ];
}
