// Names from other lands, of companies, and of places outside the town: all put together for this town, none of a real person.
import type { Sex } from './given-names.ts';

export interface ForeignPeople {
  /** as the register's 国籍 column writes it */
  readonly nationality: string;
  readonly weight: number;
  readonly surnames: readonly ForeignWord[];
  readonly given: Readonly<Record<Sex, readonly ForeignWord[]>>;
  /** the family name stands first and both are written in kanji with a reading in kana */
  readonly kanji: boolean;
  /** share of people who go by a Japanese 通称 */
  readonly commonName: number;
}

export interface ForeignWord {
  readonly written: string;
  readonly kana: string;
}

const words = (text: string): readonly ForeignWord[] =>
  text
    .trim()
    .split(/\s+/u)
    .map((entry) => {
      const [written = '', kana = ''] = entry.split('/');
      return { written: written.replaceAll('_', ' '), kana };
    });

/** Shares after what towns of the Pacific coast report: fish works and factories draw people from few lands. */
export const FOREIGN_PEOPLES: readonly ForeignPeople[] = [
  {
    nationality: 'ベトナム',
    weight: 30,
    surnames: words(
      'NGUYEN/グエン TRAN/チャン LE/レ PHAM/ファム HOANG/ホアン VO/ヴォ DANG/ダン BUI/ブイ DO/ド',
    ),
    given: {
      male: words(
        'VAN_AN/ヴァン・アン DUC_MINH/ドゥック・ミン QUOC_HUY/クオック・フイ VAN_HUNG/ヴァン・フン THANH_LONG/タン・ロン TUAN_ANH/トゥアン・アイン',
      ),
      female: words(
        'THI_HOA/ティ・ホア THI_LAN/ティ・ラン THI_MAI/ティ・マイ NGOC_ANH/ゴック・アイン THI_THU/ティ・トゥ BICH_NGAN/ビック・ガン',
      ),
    },
    kanji: false,
    commonName: 0,
  },
  {
    nationality: 'フィリピン',
    weight: 24,
    surnames: words(
      'SANTOS/サントス REYES/レイエス CRUZ/クルス BAUTISTA/バウティスタ GARCIA/ガルシア MENDOZA/メンドーサ RAMOS/ラモス',
    ),
    given: {
      male: words('JOSE_MARI/ホセ・マリ MARK/マーク JUN_PAOLO/ジュン・パオロ RICARDO/リカルド'),
      female: words(
        'MARIA_LUISA/マリア・ルイサ ANGELICA/アンジェリカ ROSE_ANN/ローズ・アン JENNY/ジェニー CRISTINA/クリスティーナ',
      ),
    },
    kanji: false,
    commonName: 0.1,
  },
  {
    nationality: 'ブラジル',
    weight: 18,
    surnames: words(
      'SILVA/シルバ SOUZA/ソウザ OLIVEIRA/オリベイラ PEREIRA/ペレイラ TANAKA_LIMA/タナカ・リマ COSTA/コスタ FERREIRA/フェレイラ',
    ),
    given: {
      male: words(
        'CARLOS_EDUARDO/カルロス・エドアルド MARCELO/マルセロ RODRIGO/ロドリゴ FELIPE_KENJI/フェリペ・ケンジ',
      ),
      female: words(
        'ANA_PAULA/アナ・パウラ JULIANA/ジュリアナ FERNANDA_MIDORI/フェルナンダ・ミドリ CAMILA/カミラ',
      ),
    },
    kanji: false,
    commonName: 0.25,
  },
  {
    nationality: '中国',
    weight: 16,
    surnames: words('王/ワン 李/リ 張/チョウ 劉/リュウ 陳/チン 楊/ヨウ 趙/チョウ 黄/コウ'),
    given: {
      male: words('偉/イ 強/キョウ 建国/ケンコク 志明/シメイ 浩然/コウゼン'),
      female: words('芳/ホウ 秀英/シュウエイ 麗/レイ 静/セイ 雪梅/セツバイ'),
    },
    kanji: true,
    commonName: 0.2,
  },
  {
    nationality: '韓国',
    weight: 8,
    surnames: words('金/キム 李/イ 朴/パク 崔/チェ 鄭/チョン 姜/カン'),
    given: {
      male: words('民浩/ミンホ 相鉄/サンチョル 成勲/ソンフン'),
      female: words('美京/ミギョン 英順/ヨンスン 智恵/チヘ'),
    },
    kanji: true,
    commonName: 0.6,
  },
  {
    nationality: 'インドネシア',
    weight: 12,
    surnames: words('WIJAYA/ウィジャヤ SAPUTRA/サプトラ SANTOSO/サントソ HIDAYAT/ヒダヤット KUSUMA/クスマ'),
    given: {
      male: words('BUDI/ブディ AGUS/アグス RIZKI/リズキ DEDI/デディ'),
      female: words('SITI/シティ DEWI/デウィ PUTRI/プトリ RINA/リナ'),
    },
    kanji: false,
    commonName: 0,
  },
];

/** Where owners live who do not live in the town. Prefectures and cities are invented, so that nobody is meant. */
export const OTHER_PLACES: readonly string[] = [
  'かなた県はるか市緑町二丁目4番8号',
  'かなた県はるか市本町一丁目12番3号',
  'かなた県やまぎわ市大字上野214番地',
  'みやこ府ひがし区中央三丁目7番15号',
  'みやこ府みなみ区若葉台5番1号',
  'みやこ府きた区桜が丘四丁目22番6号',
  'うしお県なぎさ市港南一丁目1番9号',
  'うしお県さざなみ町大字西浜88番地2',
  'あさひ県ひので市駅前二丁目3番11号',
  'あさひ県ゆうひ郡おか町大字原1502番地',
];

export const COMPANY_FORMS: readonly ((name: string) => string)[] = [
  (name) => `株式会社${name}`,
  (name) => `有限会社${name}`,
  (name) => `${name}株式会社`,
  (name) => `合同会社${name}`,
];

export const COMPANY_TRADES: readonly { readonly kanji: string; readonly kana: string }[] = [
  { kanji: '不動産', kana: 'フドウサン' },
  { kanji: '水産', kana: 'スイサン' },
  { kanji: '興産', kana: 'コウサン' },
  { kanji: '商店', kana: 'ショウテン' },
  { kanji: '建設', kana: 'ケンセツ' },
  { kanji: '工業', kana: 'コウギョウ' },
  { kanji: 'ハウジング', kana: 'ハウジング' },
  { kanji: '冷蔵', kana: 'レイゾウ' },
  { kanji: '運輸', kana: 'ウンユ' },
];

/** Owners that are neither person nor company. */
export const BODIES: readonly string[] = [
  '宗教法人慈光寺',
  '宗教法人浜宮神社',
  '社会福祉法人潮風会',
  '町内会代表者',
  '漁業協同組合',
];

export const APARTMENT_WORDS: readonly string[] = [
  'ハイツ',
  'コーポ',
  'メゾン',
  'グリーンハイツ',
  'サンコーポ',
  'シーサイド',
  'パレス',
  '第二コーポ',
  'エステート',
  'ハイム',
];
export const APARTMENT_ENDINGS: readonly string[] = [
  '荘',
  'ハイツ',
  'コーポ',
  'マンション',
  'アパート',
  'ビル',
  'レジデンス',
];
