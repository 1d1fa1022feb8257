// What lists of sites write in their cells: kinds, marks for dangers, capacities.

export const siteKinds = [
  'emergency_ground',
  'shelter',
  'welfare_shelter',
  'tsunami_building',
  'car_stay',
  'support_base',
  'other',
] as const;
export type SiteKind = (typeof siteKinds)[number];

/** Beginnings of words, the longer ones first: 指定避難所(福祉避難所) is one for those who need care. */
const kindWords: readonly (readonly [RegExp, SiteKind])[] = [
  [/福祉避難所/u, 'welfare_shelter'],
  [/津波避難(?:ビル|タワー|施設|協力)/u, 'tsunami_building'],
  [/車中泊|車両避難/u, 'car_stay'],
  [/支援拠点/u, 'support_base'],
  [/緊急避難場所|避難場所|避難地|避難広場/u, 'emergency_ground'],
  [/避難所|収容避難/u, 'shelter'],
  [/その他|臨時/u, 'other'],
];

/** 種別 in words, or a name in code; null for words that say none. */
export function readKindWord(text: string): SiteKind | null {
  const folded = text.normalize('NFKC').replace(/\s+/gu, '');
  return (
    siteKinds.find((kind) => kind === folded.toLowerCase()) ??
    kindWords.find(([word]) => word.test(folded))?.[1] ??
    null
  );
}

const nationalId = /^E([0-9]{5})[0-9]{5}([12])([0-9])[0-9A-Za-z]$/u;

/**
 * 全国共通避難所・避難場所ID: E, municipality without its check digit, facility, 1 指定避難所 or 2 指定緊急避難場所, 1 general or
 * 2 welfare, serial. Null for any other text.
 */
export function readNationalId(text: string): { municipality: string; kind: SiteKind } | null {
  const [, municipality = '', list, part] = nationalId.exec(text) ?? [];
  if (list === undefined) return null;
  return {
    municipality,
    kind: list === '2' ? 'emergency_ground' : part === '2' ? 'welfare_shelter' : 'shelter',
  };
}

export type Mark = 'yes' | 'in_part' | 'no';
const marks: readonly (readonly [RegExp, Mark])[] = [
  [/^(?:|0(?:\.0)?|[×✕✖xX-]|false|無|なし|不可|否|非該当)$/iu, 'no'],
  [/^(?:1(?:\.0)?|[○◯〇●◎]|true|有|あり|可|適|該当)$/iu, 'yes'],
  [/^[△▲]/u, 'in_part'],
];

/** A cell of 災害種別; null where it is none of the marks in use. */
export function readMark(text: string): Mark | null {
  const folded = text.normalize('NFKC').trim();
  return marks.find(([form]) => form.test(folded))?.[1] ?? null;
}

export interface Capacity {
  people: number | null;
  /** As it came, where it is more than a number. */
  note: string | null;
}

const most = 1_000_000;

/** 想定収容人数: a number, with or without 人; 0 is none registered; of 屋内191人／屋外0人 what is indoors; else the words stay. */
export function readCapacity(text: string): Capacity {
  const folded = text.normalize('NFKC').replace(/[\s,]/gu, '');
  if (folded === '') return { people: null, note: null };
  const plain = /^約?([0-9]{1,7})(?:\.0+)?[人名]?$/u.exec(folded)?.[1];
  const indoors = /屋内(?:は|:)?約?([0-9]{1,7})[人名]/u.exec(folded)?.[1];
  const people = Number(plain ?? indoors ?? 0);
  return {
    people: people > 0 && people <= most ? people : null,
    note: plain !== undefined && people <= most ? null : text,
  };
}
