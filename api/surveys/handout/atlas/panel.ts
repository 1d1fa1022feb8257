// The strip beside the map: whose district, what the signs mean, how long a metre is, how old it all is.
import { MM, type Point } from '../../../documents/sheet.ts';
import type { DistrictHandout } from '../district-handout.ts';
import { stopsToVisit } from '../district-handout.ts';
import { formatDays, formatDistance, formatHours } from '../words.ts';
import { boxPart, drawLine, type Pen, writeInBox, writeText } from '../pen.ts';
import { barrierLook } from './ground.ts';
import type { Box } from './place-labels.ts';

export interface PanelFacts {
  scale: number;
  page: number;
  pages: number;
  /** '全体図', '詳細図 2（訪問順 18〜34）', or empty for the only sheet. */
  part: string;
  shows: {
    barriers: boolean;
    finished: boolean;
    non_wooden: boolean;
    without_outline: boolean;
    rough: boolean;
    neighbours: boolean;
    sheets: boolean;
  };
}

const SMALL = 7.5;
const PLAIN = 9.5;
const LEGEND_STEP = 15;

export function drawPanel(pen: Pen, district: DistrictHandout, box: Box, facts: PanelFacts): void {
  let y = drawHead(pen, district, box, facts);
  y = drawLegend(pen, { ...box, top: y }, facts);
  drawScale(pen, box, y - 14, facts.scale);
  drawNotes(pen, { ...box, top: y - 66, bottom: box.bottom + 110 });
  drawFoot(pen, district, box, facts);
}

function drawHead(pen: Pen, district: DistrictHandout, box: Box, { part }: PanelFacts): number {
  const { left, right, top } = box;
  const middle = (left + right) / 2;
  pen.sheet.shapes.push({
    parts: [boxPart({ left, right, top, bottom: top - 92 })],
    closed: true,
    stroke: 0,
    width: 1.6,
  });
  writeText(pen, '調査区', left + 8, top - 14, { size: 12, bold: true });
  writeText(pen, String(district.district_number), middle, top - 52, {
    size: 64,
    bold: true,
    align: 'centre',
  });
  const visits = stopsToVisit(district);
  const rows: readonly (readonly [string, string])[] = [
    ['班', district.team ?? '　　　　　　'],
    ['調査日', formatDays(district.days)],
    ['訪問先', `${visits.length}棟`],
    ['見込み', `${formatHours(district.minutes)}（歩く距離 ${formatDistance(district.walking_metres)}）`],
    ['調査方法', district.method],
    ['調査計画', district.plan],
    ['災害', district.disaster],
    ['市区町村', district.municipality],
    ...(part === '' ? [] : [['図', part] as const]),
  ];
  let y = top - 92;
  for (const [label, value] of rows) {
    y -= 17;
    writeText(pen, label, left, y, { size: SMALL, ink: 0.25 });
    writeInBox(
      pen,
      value,
      { left: left + 42, right, top: y + 8, bottom: y - 8 },
      { size: PLAIN, one_line_until: 7.5, smallest: 6.5, leading: 1.15 },
      label === '班' || label === '訪問先',
    );
    drawLine(pen, [left, y - 8.5], [right, y - 8.5], 0.3);
  }
  return y - 22;
}

function drawLegend(pen: Pen, { left, top }: Box, { shows }: PanelFacts): number {
  const { sheet } = pen;
  writeText(pen, '凡例', left, top, { size: PLAIN, bold: true });
  let y = top - 4;
  const entry = (text: string, draw: (x: number, y: number) => void): void => {
    y -= LEGEND_STEP;
    draw(left + 16, y);
    writeText(pen, text, left + 40, y, { size: 8.5 });
  };
  const house = (fill: number, stroke: number, width: number) => (x: number, at: number) => {
    sheet.shapes.push({ parts: [boxPart(around([x, at], 9, 5))], closed: true, fill, stroke, width });
  };
  const tag =
    (text: string, fill: number, width: number, dash?: readonly number[]) => (x: number, at: number) => {
      const parts = [boxPart(around([x, at], 8, 5.75))];
      sheet.shapes.push({ parts, closed: true, fill, stroke: 0, width, ...(dash ? { dash } : {}) });
      writeText(pen, text, x, at, { size: 9, bold: true, align: 'centre', ink: fill === 0 ? 1 : 0 });
    };
  const stroke =
    (
      ...lines: {
        stroke: number | readonly [number, number, number];
        width: number;
        dash?: readonly number[];
      }[]
    ) =>
    (x: number, at: number) => {
      for (const look of lines)
        sheet.shapes.push({
          ...look,
          parts: [
            [
              [x - 16, at],
              [x + 16, at],
            ],
          ],
          closed: false,
        });
    };
  entry('訪問先（番号は訪問順）', tag('2', 1, 0.7));
  entry('最初の訪問先', tag('1', 0, 0.7));
  entry('最後の訪問先', tag('9', 1, 1.8));
  if (shows.rough) entry('位置は町字まで。所在地で探す', tag('5', 1, 0.7, [2, 1.2]));
  entry('訪問する建物（木造・プレハブ）', house(1, 0, 1.15));
  if (shows.non_wooden) entry('訪問する建物（非木造）', house(0.78, 0, 1.15));
  if (shows.without_outline)
    entry('訪問先（建物の形は不明）', (x, at) => {
      sheet.shapes.push({
        parts: [
          [
            [x, at - 4],
            [x + 4, at],
            [x, at + 4],
            [x - 4, at],
          ],
        ],
        closed: true,
        fill: 1,
        stroke: 0,
        width: 1.15,
      });
    });
  if (shows.finished) entry('調査を終えた建物（済）', house(0.93, 0.4, 0.5));
  entry('訪問しない建物', house(0.93, 0.62, 0.3));
  entry('訪問する順', (x, at) => {
    const ink = [0.08, 0.22, 0.62] as const;
    sheet.shapes.push({
      parts: [
        [
          [x - 16, at],
          [x + 16, at],
        ],
      ],
      closed: false,
      stroke: ink,
      width: 1,
    });
    sheet.shapes.push({
      parts: [
        [
          [x + 4, at],
          [x - 2.5, at + 2.6],
          [x - 2.5, at - 2.6],
        ],
      ],
      closed: true,
      fill: ink,
    });
  });
  entry('この調査区の境', stroke({ stroke: 0, width: 2.6, dash: [11, 3, 2.5, 3] }));
  if (shows.neighbours) entry('となりの調査区の境', stroke({ stroke: 0.4, width: 0.8, dash: [4, 2.5] }));
  if (shows.barriers) entry('渡らない線（川・鉄道・幹線道路）', stroke({ ...barrierLook }));
  if (shows.sheets) entry('詳細図の範囲', stroke({ stroke: 0, width: 0.9 }));
  return y - 16;
}

