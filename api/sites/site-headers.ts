// Headers of the editions that are in use, by those of the newest 自治体標準オープンデータセット.

/** 災害種別, by the words of the database. */
export const dangerHeaders = {
  flood: '災害種別_洪水',
  landslide: '災害種別_崖崩れ、土石流及び地滑り',
  storm_surge: '災害種別_高潮',
  earthquake: '災害種別_地震',
  tsunami: '災害種別_津波',
  fire: '災害種別_大規模な火事',
  inland_flood: '災害種別_内水氾濫',
  volcano: '災害種別_火山現象',
} as const;

/** Other names, those of the older 推奨データセット and of 国土地理院 first. */
export const also: Readonly<Record<string, readonly string[]>> = {
  名称: ['施設・場所名', '施設名', '避難所名', '避難場所名', 'name'],
  緯度: ['lat', 'latitude', 'Y'],
  経度: ['lon', 'lng', 'longitude', 'X'],
  種別: ['施設種別', '避難施設種別', '避難所種別', 'kind'],
  共通ID: ['全国共通避難所・避難場所ID', '全国共通避難所ID'],
  名称_カナ: ['名称カナ', '施設名カナ'],
  所在地_連結表記: ['住所', '所在地', '所在'],
  '建物名等(方書)': ['方書'],
  所在地_都道府県: ['都道府県名'],
  所在地_市区町村: ['市区町村名'],
  想定収容人数: ['収容人数', '収容可能人数'],
  収容台数: ['駐車台数', '収容可能台数'],
  '対象となる町会・自治会': ['受入対象者', '対象地区'],
  指定避難所との重複: ['指定避難所との住所同一'],
  市区町村コード: [
    '全国地方公共団体コード',
    '都道府県コード又は市区町村コード',
    'lg_code',
    '所在地_全国地方公共団体コード',
  ],
  ...Object.fromEntries(
    Object.values(dangerHeaders).map((header) => [header, [header.replace('災害種別_', '')]]),
  ),
};

/** Read for what they tell of the list, or not at all: NO is a row's number in one edition, no name of a site. */
export const ignored = [
  '指定緊急避難場所との住所同一',
  'NO',
  '全国地方公共団体コード',
  '地方公共団体名',
  '所在地_全国地方公共団体コード',
  '町字ID',
] as const;
