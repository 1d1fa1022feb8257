// What the standard headers mean, for a person who joins a file's own columns to them.
import type { ImportKindName } from './import-kinds.contract.ts';

const place = {
  経度: '度の小数、または座標系の東西の値',
  緯度: '度の小数、または座標系の南北の値',
} as const;

const mapName = '名称';

const meanings: Partial<Record<ImportKindName, Readonly<Record<string, string>>>> = {
  residents: {
    宛名番号: '一人に一つの番号',
    世帯番号: '同じ世帯の人に同じ番号',
    氏名: '登録された字のまま',
    氏名フリガナ: 'カナかかな',
    生年月日: '西暦でも和暦でも',
    性別: '男、女など',
    続柄: '世帯主との関係',
    郵便番号: '7桁',
    住所: '都道府県からでも町名からでも',
    方書: '建物名と部屋番号',
    ...place,
    基準日: 'この台帳がいつの時点か（全行同じ）',
  },
  buildings: {
    物件番号: '家屋一つに一つの番号',
    所在地: '家屋のある住所',
    家屋番号: '登記の家屋番号',
    種類: '居宅、共同住宅など',
    構造: '木造、鉄骨造など',
    屋根: '瓦、スレートなど',
    床面積: '平方メートル',
    建築年: '西暦でも和暦でも',
    納税義務者氏名: '所有者として証明書と照らす名前',
    共有者: '複数は「；」で区切る',
    台帳: '課税、補充',
    ...place,
  },
  surveys: {
    調査番号: '調査票一枚に一つの番号',
    調査日: '西暦でも和暦でも',
    調査回: '第1次、第2次、再調査',
    災害種別: '地震、水害など',
    構造: '木造など',
    判定: '全壊から一部損壊、無被害まで',
    損害割合: '0から100',
    浸水深cm: 'センチメートル',
    浸水区分: '床上、床下など',
    ...place,
    所在地: '調査した家の住所',
    居住者氏名: '調査のときの聞取り',
    所有者氏名: '調査のときの聞取り',
    用途: '住家、非住家など',
  },
  gazetteer: {
    lg_code: '全国地方公共団体コード（6桁）',
    machiaza_id: '町字ID（7桁）',
    blk_id: '街区ID',
    rsdt_id: '住居ID',
    rsdt2_id: '住居2ID',
    pref: '都道府県',
    city: '市区町村',
    town: '町名（大字・丁目・小字）',
    block_no: '街区符号・番地',
    house_no: '住居番号・号',
    lon: place.経度,
    lat: place.緯度,
  },
  footprints: { 物件番号: '家屋の台帳の番号' },
  hazards: {
    kind: '洪水、内水、津波、土砂、高潮',
    rank: '浸水の深さの階級（数）、または警戒区域の別',
    浸水深: '「0.5m未満」など、深さの言葉',
    name: mapName,
  },
  barriers: { kind: '河川、鉄道、幹線道路', name: mapName },
  sites: {
    種別: '指定避難所、指定緊急避難場所、福祉避難所、車中泊避難スペースなど（全行同じなら固定の値でも）',
    共通ID: '全国共通避難所・避難場所ID（14文字）',
    ID: '市町村の一覧の番号（版が変わっても同じもの）',
    所在地_連結表記: '都道府県からの住所',
    ...place,
    想定収容人数: '人数。0は登録なし',
    収容台数: '車の台数',
    標高: 'メートル',
  },
  base_features: {
    kind: 'land、water、road、place_nameなど',
    class: '細かい種別',
    name: mapName,
    road_class: '道路の種別',
    place: '地名の種別',
    elevation: '等高線の高さ（m）',
  },
};

/** In Japanese; null where the header says it all. */
export function headerMeaning(kind: ImportKindName, header: string): string | null {
  const meaning = meanings[kind]?.[header];
  if (meaning !== undefined) return meaning;
  if (kind === 'surveys' && header.endsWith('損害割合')) return 'その部位の点数。0から100';
  if (kind === 'sites' && header.startsWith('災害種別_')) return '1か○。△は一部';
  return /^A(?:31|33|40|49)/u.test(header) ? '国土数値情報の項目' : null;
}
