import type { Cell } from './glyphs.ts';
import { measure } from './sheet.ts';

/** How a text may be made to fit. Sizes in points. */
export interface Fitting {
  width: number;
  height: number;
  size: number;
  /** Down to this size one line is kept; below it the text wraps at the largest size that fits. */
  one_line_until: number;
  /** Smaller is not readable on paper: then the text does not fit. */
  smallest: number;
  /** Line height in em. */
  leading: number;
}

export interface FittedText {
  size: number;
  lines: Cell[][];
}

const STEP = 0.25;
const NEVER_FIRST = new Set(
  '、。，．・：；？！）〕］｝〉》」』】ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々,.)]',
);
const NEVER_LAST = new Set('（〔［｛〈《「『【第([〒');
const WORD = /^[0-9A-Za-zÀ-ɏ.'’&/,-]$/u;

/** The text (split at intended breaks) in the box, or undefined when it would be too small to read. */
export function fitText(paragraphs: readonly Cell[][], fitting: Fitting): FittedText | undefined {
  const { width, height, leading } = fitting;
  const [only] = paragraphs;
  if (paragraphs.length === 1 && only) {
    for (let size = fitting.size; size >= fitting.one_line_until; size -= STEP) {
      if (measure(only, size) <= width && size <= height) return { size, lines: [only] };
    }
  }
  for (let size = fitting.size; size >= fitting.smallest; size -= STEP) {
    const lines = paragraphs.flatMap((paragraph) => wrap(paragraph, width / size));
    if (((lines.length - 1) * leading + 1) * size <= height) return { size, lines };
  }
  return undefined;
}

/** Lines of at most `width` em. Words and house numbers stay whole unless one alone is wider than the line. */
export function wrap(cells: readonly Cell[], width: number): Cell[][] {
  const lines: Cell[][] = [];
  let rest = [...cells];
  while (measure(rest, 1) > width) {
    const end = findBreak(rest, width);
    lines.push(trimEnd(rest.slice(0, end)));
    rest = trimStart(rest.slice(end));
  }
  if (rest.length > 0 || lines.length === 0) lines.push(rest);
  return lines;
}

function findBreak(cells: readonly Cell[], width: number): number {
  let used = 0;
  let fitting = 0;
  for (const cell of cells) {
    used += cell.advance;
    if (used > width) break;
    fitting += 1;
  }
  const most = Math.max(1, fitting);
  for (let end = most; end > 1; end -= 1) if (mayBreak(cells[end - 1], cells[end])) return end;
  return most;
}

function mayBreak(before: Cell | undefined, after: Cell | undefined): boolean {
  if (!before || !after) return true;
  if (isSpace(before) || isSpace(after)) return true;
  if (NEVER_FIRST.has(after.text) || NEVER_LAST.has(before.text)) return false;
  return !(WORD.test(before.text) && WORD.test(after.text));
}

function isSpace(cell: Cell): boolean {
  return cell.text === ' ' || cell.text === '　';
}

function trimStart(cells: Cell[]): Cell[] {
  const start = cells.findIndex((cell) => !isSpace(cell));
  return start < 0 ? [] : cells.slice(start);
}

function trimEnd(cells: Cell[]): Cell[] {
  const end = cells.findLastIndex((cell) => !isSpace(cell));
  return cells.slice(0, end + 1);
}
