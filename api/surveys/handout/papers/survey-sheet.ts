// A4 調査票: one a building, with its number already on it (document 002 IV-4 (4) ④). The common items only: the parts' points
// are dated rules of their own, and their tables are printed with them.
import { encodeText } from '../../../documents/qr-code.ts';
import { emptySheet, MM, type Sheet } from '../../../documents/sheet.ts';
import type { DistrictHandout, HandoutStop } from '../district-handout.ts';
import { stopsToVisit } from '../district-handout.ts';
import { boxPart, createPens, drawLine, type Pen, writeInBox, writeText } from '../pen.ts';
import { markTraining } from '../training.ts';
import { BOTTOM, drawTick, LEFT, RIGHT, TOP } from './paper-head.ts';

const CODE = 26 * MM;
const LABEL = 74;
const ROW = 24;

export function layOutSurveySheets(district: DistrictHandout): Sheet[] {
  const penOn = createPens();
  return stopsToVisit(district).map((stop) => {
    const sheet = emptySheet();
    const pen = penOn(sheet);
    if (district.is_training) markTraining(pen);
    drawTitle(pen, district, stop);
    let y = drawRegister(pen, stop, TOP - 100);
    y = drawRows(pen, rowsOf(district.hazard), y - 8);
    y = drawHearing(pen, y);
    drawSketch(pen, y);
    drawFoot(pen, district, stop);
    return sheet;
  });
}

function drawTitle(pen: Pen, district: DistrictHandout, stop: HandoutStop): void {
  writeText(pen, '住家被害認定調査票', LEFT, TOP - 8, { size: 15, bold: true });
  const method = `${district.method}　${stop.is_wooden ? '木造・プレハブ' : '非木造'}`;
  writeText(pen, method, LEFT + 150, TOP - 8, { size: 10, bold: true });
  writeInBox(
    pen,
    `${district.municipality}　${district.disaster}`,
    { left: LEFT, right: RIGHT - CODE - 12, top: TOP - 19, bottom: TOP - 31 },
    { size: 8.5, one_line_until: 6, smallest: 5 },
  );
  pen.sheet.codes.push(encodeText(stop.code, { x: RIGHT - CODE, y: TOP - CODE, side: CODE }));
  writeText(pen, '調査番号', LEFT, TOP - 50, { size: 9 });
  writeText(pen, stop.survey_number, LEFT + 46, TOP - 51, { size: 30, bold: true });
  writeText(pen, `調査区 ${district.district_number}　訪問順 ${stop.order ?? ''}`, LEFT + 190, TOP - 45, {
    size: 11,
    bold: true,
  });
  writeText(pen, `班 ${district.team ?? ''}`, LEFT + 190, TOP - 60, { size: 8.5 });
  writeText(pen, '1枚目の写真は、この番号が読めるように撮る', LEFT, TOP - 76, { size: 8 });
}

/** What is known before the visit, to be held against what stands there. */
function drawRegister(pen: Pen, stop: HandoutStop, top: number): number {
  const facts = [
    stop.structure,
    stop.storeys === null ? null : `${stop.storeys}階`,
    stop.use,
    stop.floor_area === null ? null : `延床 ${stop.floor_area} m²`,
    stop.built_year === null ? null : `${stop.built_year}年建築`,
  ].filter((fact) => fact !== null && fact !== '');
  const rows: (readonly [string, string])[] = [
    ['所在地', [stop.address, stop.building_name ?? ''].filter(Boolean).join('　')],
    [
      '家屋台帳',
      [facts.join('　'), stop.property_number === null ? '' : `物件番号 ${stop.property_number}`]
        .filter(Boolean)
        .join('　'),
    ],
    ...(stop.owner_name === null ? [] : [['所有者（台帳）', stop.owner_name] as const]),
    ...(stop.is_rough || stop.remark !== null
      ? [
          [
            '前の訪問など',
            [stop.is_rough ? '位置は町字までしか分からない' : '', stop.remark ?? '']
              .filter(Boolean)
              .join('。'),
          ] as const,
        ]
      : []),
  ];
  let y = top;
  for (const [label, value] of rows) {
    drawRowFrame(pen, label, y, 20, 0.93);
    writeInBox(
      pen,
      value,
      { left: LEFT + LABEL + 6, right: RIGHT - 4, top: y - 1, bottom: y - 19 },
      { size: 10, one_line_until: 8, smallest: 6 },
    );
    y -= 20;
  }
  return y;
}

