/**
 * Cuts text into clusters: what a reader sees as one character and a font must draw as one glyph.
 * Names are never normalised here: NFKC and NFC replace registered forms (U+FA10 塚 becomes U+585A).
 */

export type ClusterFault =
  | 'private_use'
  | 'unpaired_surrogate'
  | 'control'
  | 'combining_mark'
  | 'stray_selector';

export interface Cluster {
  /** As written in the field, selectors and marks included. */
  text: string;
  /** The character whose glyph is drawn. */
  code_point: number;
  /** A variation selector that must be honoured, or null. */
  selector: number | null;
  /** Set when no font may draw this, whatever its tables say. */
  fault: ClusterFault | null;
}

const MARK = /^\p{M}$/u;
const PRIVATE_USE = /^\p{Co}$/u;
const SURROGATE = /^\p{Cs}$/u;
// Control characters, invisible format characters, unassigned code points, line and paragraph separators:
// none has a form that could be printed. Callers split intended line breaks before.
const UNPRINTABLE = /^[\p{Cc}\p{Cf}\p{Cn}\p{Zl}\p{Zp}]$/u;

function isVariationSelector(codePoint: number): boolean {
  return (codePoint >= 0xfe00 && codePoint <= 0xfe0f) || (codePoint >= 0xe0100 && codePoint <= 0xe01ef);
}

export function splitIntoClusters(text: string): Cluster[] {
  const clusters: Cluster[] = [];
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const previous = clusters.at(-1);
    if (isVariationSelector(codePoint)) {
      if (previous && previous.fault === null && previous.selector === null) {
        previous.text += character;
        previous.selector = codePoint;
      } else {
        clusters.push({ text: character, code_point: codePoint, selector: null, fault: 'stray_selector' });
      }
    } else if (MARK.test(character)) {
      if (previous) addMark(previous, character);
      else clusters.push({ text: character, code_point: codePoint, selector: null, fault: 'combining_mark' });
    } else {
      clusters.push({ text: character, code_point: codePoint, selector: null, fault: findFault(character) });
    }
  }
  return clusters;
}

function findFault(character: string): ClusterFault | null {
  if (PRIVATE_USE.test(character)) return 'private_use';
  if (SURROGATE.test(character)) return 'unpaired_surrogate';
  if (UNPRINTABLE.test(character)) return 'control';
  return null;
}

/**
 * か + U+3099 is drawn as が, e + U+0301 as é. A mark without such a joined form would be drawn beside its base,
 * which is no form of the name, so it is reported instead.
 */
function addMark(cluster: Cluster, mark: string): void {
  cluster.text += mark;
  if (cluster.fault !== null && cluster.fault !== 'combining_mark') return;
  const joined = [...cluster.text.normalize('NFC')];
  const first = joined[0]?.codePointAt(0);
  if (cluster.selector === null && joined.length === 1 && first !== undefined) {
    cluster.code_point = first;
    cluster.fault = null;
  } else {
    cluster.fault = 'combining_mark';
  }
}
