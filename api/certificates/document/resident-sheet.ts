/** 罹災証明書 (居住者用), laid out after the unified national form. Lengths in points. */
import { type AnnexEntry, SEE_ANNEX } from './annex.ts';
import { drawCertification } from './certification.ts';
import {
  type Box,
  drawCentred,
  drawLabel,
  drawRight,
  drawValue,
  type ValueStyle,
  type Write,
} from './form-parts.ts';
import { drawMemberTable, measureMemberTable, MOST_MEMBERS } from './member-table.ts';
import type { ResidentCertificateFields } from './resident-fields.ts';
import { A4, frame, line, type Sheet } from './sheet.ts';

const LEFT = 62;
const RIGHT = A4.width - 62;
const SPLIT = LEFT + 114;
const TABLE_TOP = A4.height - 148;
const TABLE_BOTTOM = 218;
const GAP = 11;
const OUTER = 1.1;
const INNER = 0.5;

const PLAIN: ValueStyle = { size: 13, one_line_until: 11.5, smallest: 7.5 };
const NAME: ValueStyle = { size: 17, one_line_until: 11, smallest: 7.5, leading: 1.2 };
const CLASS: ValueStyle = { size: 18, one_line_until: 11, smallest: 8 };
const SMALL: ValueStyle = { size: 11, one_line_until: 8.5, smallest: 7 };
const NOTE: ValueStyle = { size: 8, one_line_until: 8, smallest: 6, leading: 1.35 };

/** What 住家 means, in the words of the national form. */
const HOUSE_NOTE =
  '※住家とは、現実に居住（世帯が生活の本拠として日常的に使用していることをいう。）のために使用している建物のこと。\n' +
  '（被災者生活再建支援金や災害救助法による住宅の応急修理等の対象となる住家）';

/** Draws the page; returns what found no readable room on it. */
export function layOutResidentSheet(
  sheet: Sheet,
  fields: ResidentCertificateFields,
  write: Write,
  sealPng: Uint8Array | null,
): AnnexEntry[] {
  const overflow: AnnexEntry[] = [];
  drawHead(sheet, fields, write);

  const value = (heading: string, text: string, box: Box, style: ValueStyle): void => {
    if (drawValue(sheet, write, text, box, style)) return;
    drawValue(sheet, write, SEE_ANNEX, box, style);
    overflow.push({ heading, text });
  };
  let y = TABLE_TOP;
  let blockTop = y;
  /** A ruled row with its label; returns the box of its value. */
  const row = (label: readonly string[], height: number): Box => {
    if (y !== blockTop) line(sheet, LEFT, y, RIGHT, y, INNER);
    line(sheet, SPLIT, y, SPLIT, y - height, INNER);
    drawLabel(sheet, write, label, { left: LEFT + 13, right: SPLIT - 13, top: y, bottom: y - height }, 11);
    y -= height;
    return { left: SPLIT, right: RIGHT, top: y + height, bottom: y };
  };
  const closeBlock = (): void => {
    frame(sheet, LEFT, blockTop, RIGHT, y, OUTER);
    y -= GAP;
    blockTop = y;
  };

  value('世帯主住所', fields.householder_address, pad(row(['世帯主住所'], 40)), PLAIN);
  value('世帯主氏名', fields.householder_name, pad(row(['世帯主氏名'], 40)), NAME);
  const household = row(['追加記載事項'], 25 + measureMemberTable(fields.members.length));
  const memberTop = household.top - 25;
  const facts = [`被災者区分：${fields.category}`, describeCount(fields.members.length)];
  value('被災者区分', facts.join('　　　'), pad({ ...household, bottom: memberTop }), SMALL);
  line(sheet, SPLIT, memberTop, RIGHT, memberTop, INNER);
  overflow.push(...drawMemberTable(sheet, write, fields.members, { ...household, top: memberTop }));
  closeBlock();

  value('罹災原因', fields.cause, pad(row(['罹災原因'], 38)), PLAIN);
  closeBlock();

  value('被災住家の所在地', fields.house_address, pad(row(['被災住家※', 'の所在地'], 42)), PLAIN);
  value('住家の被害の程度', fields.damage_class, pad(row(['住家※の', '被害の程度'], 42)), CLASS);
  const items = [
    fields.object_kind === '' ? '' : `被災物件種別：${fields.object_kind}`,
    fields.flood_class === '' ? '' : `浸水区分：${fields.flood_class}`,
  ].filter((item) => item !== '');
  value('追加記載事項', orBlank(items.join('　　　')), pad(row(['追加記載事項'], 30)), SMALL);
  line(sheet, LEFT, y, RIGHT, y, INNER);
  drawValue(sheet, write, HOUSE_NOTE, { left: LEFT + 8, right: RIGHT - 8, top: y, bottom: y - 32 }, NOTE);
  y -= 32;
  const remarks = pad(row(['追加記載事項'], y - TABLE_BOTTOM), 4);
  value('追加記載事項', orBlank(fields.remarks), remarks, SMALL);
  closeBlock();

  drawCertification(sheet, fields, write, sealPng, { left: LEFT, right: RIGHT });
  return overflow;
}

function drawHead(sheet: Sheet, fields: ResidentCertificateFields, write: Write): void {
  drawRight(sheet, write(fields.certificate_number), RIGHT, { y: A4.height - 60, size: 11.5 });
  drawRight(sheet, write(fields.issued_date), RIGHT, { y: A4.height - 78, size: 11.5 });
  drawCentred(sheet, write('罹災証明書'), {
    left: LEFT,
    right: RIGHT,
    y: A4.height - 114,
    size: 27,
    tracking: 18,
  });
}

function describeCount(members: number): string {
  const continued = members > MOST_MEMBERS ? `（${MOST_MEMBERS + 1}人目からは別紙）` : '';
  return `世帯構成員：${members}人${continued}`;
}

/** Nothing can be added to an empty cell afterwards. */
function orBlank(text: string): string {
  return text === '' ? '以下余白' : text;
}

function pad(box: Box, vertical = 3): Box {
  return {
    left: box.left + 12,
    right: box.right - 10,
    top: box.top - vertical,
    bottom: box.bottom + vertical,
  };
}
