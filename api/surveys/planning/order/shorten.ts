import type { Path } from './path.ts';

/** Stops near each stop, nearest first, so many each, one behind the other. */
export interface NearStops {
  readonly each: number;
  readonly of: Int32Array;
}

const LONGEST_SEGMENT = 3;
const EPSILON = 1e-7;

/**
 * Shortens a path by 2-opt moves and by moving segments of up to three stops (Or-opt), looking only at near stops, until
 * nothing around the stops of `open` helps any more. Answers the metres saved. Empties `open`.
 */
export function shorten(path: Path, near: NearStops, open: number[], isOpen: Uint8Array): number {
  let saved = 0;
  const reopen = (stops: readonly number[]) => {
    for (const stop of stops)
      if (stop < path.size - 1 && isOpen[stop] === 0) {
        isOpen[stop] = 1;
        open.push(stop);
      }
  };
  for (let stop = open.pop(); stop !== undefined; stop = open.pop()) {
    isOpen[stop] = 0;
    for (let gain = shortenAt(path, near, stop, reopen); gain > 0; gain = shortenAt(path, near, stop, reopen))
      saved += gain;
  }
  return saved;
}

type Reopen = (stops: readonly number[]) => void;

function shortenAt(path: Path, near: NearStops, stop: number, reopen: Reopen): number {
  for (const forward of [true, false]) {
    const beside = forward ? path.next(stop) : path.previous(stop);
    const removed = path.distance(stop, beside);
    if (removed <= EPSILON) continue;
    for (let at = stop * near.each; at < (stop + 1) * near.each; at++) {
      const other = near.of[at] ?? -1;
      if (other < 0) break;
      const added = path.distance(stop, other);
      if (added >= removed - EPSILON) break;
      const gain =
        exchangeEdges(path, stop, beside, other, forward, removed - added, reopen) ||
        moveSegment(path, stop, beside, other, forward, removed - added, reopen);
      if (gain > 0) return gain;
    }
  }
  return 0;
}

/** 2-opt: stop–beside and other–its neighbour on the same side become stop–other and the rest. */
function exchangeEdges(
  path: Path,
  stop: number,
  beside: number,
  other: number,
  forward: boolean,
  lead: number,
  reopen: Reopen,
): number {
  const far = forward ? path.next(other) : path.previous(other);
  const gain = lead + path.distance(other, far) - path.distance(beside, far);
  if (gain <= EPSILON) return 0;
  path.exchange(stop, beside, other, far);
  reopen([stop, beside, other, far]);
  return gain;
}

/**
 * Or-opt: the segment that begins at `stop` and runs away from `beside` goes to `other`, which then has the beginning of
 * the segment on one side: on the far side of it (as it is) or on the near side (turned round).
 */
function moveSegment(
  path: Path,
  stop: number,
  beside: number,
  other: number,
  forward: boolean,
  lead: number,
  reopen: Reopen,
): number {
  const away = (at: number) => (forward ? path.previous(at) : path.next(at));
  const towards = (at: number) => (forward ? path.next(at) : path.previous(at));
  let end = stop;
  for (let length = 1; length <= LONGEST_SEGMENT; length++, end = away(end)) {
    const after = away(end);
    if (end === path.size - 1 || end === other || after === beside) return 0;
    const freed = lead + path.distance(end, after) - path.distance(beside, after);
    const beyond = away(other);
    const gain = freed + path.distance(other, beyond) - path.distance(end, beyond);
    if (gain > EPSILON && beyond !== beside) {
      path.swapStretches(beside, stop, end, after, other, beyond);
      reopen([stop, end, beside, after, other, beyond]);
      return gain;
    }
    const before = towards(other);
    const gainTurned = freed + path.distance(other, before) - path.distance(end, before);
    if (gainTurned > EPSILON && other !== after) {
      path.exchange(beside, stop, before, other);
      path.exchange(beside, before, after, end);
      reopen([stop, end, beside, after, other, before]);
      return gainTurned;
    }
  }
  return 0;
}
