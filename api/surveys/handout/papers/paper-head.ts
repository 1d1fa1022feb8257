// The head and foot that the A4 papers of a district share.
import { A4, MM } from '../../../documents/sheet.ts';
import type { DistrictHandout } from '../district-handout.ts';
import { boxPart, drawLine, type Pen, writeInBox, writeText } from '../pen.ts';
import { formatDays } from '../words.ts';

export const LEFT = 14 * MM;
export const RIGHT = A4.width - 12 * MM;
export const TOP = A4.height - 12 * MM;
export const BOTTOM = 14 * MM;

/** Answers the height below the head. */
export function drawDistrictHead(pen: Pen, district: DistrictHandout, title: string): number {
  const box = { left: LEFT, right: LEFT + 88, top: TOP, bottom: TOP - 40 };
  pen.sheet.shapes.push({ parts: [boxPart(box)], closed: true, stroke: 0, width: 1.2 });
  writeText(pen, '調査区', LEFT + 6, TOP - 20, { size: 9, bold: true });
  writeText(pen, String(district.district_number), RIGHT_OF_BOX, TOP - 20, {
    size: 26,
    bold: true,
    align: 'right',
  });
  writeText(pen, title, LEFT + 100, TOP - 11, { size: 15, bold: true });
  writeInBox(
    pen,
    [district.municipality, district.disaster, district.plan, district.method].join('　'),
    { left: LEFT + 100, right: RIGHT, top: TOP - 22, bottom: TOP - 33 },
    { size: 8.5, one_line_until: 6, smallest: 5 },
  );
  const days = formatDays(district.days);
  writeText(pen, `班 ${district.team ?? '　　　　　　　　'}　調査日 ${days}`, LEFT + 100, TOP - 38.5, {
    size: 8.5,
  });
  return TOP - 52;
}

const RIGHT_OF_BOX = LEFT + 82;

export function drawDistrictFoot(pen: Pen, district: DistrictHandout, page: number, pages: number): void {
  drawLine(pen, [LEFT, BOTTOM - 4], [RIGHT, BOTTOM - 4], 0.4);
  writeText(pen, `${district.as_of} 時点`, LEFT, BOTTOM - 12, { size: 8, bold: true });
  writeText(pen, `調査区 ${district.district_number}　${page} / ${pages} ページ`, RIGHT, BOTTOM - 12, {
    size: 8,
    align: 'right',
  });
}

/** A box to be ticked by hand, its middle at `x`, `y`. */
export function drawTick(pen: Pen, x: number, y: number, side = 9): void {
  const half = side / 2;
  pen.sheet.shapes.push({
    parts: [boxPart({ left: x - half, right: x + half, bottom: y - half, top: y + half })],
    closed: true,
    stroke: 0,
    width: 0.7,
  });
}
