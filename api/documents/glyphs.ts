import { type Cluster, type ClusterFault, splitIntoClusters } from './clusters.ts';
import type { FontFace } from './font-face.ts';
import type { FontStack } from './fonts.ts';

/** One character ready to draw. `advance` in em. */
export interface Cell {
  text: string;
  face: FontFace;
  glyph_id: number;
  advance: number;
}

export type MissingReason = ClusterFault | 'no_glyph' | 'no_variation';

/** A character that no font of the stack can draw; shown to the clerk before printing. */
export interface MissingGlyph {
  /** May be unprintable on a screen too: show `code_points` beside it. */
  character: string;
  /** 'U+9089 U+E0110' */
  code_points: string;
  reason: MissingReason;
}

/** Character as written in the fields (with its selector) → what is printed instead. */
export type Substitutions = Readonly<Record<string, string>>;

/** Thrown when a document would have to drop or replace a character in silence. Carries no text of the field. */
export class MissingGlyphError extends Error {
  readonly missing: readonly MissingGlyph[];
  constructor(missing: readonly MissingGlyph[]) {
    super(`${missing.length} character(s) of the document cannot be drawn and were not substituted`);
    this.name = 'MissingGlyphError';
    this.missing = missing;
  }
}

/**
 * Characters of `printed` (a text, or fields holding texts at any depth) that no font can draw, each once, in
 * order of appearance. Line feeds inside texts are breaks, not characters. Substituted characters are left out,
 * unless their replacement is empty or cannot be drawn either.
 */
export function findMissingGlyphs(
  printed: unknown,
  fonts: FontStack,
  substitutions: Substitutions = {},
): MissingGlyph[] {
  const missing = new Map<string, MissingGlyph>();
  for (const text of listTexts(printed)) {
    for (const cluster of substitute(text.replaceAll(/\r?\n/g, ''), substitutions)) {
      if (!missing.has(cluster.text) && !findCell(cluster, fonts)) {
        missing.set(cluster.text, describeMissing(cluster, fonts));
      }
    }
  }
  return [...missing.values()];
}

/** Cells of one line of text. Throws MissingGlyphError; never drops or changes a character by itself. */
export function toCells(text: string, fonts: FontStack, substitutions: Substitutions = {}): Cell[] {
  const cells: Cell[] = [];
  for (const cluster of substitute(text, substitutions)) {
    const cell = findCell(cluster, fonts);
    if (!cell) throw new MissingGlyphError(findMissingGlyphs(text, fonts, substitutions));
    cells.push(cell);
  }
  return cells;
}

function substitute(text: string, substitutions: Substitutions): Cluster[] {
  return splitIntoClusters(text).flatMap((cluster) => {
    const replacement = Object.hasOwn(substitutions, cluster.text) ? substitutions[cluster.text] : undefined;
    return replacement === undefined || replacement === '' ? [cluster] : splitIntoClusters(replacement);
  });
}

function findCell(cluster: Cluster, fonts: FontStack): Cell | undefined {
  if (cluster.fault !== null) return undefined;
  for (const face of fonts.faces()) {
    const glyph = face.findGlyph(cluster);
    if (glyph) return { text: cluster.text, face, glyph_id: glyph.glyph_id, advance: glyph.advance };
  }
  return undefined;
}

function describeMissing(cluster: Cluster, fonts: FontStack): MissingGlyph {
  const baseIsDrawn =
    cluster.selector !== null && findCell({ ...cluster, selector: null }, fonts) !== undefined;
  return {
    character: cluster.text,
    code_points: [...cluster.text].map(nameCodePoint).join(' '),
    reason: cluster.fault ?? (baseIsDrawn ? 'no_variation' : 'no_glyph'),
  };
}

function nameCodePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function* listTexts(printed: unknown): Generator<string> {
  if (typeof printed === 'string') yield printed;
  else if (Array.isArray(printed)) for (const item of printed) yield* listTexts(item);
  else if (typeof printed === 'object' && printed !== null) {
    for (const value of Object.values(printed)) yield* listTexts(value);
  }
}
