import { stringify } from 'csv-stringify/sync';
import type { DistrictHandout } from '../district-handout.ts';
import { stopsToVisit } from '../district-handout.ts';

/** 一覧 for spreadsheets: UTF-8 with byte order mark and CRLF, a row a building in visiting order. No names. */
export function toCsv(district: DistrictHandout): string {
  const rows = stopsToVisit(district).map((stop) => [
    district.district_number,
    stop.order,
    stop.survey_number,
    stop.address,
    stop.building_name,
    stop.structure,
    stop.storeys,
    stop.use,
    stop.property_number,
    stop.lon.toFixed(7),
    stop.lat.toFixed(7),
    stop.is_rough ? '町字まで' : '',
    stop.remark,
  ]);
  return stringify([HEADERS, ...rows], { bom: true, record_delimiter: '\r\n', escape_formulas: true });
}

const HEADERS = [
  '調査区',
  '訪問順',
  '調査番号',
  '所在地',
  '建物名',
  '構造',
  '階数',
  '種類',
  '物件番号',
  '経度',
  '緯度',
  '位置の確かさ',
  '備考',
];
