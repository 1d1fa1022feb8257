/** Breaks the embedded fonts of a finished PDF as faulty subsetters do, to show that the proof sees it. */
import { decodePDFRawStream, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef } from 'pdf-lib';

/** `change` gets the glyph offsets (`loca`) of each embedded font, in bytes, and answers the wrong ones. */
export async function damageGlyphOffsets(
  pdf: Uint8Array,
  change: (offsets: readonly number[]) => number[],
): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    const file = object instanceof PDFDict ? object.get(PDFName.of('FontFile2')) : undefined;
    if (!(file instanceof PDFRef)) continue;
    const stream = document.context.lookup(file);
    if (!(stream instanceof PDFRawStream)) throw new Error('The font file is no stream');
    const font = Uint8Array.from(decodePDFRawStream(stream).decode());
    rewriteOffsets(font, change);
    document.context.assign(file, document.context.flateStream(font));
  }
  return document.save();
}

function rewriteOffsets(font: Uint8Array, change: (offsets: readonly number[]) => number[]): void {
  const view = new DataView(font.buffer);
  const { head, loca } = findTables(view);
  if (!head || !loca) throw new Error('The font has no outlines');
  const isLong = view.getInt16(head.offset + 50) === 1;
  const step = isLong ? 4 : 2;
  const offsets = Array.from({ length: loca.length / step }, (_, index) =>
    isLong ? view.getUint32(loca.offset + index * 4) : view.getUint16(loca.offset + index * 2) * 2,
  );
  change(offsets).forEach((offset, index) => {
    if (isLong) view.setUint32(loca.offset + index * 4, offset);
    else view.setUint16(loca.offset + index * 2, offset >> 1);
  });
}

function findTables(view: DataView): Partial<Record<string, { offset: number; length: number }>> {
  const tables: Partial<Record<string, { offset: number; length: number }>> = {};
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const entry = 12 + index * 16;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((at) => view.getUint8(entry + at)));
    tables[tag] = { offset: view.getUint32(entry + 8), length: view.getUint32(entry + 12) };
  }
  return tables;
}
