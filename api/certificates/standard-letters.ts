// The letters as they come with the program, after document 002 chapter V (再調査に基づいた判定結果については、理由とともに
// 当該被災者に示します). Staff change them from there; whether a 教示 belongs on them is the town's to say.
import type { LetterFields } from './document/paper-fields.ts';
import type { LetterSort, TemplateBlock, TemplateBlocks, TemplateRow } from './templates.contract.ts';

const addressee: TemplateBlock = {
  block: 'text',
  text: '{申請者住所}\n{申請者氏名}　様',
  size: 'plain',
  align: 'left',
  height: 15,
};
const certification: TemplateBlock = {
  block: 'certification',
  sentence: '上記のとおり通知します。',
  seal: 'over_name',
};
const applied: TemplateRow = {
  row: 'items',
  label: ['申請'],
  items: [
    { label: '', field: 'application_number' },
    { label: '罹災原因', field: 'cause' },
  ],
  height: 10,
};
const object: TemplateRow = {
  row: 'items',
  label: ['対象'],
  items: [
    { label: '所在地', field: 'house_address' },
    { label: '種別', field: 'applied_object' },
  ],
  height: 12,
};
const reason: TemplateRow = {
  row: 'item',
  label: ['理由'],
  field: 'reason',
  height: 10,
  look: 'plain',
  closes: false,
  fills: true,
};
const judge: TemplateRow = {
  row: 'item',
  label: ['判断した者'],
  field: 'judged_by',
  height: 10,
  look: 'small',
  closes: false,
  fills: false,
};

export const standardLetters: Readonly<Record<LetterSort, TemplateBlocks>> = {
  refusal: [
    { block: 'head', title: '却下通知書', subtitle: '（罹災証明書の交付申請）' },
    addressee,
    {
      block: 'text',
      text: '{申請日}に申請のあった罹災証明書の交付については、次の理由により、交付しないことに決定しました。',
      size: 'plain',
      align: 'left',
      height: 13,
    },
    {
      block: 'table',
      rows: [applied, object, reason, judge],
    },
    {
      block: 'text',
      text:
        '理由の説明を希望されるとき、また、新しい資料や事情があるときは、下記にお申し出ください。内容を確かめ、改めて申請を取り扱います。\n' +
        'お問い合わせ先　{お問い合わせ先}',
      size: 'plain',
      align: 'left',
      height: 26,
    },
    certification,
  ],
  survey_result: [
    { block: 'head', title: '被害認定調査結果通知書', subtitle: '（{調査回}）' },
    addressee,
    {
      block: 'text',
      text: '{調査の依頼日}に依頼のあった{調査回}については、次のとおりです。',
      size: 'plain',
      align: 'left',
      height: 7,
    },
    {
      block: 'table',
      rows: [
        applied,
        object,
        {
          row: 'items',
          label: ['前の判定'],
          items: [
            { label: '', field: 'former_damage_class' },
            { label: '', field: 'former_survey' },
          ],
          height: 11,
        },
        { ...judge, label: ['今回の調査'], field: 'new_survey', closes: true },
        {
          row: 'item',
          label: ['今回の判定'],
          field: 'damage_class',
          height: 13,
          look: 'class',
          closes: true,
          fills: false,
        },
        { ...judge, label: ['結果'], field: 'outcome' },
        reason,
        judge,
      ],
    },
    {
      block: 'text',
      text:
        'この結果に同意されるときは、窓口で罹災証明書を交付します（前の罹災証明書をお持ちのときは、差し替えます）。納得されない点があるときは、その点を示して再調査を依頼することができます。\n' +
        'お問い合わせ先　{お問い合わせ先}',
      size: 'plain',
      align: 'left',
      height: 26,
    },
    certification,
  ],
};

/** Invented, to show and to try a letter with: nobody in it exists. */
export const sampleLetter: LetterFields = {
  certificate_number: 'む税第123号',
  issued_on: '2026-08-12',
  issued_date: '令和8年8月12日',
  applicant_address: 'むすび市港町三丁目4番12号',
  applicant_name: '結城　渚',
  application_number: '申請第000123号',
  application_date: '令和8年8月3日',
  applied_object: '住家',
  cause: '令和8年7月28日の地震による',
  house_address: 'むすび市港町三丁目4番12号',
  request_date: '令和8年8月5日',
  survey_round: '第2次調査',
  former_damage_class: '準半壊',
  former_survey: '第1次調査　調査番号 A-0123（令和8年8月1日）',
  damage_class: '中規模半壊',
  new_survey: '第2次調査　調査番号 A-0123（令和8年8月10日）',
  outcome: '準半壊から中規模半壊に変更',
  reason: '内部への立入りにより、柱の傾きと内壁の損傷を確認し、損害割合を 34% と算定したため。',
  judged_by: '判定委員会（むすび市住家被害判定委員会）',
  office: 'むすび市役所 税務課　むすび市港町1-1　電話 000-000-0000',
  members: [],
  mayor_title: 'むすび市長',
  mayor_name: '結　渚',
  seal_number: '第00012号',
  copy_words: '',
  verification: '',
  training: false,
  substitutions: {},
};

/** The same with what is long in real life. */
export const longSampleLetter: LetterFields = {
  ...sampleLetter,
  applicant_address:
    'うみべ県浦戸市大字中央字上之段一千二百三十四番地の五十六　むすびヶ丘海岸通りハイツ壱番館305号室',
  applicant_name: 'GONZALEZ DE LA CRUZ MARIA FERNANDA',
  house_address: 'むすび市大字北浜字上之段一千二百三十四番地の五十六　海岸通りハイツ壱番館',
  applied_object: '非住家（車庫兼作業場）',
  former_damage_class: '準半壊に至らない（一部損壊）',
  damage_class: '準半壊',
  outcome: '準半壊に至らない（一部損壊）から準半壊に変更',
  reason: '屋根の損傷は、災害の前からの劣化によるものと認められる部分を除いて算定した。'.repeat(8),
  judged_by: '専門家（うみべ県建築士会むすび支部　一級建築士　結城　葵）',
};