function around([x, y]: Point, halfWidth: number, halfHeight: number): Box {
  return { left: x - halfWidth, right: x + halfWidth, bottom: y - halfHeight, top: y + halfHeight };
}

/** The longest round length of at most 50 mm, cut in five; its millimetres are said, so that a ruler can prove the print. */
function drawScale(pen: Pen, { left, right }: Box, y: number, scale: number): void {
  writeText(pen, `縮尺 1:${scale.toLocaleString('ja-JP')}`, left, y, { size: 13, bold: true });
  const { metres, millimetres } = barOf(scale);
  const length = millimetres * MM;
  const [low, high] = [y - 24, y - 19];
  for (let at = 0; at < 5; at += 1) {
    const from = left + (length * at) / 5;
    pen.sheet.shapes.push({
      parts: [boxPart({ left: from, right: from + length / 5, bottom: low, top: high })],
      closed: true,
      fill: at % 2 === 0 ? 0 : 1,
      stroke: 0,
      width: 0.5,
    });
  }
  writeText(pen, '0', left, low - 7, { size: SMALL });
  writeText(pen, formatDistance(metres), left + length, low - 7, { size: SMALL, align: 'centre' });
  writeText(pen, `棒の長さ ${millimetres.toFixed(1)} mm（原寸で印刷したとき）`, left, low - 18, {
    size: 6.5,
    ink: 0.25,
  });
  drawNorth(pen, [right - 14, y - 6]);
}

export function barOf(scale: number): { metres: number; millimetres: number } {
  const lengths = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
  const metres = lengths.findLast((length) => (length * 1000) / scale <= 50) ?? 10;
  return { metres, millimetres: (metres * 1000) / scale };
}

function drawNorth(pen: Pen, [x, y]: Point): void {
  pen.sheet.shapes.push({
    parts: [
      [
        [x, y + 12],
        [x - 7, y - 14],
        [x, y - 8],
      ],
    ],
    closed: true,
    fill: 0,
    stroke: 0,
    width: 0.6,
  });
  pen.sheet.shapes.push({
    parts: [
      [
        [x, y + 12],
        [x + 7, y - 14],
        [x, y - 8],
      ],
    ],
    closed: true,
    fill: 1,
    stroke: 0,
    width: 0.6,
  });
  writeText(pen, '北', x, y + 20, { size: 10, bold: true, align: 'centre' });
}

/** Room for what the team writes on the map's own paper. */
function drawNotes(pen: Pen, box: Box): void {
  if (box.top - box.bottom < 40) return;
  pen.sheet.shapes.push({ parts: [boxPart(box)], closed: true, stroke: 0.3, width: 0.5 });
  writeText(pen, 'メモ', box.left + 5, box.top - 9, { size: SMALL, ink: 0.25 });
}

function drawFoot(
  pen: Pen,
  district: DistrictHandout,
  { left, right, bottom }: Box,
  { page, pages }: PanelFacts,
): void {
  writeText(pen, `${page} / ${pages} ページ`, right, bottom + 6, { size: 11, bold: true, align: 'right' });
  writeText(pen, `調査区 ${district.district_number}`, left, bottom + 6, { size: 11, bold: true });
  drawLine(pen, [left, bottom + 15], [right, bottom + 15], 0.5);
  writeInBox(
    pen,
    `出典 ${district.sources.join('、')}`,
    { left, right, top: bottom + 58, bottom: bottom + 18 },
    { size: 6.5, one_line_until: 6.5, smallest: 5, leading: 1.3, from_top: true },
  );
  writeText(pen, `${district.as_of} 時点`, left, bottom + 68, { size: PLAIN, bold: true });
  writeInBox(
    pen,
    '住まいの位置が分かる資料です。外の人に見せず、調査のあとは本部へ返してください。',
    { left, right, top: bottom + 102, bottom: bottom + 78 },
    { size: 7.5, one_line_until: 7.5, smallest: 6.5, leading: 1.3, from_top: true },
  );
}