type Piece = { tick: string } | { blank: number } | { text: string };

interface Row {
  label: string;
  height?: number;
  pieces: readonly Piece[];
}

const ticks = (...words: string[]): Piece[] => words.map((tick) => ({ tick }));

/** Header and common items of the sheets (document 002 IV-4; 内閣府 forms as kept in their headers). */
function rowsOf(hazard: DistrictHandout['hazard']): Row[] {
  return [
    {
      label: '調査日時',
      pieces: [
        { text: '令和' },
        { blank: 24 },
        { text: '年' },
        { blank: 24 },
        { text: '月' },
        { blank: 24 },
        { text: '日　午前・午後' },
        { blank: 24 },
        { text: '時' },
        { blank: 24 },
        { text: '分から' },
      ],
    },
    { label: '調査員', pieces: [{ blank: 130 }, { text: '・' }, { blank: 130 }] },
    {
      label: '立会い',
      pieces: [...ticks('居住者', '所有者', '不在', 'その他'), { text: '（' }, { blank: 90 }, { text: '）' }],
    },
    {
      label: '建物の確認',
      pieces: [...ticks('地図のとおり', '位置が違う', '建物がない', '二棟を一棟とみる', '一棟を分ける')],
    },
    {
      label: '構造',
      pieces: [...ticks('木造・プレハブ', '非木造'), { text: '　階数' }, { blank: 28 }, { text: '階' }],
    },
    {
      label: '用途',
      pieces: [...ticks('住家', '非住家', '併用', '空き家'), { text: '　世帯数' }, { blank: 28 }],
    },
    ...(hazard === 'earthquake'
      ? [
          {
            label: '応急危険度判定',
            pieces: ticks('危険（赤）', '要注意（黄）', '調査済（緑）', '不明・なし'),
          },
        ]
      : []),
    ...(hazard === 'flood'
      ? [
          {
            label: '浸水',
            pieces: [
              ...ticks('床上', '床下', 'なし'),
              { text: '　床上からの深さ' },
              { blank: 40 },
              { text: 'cm（最も浅い所）' },
            ],
          },
        ]
      : []),
    ...(hazard === 'wind'
      ? [{ label: '開口部・屋根', pieces: ticks('開口部の損傷', '屋根の損傷', '雨漏り', 'なし') }]
      : []),
    {
      label: '火災の有無',
      pieces: [...ticks('なし', 'あり'), { text: '（' }, { blank: 150 }, { text: '）' }],
    },
  ];
}

function drawRows(pen: Pen, rows: readonly Row[], top: number): number {
  let y = top;
  for (const { label, pieces, height = ROW } of rows) {
    drawRowFrame(pen, label, y, height);
    drawPieces(pen, pieces, y - height / 2);
    y -= height;
  }
  return y;
}

function drawRowFrame(pen: Pen, label: string, top: number, height: number, fill?: number): void {
  const box = { left: LEFT, right: RIGHT, top, bottom: top - height };
  if (fill !== undefined)
    pen.sheet.shapes.push({ parts: [boxPart({ ...box, right: LEFT + LABEL })], closed: true, fill });
  pen.sheet.shapes.push({ parts: [boxPart(box)], closed: true, stroke: 0, width: 0.6 });
  drawLine(pen, [LEFT + LABEL, top], [LEFT + LABEL, top - height], 0.6);
  writeText(pen, label, LEFT + 5, top - height / 2, { size: 8.5, bold: true });
}

const TEXT = 9;

