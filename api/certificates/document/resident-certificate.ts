import { layOutAnnex, numberSheets } from './annex.ts';
import { createFontStack, type FontStack } from './fonts.ts';
import { type Cell, toCells } from './glyphs.ts';
import { paintPdf } from './pdf.ts';
import type { ResidentCertificateFields } from './resident-fields.ts';
import { layOutResidentSheet } from './resident-sheet.ts';
import { emptySheet, type Sheet } from './sheet.ts';
import { markTraining } from './training-mark.ts';

export interface RenderingParts {
  /** PNG bytes of the seal, square; null leaves the place for the stamp of a hand. */
  seal_png: Uint8Array | null;
  fonts?: FontStack;
}

/**
 * PDF bytes, the same for the same input. One page; what does not fit readably goes on a 別紙.
 * Throws MissingGlyphError when a character can be drawn by no font and has no substitution.
 */
export async function renderResidentCertificate(
  fields: ResidentCertificateFields,
  parts: RenderingParts,
): Promise<Uint8Array> {
  return paintPdf(layOutResidentCertificate(fields, parts), {
    title: '罹災証明書（居住者用）',
    dated: fields.issued_on,
  });
}

/** The pages as plain data, before painting. */
export function layOutResidentCertificate(
  fields: ResidentCertificateFields,
  { seal_png, fonts = createFontStack() }: RenderingParts,
): Sheet[] {
  const write = (text: string): Cell[] => toCells(text, fonts, fields.substitutions);
  const first = emptySheet();
  const overflow = layOutResidentSheet(first, fields, write, seal_png);
  const sheets = [first, ...layOutAnnex(overflow, fields, write)];
  if (sheets.length > 1) numberSheets(sheets, write);
  if (fields.training) for (const sheet of sheets) markTraining(sheet, write);
  return sheets;
}
