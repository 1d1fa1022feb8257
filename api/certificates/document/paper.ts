// A paper: what a template says of a case, laid out on A4. The only drawing there is for any kind of certificate.
import type { TemplateBlocks } from '../templates.contract.ts';
import { layOutAnnex, numberSheets } from './annex.ts';
import { bindText } from './bound-text.ts';
import { drawCertification } from './certification.ts';
import { createFontStack, type FontStack } from '../../documents/fonts.ts';
import { drawCentred, drawRight, drawValue, type ValueStyle } from '../../documents/form-parts.ts';
import { type Cell, toCells } from '../../documents/glyphs.ts';
import type { PrintedFields } from './paper-fields.ts';
import { type Drawing, drawTable, LEAST_FILL, LEFT, measureRow, points, RIGHT } from './paper-table.ts';
import { paintPdf } from '../../documents/pdf.ts';
import { CODE_SIDE, drawCode } from './qr-code.ts';
import { A4, emptySheet, type Sheet } from '../../documents/sheet.ts';
import { markTraining } from './training-mark.ts';

export interface RenderingParts {
  /** What the paper looks like. */
  blocks: TemplateBlocks;
  /** PNG bytes of the seal, square; null leaves the place for the stamp of a hand. */
  seal_png: Uint8Array | null;
  /** What tells this kind from others of its title, for the file's own title. */
  label?: string;
  fonts?: FontStack;
}

const TOP = A4.height - 148;
const BOTTOM = 218;
const GAP = 11;

const TEXT_LOOKS: Readonly<Record<'small' | 'plain' | 'large', ValueStyle>> = {
  small: { size: 9, one_line_until: 7.5, smallest: 6.5, from_top: true },
  plain: { size: 12, one_line_until: 10.5, smallest: 7.5, leading: 1.5, from_top: true },
  large: { size: 16, one_line_until: 11, smallest: 8, leading: 1.4, from_top: true },
};

/**
 * PDF bytes, the same for the same input. One page; what does not fit readably goes on a 別紙.
 * Throws MissingGlyphError when a character can be drawn by no font and has no substitution.
 */
export async function renderPaper(fields: PrintedFields, parts: RenderingParts): Promise<Uint8Array> {
  const label = parts.label === undefined || parts.label === '' ? '' : `（${parts.label}）`;
  return paintPdf(layOutPaper(fields, parts), {
    title: `${titleOf(parts.blocks)}${label}`,
    dated: fields.issued_on,
  });
}

/** The pages as plain data, before painting. */
export function layOutPaper(
  fields: PrintedFields,
  { blocks, seal_png, fonts = createFontStack() }: RenderingParts,
): Sheet[] {
  const write = (text: string): Cell[] => toCells(text, fonts, fields.substitutions);
  const drawing: Drawing = { sheet: emptySheet(), fields, write, overflow: [] };
  const fill = LEAST_FILL + Math.max(0, measureRoom(blocks, fields.members.length));
  const hasCode = fields.verification !== '';
  const hasCodeBelow =
    hasCode && blocks.some((block) => block.block === 'qr' && block.place === 'bottom_left');
  let y = TOP;
  for (const block of blocks) {
    switch (block.block) {
      case 'head':
        drawHead(drawing, block);
        break;
      case 'table':
        y = drawTable(drawing, block.rows, y, fill) - GAP;
        break;
      case 'text': {
        const bottom = y - points(block.height);
        const text = bindText(block.text, fields);
        const style = TEXT_LOOKS[block.size];
        const box = { left: LEFT + 4, right: RIGHT - 4, top: y, bottom };
        const align = block.align;
        if (!drawValue(drawing.sheet, write, text, box, { ...style, align }))
          drawing.overflow.push({ heading: '本文', text });
        y = bottom - GAP;
        break;
      }
      case 'certification':
        drawCertification(drawing.sheet, fields, write, seal_png, block, {
          left: hasCodeBelow ? LEFT + CODE_SIDE + 14 : LEFT,
          right: RIGHT,
        });
        break;
      case 'qr':
        if (hasCode) drawCode(drawing.sheet, write, fields.verification, block);
    }
  }
  const title = titleOf(blocks);
  const sheets = [drawing.sheet, ...layOutAnnex(drawing.overflow, { ...fields, title }, write)];
  if (sheets.length > 1) numberSheets(sheets, write);
  if (fields.training) for (const sheet of sheets) markTraining(sheet, write);
  return sheets;
}

/**
 * Points that tables and texts leave of the page for so many members; negative: they are too long.
 * What stands at fixed places (head, certification, code) takes nothing of it.
 */
export function measureRoom(blocks: TemplateBlocks, members: number): number {
  let used = -GAP;
  for (const block of blocks) {
    if (block.block === 'text') used += points(block.height) + GAP;
    if (block.block === 'table')
      used += block.rows.reduce((sum, row) => sum + measureRow(row, members), 0) + GAP;
  }
  return TOP - BOTTOM - used;
}

function titleOf(blocks: TemplateBlocks): string {
  const head = blocks.find((block) => block.block === 'head');
  return head?.block === 'head' ? head.title : '証明書';
}

function drawHead({ sheet, fields, write }: Drawing, head: { title: string; subtitle: string }): void {
  drawRight(sheet, write(fields.certificate_number), RIGHT, { y: A4.height - 60, size: 11.5 });
  drawRight(sheet, write(fields.issued_date), RIGHT, { y: A4.height - 78, size: 11.5 });
  const title = write(head.title);
  // A long title is written closer.
  const tracking = title.length <= 7 ? 18 : Math.max(0, (300 - 27 * title.length) / title.length);
  const size = Math.min(27, (RIGHT - LEFT) / Math.max(1, title.length));
  drawCentred(sheet, title, { left: LEFT, right: RIGHT, y: A4.height - 114, size, tracking });
  const subtitle = bindText(head.subtitle, fields);
  if (subtitle !== '')
    drawCentred(sheet, write(subtitle), {
      left: LEFT,
      right: RIGHT,
      y: A4.height - 137,
      size: 11,
    });
}
