// The standard headers of the registers, in the order in which they are written. The
// importer takes them in any order; the town builder writes them.

export const RESIDENT_HEADERS = [
  '宛名番号',
  '世帯番号',
  '氏名',
  '氏名フリガナ',
  '生年月日',
  '性別',
  '続柄',
  '郵便番号',
  '住所',
  '方書',
  '電話番号',
  '国籍',
  '経度',
  '緯度',
  '基準日',
] as const;

export const BUILDING_HEADERS = [
  '物件番号',
  '所在地',
  '家屋番号',
  '種類',
  '構造',
  '屋根',
  '階数',
  '床面積',
  '建築年',
  '納税義務者氏名',
  '納税義務者フリガナ',
  '納税義務者住所',
  '共有者',
  '建物名',
  '台帳',
  '経度',
  '緯度',
] as const;

export const SURVEY_HEADERS = [
  '調査番号',
  '調査日',
  '調査回',
  '災害種別',
  '構造',
  '判定',
  '損害割合',
  '浸水深cm',
  '浸水区分',
  '経度',
  '緯度',
  '所在地',
  '居住者氏名',
  '所有者氏名',
  '用途',
  '建物名',
  '調査班',
  '調査員',
  '備考',
] as const;

/**
 * 部位別損害割合: the column of each part, in the order of the sheets (運用指針 R7.7, wooden and other houses). A survey names only the
 * parts of its own sheet. `part` as in surveys.survey_part_kind.
 */
export const SURVEY_PARTS = [
  { part: 'tilt', header: '傾斜損害割合' },
  { part: 'roof', header: '屋根損害割合' },
  { part: 'pillars', header: '柱損害割合' },
  { part: 'bearing_wall', header: '耐力壁損害割合' },
  { part: 'floor', header: '床損害割合' },
  { part: 'floor_beams', header: '床・梁損害割合' },
  { part: 'outer_wall', header: '外壁損害割合' },
  { part: 'outer_finish', header: '外部仕上・雑壁・屋根損害割合' },
  { part: 'inner_wall', header: '内壁損害割合' },
  { part: 'inner_finish', header: '内部仕上・天井損害割合' },
  { part: 'wall_finish', header: '雑壁・仕上損害割合' },
  { part: 'ceiling', header: '天井損害割合' },
  { part: 'fittings', header: '建具損害割合' },
  { part: 'foundation', header: '基礎損害割合' },
  { part: 'equipment', header: '設備損害割合' },
] as const;

export type SurveyPart = (typeof SURVEY_PARTS)[number]['part'];