function drawPieces(pen: Pen, pieces: readonly Piece[], y: number): void {
  let x = LEFT + LABEL + 8;
  const say = (text: string): void => {
    writeText(pen, text, x, y, { size: TEXT });
    x += [...text].length * TEXT;
  };
  for (const piece of pieces) {
    if ('tick' in piece) {
      drawTick(pen, x + 5, y, 10);
      x += 14;
      say(piece.tick);
      x += 10;
    } else if ('blank' in piece) {
      drawLine(pen, [x, y - 6], [x + piece.blank, y - 6], 0.4);
      x += piece.blank + 2;
    } else {
      say(piece.text);
      x += 2;
    }
  }
}

/** 聞取り and 特記事項: room to write. */
function drawHearing(pen: Pen, top: number): number {
  const rows: readonly (readonly [string, string, number])[] = [
    ['聞取り 居住者', '氏名　　　　　　　　　　　　　　　　　世帯主　　　　　　　　　　　　　電話', 26],
    ['聞取り 所有者', '氏名　　　　　　　　　　　　　　　　　住所', 26],
    ['聞取り 建物名', '建物名・部屋番号　　　　　　　　　　　　　　　　　借家の場合の家主・管理者', 26],
    ['特記事項', '', 76],
  ];
  let y = top;
  for (const [label, hint, height] of rows) {
    drawRowFrame(pen, label, y, height);
    if (hint !== '') writeText(pen, hint, LEFT + LABEL + 6, y - 8, { size: 6.5, ink: 0.3 });
    y -= height;
  }
  return y;
}

const GRID = 5 * MM;

/** 配置図: squares of 5 mm, north up, for the outline that is judged and the streets around it. */
function drawSketch(pen: Pen, top: number): void {
  const bottom = BOTTOM + 30;
  const box = { left: LEFT, right: RIGHT, top: top - 8, bottom };
  const height = box.top - box.bottom;
  if (height < GRID * 4) return;
  const lines = [];
  for (let x = box.left + GRID; x < box.right; x += GRID)
    lines.push([
      [x, box.bottom],
      [x, box.top - 14],
    ] as const);
  for (let y = box.bottom + GRID; y < box.top - 14; y += GRID)
    lines.push([
      [box.left, y],
      [box.right, y],
    ] as const);
  pen.sheet.shapes.push({ parts: lines, closed: false, stroke: 0.78, width: 0.3 });
  drawLine(pen, [box.left, box.top - 14], [box.right, box.top - 14], 0.6);
  pen.sheet.shapes.push({ parts: [boxPart(box)], closed: true, stroke: 0, width: 0.6 });
  writeText(pen, '配置図（道路と建物、調査した範囲を太線で。1マス　　　m）', LEFT + 5, box.top - 7.5, {
    size: 8,
  });
  writeText(pen, '北 ↑', RIGHT - 6, box.top - 7.5, { size: 8.5, bold: true, align: 'right' });
}

function drawFoot(pen: Pen, district: DistrictHandout, stop: HandoutStop): void {
  const y = BOTTOM + 14;
  writeText(pen, '調査済証を', LEFT, y, { size: 8.5 });
  drawTick(pen, LEFT + 54, y);
  writeText(pen, '貼った', LEFT + 61, y, { size: 8.5 });
  drawTick(pen, LEFT + 104, y);
  writeText(pen, '手渡した', LEFT + 111, y, { size: 8.5 });
  writeText(pen, '写真', LEFT + 170, y, { size: 8.5 });
  drawLine(pen, [LEFT + 190, y - 6], [LEFT + 222, y - 6], 0.4);
  writeText(pen, '枚　　班内の確認', LEFT + 226, y, { size: 8.5 });
  drawLine(pen, [LEFT + 302, y - 6], [LEFT + 362, y - 6], 0.4);
  writeText(pen, '確認担当', LEFT + 374, y, { size: 8.5 });
  drawLine(pen, [LEFT + 412, y - 6], [RIGHT, y - 6], 0.4);
  drawLine(pen, [LEFT, BOTTOM - 4], [RIGHT, BOTTOM - 4], 0.4);
  writeText(pen, `${district.plan}　台帳は ${district.as_of} 時点`, LEFT, BOTTOM - 12, { size: 7.5 });
  writeText(pen, `調査番号 ${stop.survey_number}`, RIGHT, BOTTOM - 12, {
    size: 9,
    bold: true,
    align: 'right',
  });
}
