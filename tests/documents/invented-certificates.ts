/** Fields of certificates for people who do not exist. */
import type { CertificateMember, PaperFields } from '../../api/certificates/document/paper-fields.ts';

export const ORDINARY: PaperFields = {
  certificate_number: '第0000123号',
  issued_on: '2026-08-12',
  issued_date: '令和8年8月12日',
  householder_address: 'むすび市港町三丁目4番12号',
  householder_name: '髙橋　清一',
  owner_address: '',
  owner_name: '',
  co_owners: '',
  declarant_address: '',
  declarant_name: '',
  category: '居住者（持家）',
  members: [
    { name: '髙橋　清一', relationship: '世帯主', sex: '男', age: '58' },
    { name: '髙橋　和子', relationship: '妻', sex: '女', age: '55' },
    { name: '髙橋　葵', relationship: '子', sex: '女', age: '21' },
  ],
  cause: '令和8年7月28日の地震による',
  house_address: 'むすび市港町三丁目4番12号',
  damage_class: '大規模半壊',
  object_kind: '居住',
  flood_class: '床下浸水',
  survey_round: '',
  property_number: '',
  lot_number: '',
  structure: '',
  damaged_object: '',
  damage_content: '',
  special_notes: '',
  other: '',
  received_date: '',
  remarks: '',
  version_words: '（第0000012号を訂正）',
  copy_words: '',
  verification: '',
  mayor_title: 'むすび市長',
  mayor_name: '結城　誠一郎',
  seal_number: '第00012号',
  training: false,
  substitutions: {},
};

const NAMES = [
  '齋藤　𠮷次郎',
  '渡邉　富士子',
  '山﨑　翔太',
  'GONZALEZ DE LA CRUZ MARIA FERNANDA',
  '葛󠄀城　みどり',
  '渡邊　次郎',
];
const RELATIONSHIPS = ['世帯主', '妻', '子', '子の配偶者', '子の子', '縁故者'];

export function inventMembers(count: number): CertificateMember[] {
  return Array.from({ length: count }, (_, index) => ({
    name: NAMES[index % NAMES.length] ?? '',
    relationship: RELATIONSHIPS[index % RELATIONSHIPS.length] ?? '',
    sex: index % 2 === 0 ? '男' : '女',
    age: String(80 - index * 3),
  }));
}

export const TWELVE_MEMBERS: PaperFields = { ...ORDINARY, members: inventMembers(12) };

export const LONG_TEXTS: PaperFields = {
  ...ORDINARY,
  householder_name: 'GONZALEZ DE LA CRUZ MARIA FERNANDA',
  householder_address:
    'むすび市大字北浜字上之段一千二百三十四番地の五十六　むすびヶ丘海岸通りハイツ壱番館305号室',
  house_address: 'むすび市大字北浜字上之段一千二百三十四番地の五十六　海岸通りハイツ壱番館',
  damage_class: '準半壊に至らない（一部損壊）',
  members: [{ name: 'GONZALEZ DE LA CRUZ MARIA FERNANDA', relationship: '世帯主', sex: '女', age: '34' }],
  remarks: '車庫および塀の被害は含まない。\n第2次調査による。',
};

/** Nineteen members and long remarks: continues on a second page. */
export const WITH_ANNEX: PaperFields = {
  ...ORDINARY,
  members: inventMembers(19),
  remarks: '納屋と土蔵の被害は別に届け出のこと。'.repeat(30),
};

/** As extracted text and fields are compared: without the blanks and breaks that layout adds. */
export function withoutSpace(text: string): string {
  return text.replaceAll(/\s/gu, '');
}
