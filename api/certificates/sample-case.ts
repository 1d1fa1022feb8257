// An invented case, to show and to try a template with: nobody in it exists.
import type { PaperFields } from './document/paper-fields.ts';

const people = [
  { name: '結城　渚', relationship: '世帯主', sex: '男', age: '58' },
  { name: '結城　和子', relationship: '妻', sex: '女', age: '55' },
  { name: '結城　葵', relationship: '子', sex: '女', age: '21' },
];

export const sampleCase: PaperFields = {
  certificate_number: '第0000123号',
  issued_on: '2026-08-12',
  issued_date: '令和8年8月12日',
  householder_address: 'むすび市港町三丁目4番12号',
  householder_name: '結城　渚',
  owner_address: 'うみべ県浦戸市中央二丁目7番1号',
  owner_name: '結城　渚',
  co_owners: '結城　和子（持分 2分の1）',
  declarant_address: 'むすび市港町三丁目4番12号',
  declarant_name: '結城　渚',
  category: '居住者',
  members: people,
  cause: '令和8年7月28日の地震による',
  house_address: 'むすび市港町三丁目4番12号',
  damage_class: '大規模半壊',
  object_kind: '居住',
  flood_class: '床下浸水',
  survey_round: '第1次調査',
  property_number: 'B00123',
  lot_number: '4番12',
  structure: '木造瓦葺2階建',
  damaged_object: '車庫（鉄骨造）1棟',
  damage_content: '地震により屋根が落下し、柱3本が曲がった。普通自動車1台が下敷きとなった。',
  special_notes: '写真4枚の提出あり。',
  other: '',
  received_date: '令和8年8月5日',
  remarks: '',
  version_words: '',
  copy_words: '',
  mayor_title: 'むすび市長',
  mayor_name: '結　渚',
  seal_number: '第00012号',
  verification: 'https://musubi.example.lg.jp/public/990019/certificate#sample',
  training: false,
  substitutions: {},
};

/** The same with what is long in real registers, and as many members as one page holds. */
export const longSampleCase: PaperFields = {
  ...sampleCase,
  householder_name: 'GONZALEZ DE LA CRUZ MARIA FERNANDA',
  owner_name: '医療法人社団むすび会　理事長　結城　渚',
  co_owners: Array.from({ length: 6 }, (_, index) => `結城　${'一二三四五六'[index] ?? ''}郎`).join('、'),
  householder_address:
    'むすび市大字北浜字上之段一千二百三十四番地の五十六　むすびヶ丘海岸通りハイツ壱番館305号室',
  owner_address: 'うみべ県浦戸市大字中央字上之段一千二百三十四番地の五十六　海岸通りハイツ壱番館305号室',
  declarant_address: 'むすび市大字北浜字上之段一千二百三十四番地の五十六　むすびヶ丘ハイツ305号室',
  house_address: 'むすび市大字北浜字上之段一千二百三十四番地の五十六　海岸通りハイツ壱番館',
  damage_class: '準半壊に至らない（一部損壊）',
  members: Array.from({ length: 14 }, (_, index) => ({
    name: ['結城　渚', 'GONZALEZ DE LA CRUZ MARIA', '渡邉　富士子'][index % 3] ?? '',
    relationship: index === 0 ? '世帯主' : '子の配偶者',
    sex: index % 2 === 0 ? '男' : '女',
    age: String(80 - index * 4),
  })),
  remarks: '車庫および塀の被害は含まない。\n第2次調査による。',
  special_notes: '写真12枚の提出あり。消防署の立会いのもとで確認した。',
  copy_words: '原本と相違ないことを証明します。',
};
