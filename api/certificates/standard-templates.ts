// The forms as they come with the program: the unified national form of 罹災証明書 (for residents, owners, fire) and
// 被災届出受理証 after the samples of document 002 chapter V. Staff change them from there.
import { standardLetters } from './standard-letters.ts';
import { isLetter } from './templates.contract.ts';
import type { PaperGround, TemplateBlock, TemplateBlocks } from './templates.contract.ts';

/** What 住家 means, in the words of the national form. */
const HOUSE_NOTE =
  '※住家とは、現実に居住（世帯が生活の本拠として日常的に使用していることをいう。）のために使用している建物のこと。\n' +
  '（被災者生活再建支援金や災害救助法による住宅の応急修理等の対象となる住家）';

const certification: TemplateBlock = {
  block: 'certification',
  sentence: '上記のとおり、相違ないことを証明します。',
  seal: 'over_name',
};
const code: TemplateBlock = { block: 'qr', place: 'bottom_left', caption: '真偽の確認' };

const cause: TemplateBlock = {
  block: 'table',
  rows: [
    {
      row: 'item',
      label: ['罹災原因'],
      field: 'cause',
      height: 13.4,
      look: 'plain',
      closes: false,
      fills: false,
    },
  ],
};

const house: TemplateBlock = {
  block: 'table',
  rows: [
    {
      row: 'item',
      label: ['被災住家※', 'の所在地'],
      field: 'house_address',
      height: 14.8,
      look: 'plain',
      closes: false,
      fills: false,
    },
    {
      row: 'item',
      label: ['住家※の', '被害の程度'],
      field: 'damage_class',
      height: 14.8,
      look: 'class',
      closes: false,
      fills: false,
    },
    {
      row: 'items',
      label: ['追加記載事項'],
      items: [
        { label: '被災物件種別', field: 'object_kind' },
        { label: '浸水区分', field: 'flood_class' },
      ],
      height: 10.6,
    },
    { row: 'note', text: HOUSE_NOTE, height: 11.3 },
    {
      row: 'item',
      label: ['追加記載事項'],
      field: 'remarks',
      height: 10,
      look: 'small',
      closes: true,
      fills: true,
    },
  ],
};

const resident: TemplateBlocks = [
  { block: 'head', title: '罹災証明書', subtitle: '{再交付・訂正の記載}' },
  {
    block: 'table',
    rows: [
      {
        row: 'item',
        label: ['世帯主住所'],
        field: 'householder_address',
        height: 14.1,
        look: 'plain',
        closes: false,
        fills: false,
      },
      {
        row: 'item',
        label: ['世帯主氏名'],
        field: 'householder_name',
        height: 14.1,
        look: 'name',
        closes: false,
        fills: false,
      },
      { row: 'members', label: ['追加記載事項'], items: [{ label: '被災者区分', field: 'category' }] },
    ],
  },
  cause,
  house,
  certification,
  code,
];

const owner: TemplateBlocks = [
  { block: 'head', title: '罹災証明書', subtitle: '（所有者用）{再交付・訂正の記載}' },
  {
    block: 'table',
    rows: [
      {
        row: 'item',
        label: ['所有者住所'],
        field: 'owner_address',
        height: 15,
        look: 'plain',
        closes: false,
        fills: false,
      },
      {
        row: 'item',
        label: ['所有者氏名'],
        field: 'owner_name',
        height: 15,
        look: 'name',
        closes: false,
        fills: false,
      },
      {
        row: 'item',
        label: ['共有者'],
        field: 'co_owners',
        height: 18,
        look: 'plain',
        closes: true,
        fills: false,
      },
      {
        row: 'items',
        label: ['追加記載事項'],
        items: [{ label: '被災者区分', field: 'category' }],
        height: 10.6,
      },
    ],
  },
  cause,
  {
    block: 'table',
    rows: [
      {
        row: 'item',
        label: ['被災家屋', 'の所在地'],
        field: 'house_address',
        height: 15,
        look: 'plain',
        closes: false,
        fills: false,
      },
      {
        row: 'items',
        label: ['家屋の表示'],
        items: [
          { label: '家屋番号', field: 'lot_number' },
          { label: '構造', field: 'structure' },
          { label: '種別', field: 'object_kind' },
        ],
        height: 12,
      },
      {
        row: 'item',
        label: ['家屋の', '被害の程度'],
        field: 'damage_class',
        height: 15,
        look: 'class',
        closes: false,
        fills: false,
      },
      {
        row: 'items',
        label: ['追加記載事項'],
        items: [{ label: '浸水区分', field: 'flood_class' }],
        height: 10.6,
      },
      {
        row: 'item',
        label: ['追加記載事項'],
        field: 'remarks',
        height: 10,
        look: 'small',
        closes: true,
        fills: true,
      },
    ],
  },
  certification,
  code,
];

