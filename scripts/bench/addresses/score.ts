import { plain } from './cases.ts';
import type { Case, Point } from './cases.ts';
import type { Figures } from '../figures.ts';
import { percentile } from '../figures.ts';

/** What a reader made of a case. */
export interface Answer {
  readonly code: string | null;
  /** null where no town was read */
  readonly machiaza_id: string | null;
  readonly town: string | null;
  /** the address names its numbers too */
  readonly numbers: string | null;
  readonly at: Point | null;
  /** the point is the house's or block's, not the town's */
  readonly fine: boolean;
}

export interface Scored {
  readonly case: Case;
  readonly answer: Answer;
  readonly fault: 'city' | 'town wrong' | 'town missed' | 'numbers' | null;
}

export function score(each: Case, answer: Answer): Scored {
  const fault = () => {
    if (answer.code !== null && each.code !== null && answer.code !== each.code) return 'city';
    if (answer.machiaza_id === null) return each.machiaza_id === null ? null : 'town missed';
    // Where the list lacks the 小字, the 大字 around it is the best that can be answered.
    if (each.machiaza_id === null) return isAround(answer.town, each.town) ? null : 'town wrong';
    if (answer.machiaza_id !== each.machiaza_id) return 'town wrong';
    return each.numbers === null || sameNumbers(each.numbers, answer.numbers) ? null : 'numbers';
  };
  return { case: each, answer, fault: fault() };
}

function isAround(town: string | null, meant: string): boolean {
  return town !== null && plain(meant).startsWith(plain(town));
}

/** A room number may follow: 4-34-201 for 4-34. */
function sameNumbers(written: string, read: string | null): boolean {
  const meant = written.toLowerCase();
  return read !== null && (read === meant || read.startsWith(`${meant}-`));
}

export function figuresOf(what: string, reader: string, scored: readonly Scored[], seconds: number): Figures {
  const known = scored.filter((one) => one.case.machiaza_id !== null);
  const count = (fault: Scored['fault']) => scored.filter((one) => one.fault === fault).length;
  const right = known.filter((one) => one.fault === null || one.fault === 'numbers');
  const numbered = right.filter((one) => one.case.numbers !== null);
  const distances = scored.flatMap(({ case: { at }, answer }) =>
    at !== null && answer.at !== null ? [metres(at, answer.at)] : [],
  );
  return {
    what,
    reader,
    cases: scored.length,
    'town listed': known.length,
    'town right': percent(right.length, known.length),
    'town wrong': count('town wrong') + count('city'),
    'town missed': count('town missed'),
    'numbers right': percent(numbered.filter((one) => one.fault === null).length, numbered.length),
    placed: percent(distances.length, scored.filter(({ case: { at } }) => at !== null).length),
    'to the house': percent(scored.filter(({ answer }) => answer.fine).length, scored.length),
    'm p50': distances.length === 0 ? '–' : percentile(distances, 0.5),
    'm p95': distances.length === 0 ? '–' : percentile(distances, 0.95),
    'm p99': distances.length === 0 ? '–' : percentile(distances, 0.99),
    'rows/s': Math.round(scored.length / seconds),
  };
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(2)} %`;
}

/** Good to a thousandth at the distances of a town. */
function metres([lon, lat]: Point, [otherLon, otherLat]: Point): number {
  const north = (otherLat - lat) * 110_940;
  const east = (otherLon - lon) * 111_320 * Math.cos((lat * Math.PI) / 180);
  return Math.hypot(north, east);
}
