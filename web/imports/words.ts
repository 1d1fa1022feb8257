import type { ImportKindName } from '../../api/imports/import-kinds.contract.ts';
import type { Import, ImportState } from '../../api/imports/imports.contract.ts';
import { planeEpsg } from '../../geodata/crs/plane-zones.ts';
import type { StateTone } from '../ui/state-mark.tsx';

type KindWords = {
  title: string;
  /** Headers without which the file is not taken. */
  required: string;
  /** The question of what happens to those who are in the register and not in the file. */
  missing: string;
  /** What one row is. */
  unit: string;
};

export const kindWords: Readonly<Record<ImportKindName, KindWords>> = {
  gazetteer: {
    title: '住所辞書',
    required: 'lg_code、machiaza_id、pref、city、town、block_no、house_no、lon、lat',
    missing: 'ファイルにない住所は、そのまま残ります。',
    unit: '件',
  },
  residents: {
    title: '住民',
    required: '宛名番号、世帯番号、氏名、生年月日、住所',
    missing: 'ファイルにない人は、基準日で住民から外れます（それより前の記録は残ります）。',
    unit: '人',
  },
  buildings: {
    title: '家屋',
    required: '物件番号、所在地、納税義務者氏名',
    missing: 'ファイルにない家屋は、基準日で台帳から外れます（それより前の記録は残ります）。',
    unit: '件',
  },
  surveys: {
    title: '調査結果',
    required: '調査番号、判定、経度、緯度',
    missing: 'ファイルにない調査結果は、そのまま残ります。',
    unit: '件',
  },
  footprints: {
    title: '建物外形',
    required: 'なし（面の図形。物件番号があれば読みます）',
    missing: '同じ出典の図形でファイルにないものは、基準日で外れます。',
    unit: '件',
  },
  hazards: {
    title: '災害想定区域',
    required: 'kindとrank（または国土数値情報の項目）',
    missing: '同じ出典の図形でファイルにないものは、基準日で外れます。',
    unit: '件',
  },
  barriers: {
    title: '河川・鉄道・幹線道路',
    required: 'kind（river、railway、trunk_road）',
    missing: '同じ出典の図形でファイルにないものは、基準日で外れます。',
    unit: '件',
  },
  base_features: {
    title: '背景地図',
    required: 'kind（land、water、roadなど）',
    missing: '同じ出典の図形でファイルにないものは、基準日で外れます。',
    unit: '件',
  },
  sites: {
    title: '避難先',
    required: '名称、緯度、経度（避難場所、避難所などの種類は列または対応の指定から）',
    missing: '同じ種類の避難先でファイルにないものは外れます（名簿や記録は残ります）。',
    unit: 'か所',
  },
};

export const stateWords: Readonly<Record<ImportState, { title: string; tone: StateTone }>> = {
  receiving: { title: 'ファイルの受信待ち', tone: 'warn' },
  staging: { title: '読み込み中', tone: 'busy' },
  staged: { title: '確認待ち', tone: 'warn' },
  applying: { title: '適用中', tone: 'busy' },
  applied: { title: '適用済み', tone: 'good' },
  cancelled: { title: '取消済み', tone: 'quiet' },
  failed: { title: '失敗', tone: 'bad' },
};

export function isRunning({ state }: Pick<Import, 'state'>): boolean {
  return state === 'staging' || state === 'applying';
}

const encodingTitles: Readonly<Record<string, string>> = {
  auto: '自動で判別',
  'utf-8': 'UTF-8',
  'utf-8-bom': 'UTF-8（BOM付き）',
  cp932: 'シフトJIS（CP932）',
  'utf-16le': 'UTF-16（LE）',
  'utf-16be': 'UTF-16（BE）',
};

export function encodingTitle(encoding: string): string {
  return encodingTitles[encoding] ?? encoding;
}

const roman = 'Ⅰ Ⅱ Ⅲ Ⅳ Ⅴ Ⅵ Ⅶ Ⅷ Ⅸ Ⅹ ⅩⅠ ⅩⅡ ⅩⅢ ⅩⅣ ⅩⅤ ⅩⅥ ⅩⅦ ⅩⅧ ⅩⅨ'.split(' ');

/** The coordinate systems that a file may be in, the usual ones first; `id` is the EPSG code, or `auto`. */
export const crsChoices: readonly { id: string; title: string }[] = [
  { id: 'auto', title: 'ファイルから判別（なければ緯度経度）' },
  { id: '6668', title: '緯度経度（JGD2011）' },
  { id: '4326', title: '緯度経度（WGS 84、GPS）' },
  { id: '4612', title: '緯度経度（JGD2000）' },
  { id: '4301', title: '緯度経度（日本測地系）' },
  ...roman.map((numeral, place) => ({
    id: String(planeEpsg(place + 1)),
    title: `平面直角座標系 第${numeral}系（JGD2011）`,
  })),
  ...roman.map((numeral, place) => ({
    id: String(2443 + place),
    title: `平面直角座標系 第${numeral}系（JGD2000）`,
  })),
];

export function crsTitle(crs: number | null): string {
  if (crs === null) return 'ファイルから判別';
  return crsChoices.find(({ id }) => id === String(crs))?.title ?? `EPSG:${crs}`;
}