const report: TemplateBlocks = [
  { block: 'head', title: '被災届出受理証', subtitle: '{再交付・訂正の記載}' },
  {
    block: 'table',
    rows: [
      {
        row: 'item',
        label: ['届出者住所'],
        field: 'declarant_address',
        height: 15,
        look: 'plain',
        closes: false,
        fills: false,
      },
      {
        row: 'item',
        label: ['届出者氏名'],
        field: 'declarant_name',
        height: 15,
        look: 'name',
        closes: false,
        fills: false,
      },
      {
        row: 'item',
        label: ['被災原因'],
        field: 'cause',
        height: 13.4,
        look: 'plain',
        closes: false,
        fills: false,
      },
    ],
  },
  {
    block: 'table',
    rows: [
      {
        row: 'item',
        label: ['被災物件'],
        field: 'damaged_object',
        height: 15,
        look: 'plain',
        closes: false,
        fills: false,
      },
      {
        row: 'item',
        label: ['所在地'],
        field: 'house_address',
        height: 15,
        look: 'plain',
        closes: true,
        fills: false,
      },
      {
        row: 'item',
        label: ['被災内容'],
        field: 'damage_content',
        height: 10,
        look: 'plain',
        closes: true,
        fills: true,
      },
      {
        row: 'item',
        label: ['特記事項'],
        field: 'special_notes',
        height: 18,
        look: 'small',
        closes: true,
        fills: false,
      },
      {
        row: 'item',
        label: ['その他'],
        field: 'other',
        height: 18,
        look: 'small',
        closes: true,
        fills: false,
      },
      {
        row: 'note',
        text: '本書は、被災の届出を受理したことを証するもので、被害の程度を証明するものではありません。',
        height: 8,
      },
    ],
  },
  {
    block: 'certification',
    sentence: '上記のとおり、被災の届出を受理したことを証明します。',
    seal: 'over_name',
  },
  code,
];

/** 火災: the class of fire takes the place of the class of damage, and no 住家 is defined. */
const fire: TemplateBlocks = resident.map((block): TemplateBlock => {
  if (block.block === 'head') return { ...block, subtitle: '（火災）{再交付・訂正の記載}' };
  if (block !== house || block.block !== 'table') return block;
  return {
    block: 'table',
    rows: block.rows
      .filter((row) => row.row !== 'note' && row.row !== 'items')
      .map((row) =>
        row.row === 'item' && row.field === 'damage_class'
          ? { ...row, label: ['焼損の程度'] }
          : row.row === 'item' && row.field === 'house_address'
            ? { ...row, label: ['罹災物件', 'の所在地'] }
            : row,
      ),
  };
});

const byKind: Readonly<Record<string, TemplateBlocks>> = {
  resident,
  owner,
  fire,
  damage_report: report,
};
const byGround: Readonly<Record<PaperGround, TemplateBlocks>> = {
  confirmation: resident,
  building: owner,
  declaration: report,
  ...standardLetters,
};

/** The form that a kind begins with: its own, or that of its ground under the kind's title. A letter has its own title. */
export function standardTemplate(kind: string, ground: PaperGround, title: string): TemplateBlocks {
  const own = byKind[kind] ?? (isLetter(ground) ? byGround[ground] : undefined);
  if (own !== undefined) return own;
  return byGround[ground].map((block) => (block.block === 'head' ? { ...block, title } : block));
}
