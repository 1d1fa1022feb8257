// A4 一覧: the buildings of the district in visiting order, with boxes to tick. Names nobody.
import { emptySheet, type Sheet } from '../../../documents/sheet.ts';
import type { DistrictHandout, HandoutStop } from '../district-handout.ts';
import { stopsToVisit } from '../district-handout.ts';
import { createPens, drawLine, type Pen, UNDRAWABLE, writeInBox, writeText } from '../pen.ts';
import { markTraining } from '../training.ts';
import { describeBuilding, formatDistance, formatHours } from '../words.ts';
import { BOTTOM, drawDistrictFoot, drawDistrictHead, drawTick, LEFT, RIGHT } from './paper-head.ts';

const ROW = 21;
const HEAD = 24;
/** Left edges of the columns after LEFT. */
const COLUMNS = { order: 0, number: 26, address: 78, facts: 244, remark: 358, ticks: RIGHT - LEFT - 88 };
const TICKS = ['済', '不在', '再訪', '不明'];

export function layOutVisitList(district: DistrictHandout): Sheet[] {
  const visits = stopsToVisit(district);
  const penOn = createPens();
  const sheets: Sheet[] = [];
  const pens: Pen[] = [];
  let y = 0;
  const begin = (): Pen => {
    const sheet = emptySheet();
    const pen = penOn(sheet);
    sheets.push(sheet);
    pens.push(pen);
    if (district.is_training) markTraining(pen);
    y = drawDistrictHead(pen, district, '訪問先一覧');
    if (sheets.length === 1) {
      const total = `訪問先 ${visits.length}棟　歩く距離 ${formatDistance(district.walking_metres)}　見込み ${formatHours(district.minutes)}`;
      writeText(pen, total, LEFT, y - 4, { size: 10, bold: true });
      y -= 16;
    }
    y = drawColumnHeads(pen, y);
    return pen;
  };
  let pen = begin();
  for (const stop of visits) {
    if (y - ROW < BOTTOM) pen = begin();
    drawRow(pen, stop, y);
    y -= ROW;
  }
  pens.forEach((one, at) => drawDistrictFoot(one, district, at + 1, sheets.length));
  const hasUndrawable = sheets.some(({ texts }) =>
    texts.some(({ cells }) => cells.some(({ text }) => text === UNDRAWABLE)),
  );
  if (hasUndrawable)
    writeText(pen, `${UNDRAWABLE} は印刷できない文字です。画面で確かめてください。`, LEFT, BOTTOM + 4, {
      size: 7.5,
    });
  return sheets;
}

function drawColumnHeads(pen: Pen, top: number): number {
  const y = top - HEAD / 2;
  const heads: readonly (readonly [number, string])[] = [
    [COLUMNS.order, '順'],
    [COLUMNS.number, '調査番号'],
    [COLUMNS.address, '所在地'],
    [COLUMNS.facts, '構造・階数・種類'],
    [COLUMNS.remark, '備考'],
  ];
  for (const [x, text] of heads) writeText(pen, text, LEFT + x + 2, y, { size: 8 });
  TICKS.forEach((text, at) => writeText(pen, text, tickAt(at), y, { size: 7, align: 'centre' }));
  drawLine(pen, [LEFT, top - HEAD], [RIGHT, top - HEAD], 1);
  drawLine(pen, [LEFT, top], [RIGHT, top], 1);
  return top - HEAD;
}

function tickAt(at: number): number {
  return LEFT + COLUMNS.ticks + 11 + at * 22;
}

function drawRow(pen: Pen, stop: HandoutStop, top: number): void {
  const y = top - ROW / 2;
  const cell = (text: string, from: number, to: number, size = 8.5): void => {
    if (text === '') return;
    writeInBox(
      pen,
      text,
      { left: LEFT + from + 2, right: LEFT + to - 3, top: top - 1, bottom: top - ROW + 1 },
      { size, one_line_until: 6.75, smallest: 5.5, leading: 1.15 },
    );
  };
  writeText(pen, String(stop.order ?? ''), LEFT + COLUMNS.order + 20, y, {
    size: 11,
    bold: true,
    align: 'right',
  });
  writeText(pen, stop.survey_number, LEFT + COLUMNS.number + 2, y, { size: 10, bold: true });
  cell([stop.address, stop.building_name ?? ''].filter(Boolean).join('　'), COLUMNS.address, COLUMNS.facts);
  cell(describeBuilding(stop), COLUMNS.facts, COLUMNS.remark, 8);
  cell(
    [stop.is_rough ? '位置は町字まで' : '', stop.remark ?? ''].filter(Boolean).join('。'),
    COLUMNS.remark,
    COLUMNS.ticks,
    7.5,
  );
  TICKS.forEach((_, at) => drawTick(pen, tickAt(at), y));
  drawLine(pen, [LEFT, top - ROW], [RIGHT, top - ROW], 0.35);
}
