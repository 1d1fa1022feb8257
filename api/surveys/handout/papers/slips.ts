// 調査済証: left at the door. Survey number and code bring the house back at the counter; the words are the town's. Black
// on white, for coloured paper other than the red, yellow and green of 応急危険度判定.
import { encodeText } from '../../../documents/qr-code.ts';
import { A4, emptySheet, MM, type Sheet } from '../../../documents/sheet.ts';
import type { DistrictHandout, HandoutStop, SlipText } from '../district-handout.ts';
import { stopsToVisit } from '../district-handout.ts';
import { boxPart, createPens, drawLine, type Pen, writeInBox, writeText } from '../pen.ts';
import { markTraining } from '../training.ts';

const ACROSS = 2;
const DOWN = 3;
const WIDTH = A4.width / ACROSS;
const HEIGHT = A4.height / DOWN;
const INSET = 9 * MM;
const CODE = 21 * MM;
const HINT = '色紙に印刷（応急危険度判定の赤・黄・緑は使わない）。点線で切り離す。';

/** Six on a page, cut along the dotted lines; in the order of the visits. */
export function layOutSlips(district: DistrictHandout): Sheet[] {
  const penOn = createPens();
  const visits = stopsToVisit(district);
  const pages = Math.ceil(visits.length / (ACROSS * DOWN));
  return Array.from({ length: pages }, (_, page) => {
    const sheet = emptySheet();
    const pen = penOn(sheet);
    if (district.is_training) markTraining(pen);
    drawCuts(pen);
    visits.slice(page * ACROSS * DOWN, (page + 1) * ACROSS * DOWN).forEach((stop, at) => {
      drawSlip(pen, stop, district, {
        left: (at % ACROSS) * WIDTH + INSET,
        top: A4.height - Math.floor(at / ACROSS) * HEIGHT - INSET,
      });
    });
    writeText(pen, `${HINT}　調査区 ${district.district_number}　${page + 1} / ${pages}`, A4.width / 2, 10, {
      size: 6,
      align: 'centre',
      ink: 0.3,
    });
    return sheet;
  });
}

function drawCuts({ sheet }: Pen): void {
  const cut = { closed: false, stroke: 0.4, width: 0.5, dash: [2, 3] };
  for (let at = 1; at < DOWN; at += 1)
    sheet.shapes.push({
      ...cut,
      parts: [
        [
          [0, at * HEIGHT],
          [A4.width, at * HEIGHT],
        ],
      ],
    });
  for (let at = 1; at < ACROSS; at += 1)
    sheet.shapes.push({
      ...cut,
      parts: [
        [
          [at * WIDTH, 0],
          [at * WIDTH, A4.height],
        ],
      ],
    });
}

function drawSlip(
  pen: Pen,
  stop: HandoutStop,
  { municipality, slip, is_training }: Pick<DistrictHandout, 'municipality' | 'slip' | 'is_training'>,
  { left, top }: { left: number; top: number },
): void {
  const right = left + WIDTH - 2 * INSET;
  const bottom = top - HEIGHT + 2 * INSET;
  pen.sheet.shapes.push({
    parts: [boxPart({ left, right, top, bottom })],
    closed: true,
    stroke: 0,
    width: 1,
  });
  const inner = { left: left + 8, right: right - 8 };
  writeText(pen, '調 査 済 証', inner.left, top - 17, { size: 17, bold: true });
  if (is_training) writeText(pen, '（訓練）', inner.left + 92, top - 17, { size: 9, bold: true });
  writeText(pen, '調査番号', inner.left, top - 37, { size: 9 });
  writeText(pen, stop.survey_number, inner.left, top - 58, { size: 26, bold: true });
  pen.sheet.codes.push(encodeText(stop.code, { x: inner.right - CODE, y: top - 8 - CODE, side: CODE }));
  const textTop = top - 78;
  drawLine(pen, [left, textTop], [right, textTop], 0.5);
  writeInBox(
    pen,
    slip.notice,
    { ...inner, top: textTop - 5, bottom: textTop - 47 },
    { size: 9, one_line_until: 9, smallest: 6, leading: 1.3, from_top: true },
  );
  writeBring(pen, slip, { ...inner, top: textTop - 50, bottom: bottom + 66 });
  drawLine(pen, [left, bottom + 62], [right, bottom + 62], 0.5);
  writeText(pen, '調査日時　　　年　　月　　日　午前・午後　　：', inner.left, bottom + 50, { size: 9 });
  drawLine(pen, [left, bottom + 39], [right, bottom + 39], 0.5);
  writeInBox(
    pen,
    `問い合わせ先　${municipality}\n${slip.contact}`,
    { ...inner, top: bottom + 36, bottom: bottom + 3 },
    { size: 8.5, one_line_until: 7.5, smallest: 5.5, leading: 1.25 },
  );
}

function writeBring(
  pen: Pen,
  { to_bring }: SlipText,
  box: { left: number; right: number; top: number; bottom: number },
): void {
  if (to_bring.trim() === '') return;
  writeInBox(pen, `申請に必要なもの\n${to_bring}`, box, {
    size: 8.5,
    one_line_until: 7.5,
    smallest: 5.5,
    leading: 1.3,
    from_top: true,
  });
}
