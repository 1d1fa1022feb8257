import type { Aim } from '../cut/fairness.ts';
import type { Roster } from '../cut/roster.ts';
import { handOverIn } from './hand-over.ts';
import type { HandOver } from './hand-over.ts';

/** Receivers looked at for each giver before the next giver's turn; more for one that must give. */
const RECEIVERS = 6;
const RECEIVERS_IN_NEED = 24;

/**
 * Makes a division even by moving as few stops as it takes: from the fullest district to one with room, over the
 * districts between them, each hop the stops that lie nearest to the district they go to. Leaves the division as it is
 * where nothing helps. A chain that did not help is tried again only when one of its districts has changed.
 */
export function shiftUntilEven(roster: Roster, aim: Aim, onShift: () => void = () => {}): void {
  const changes = new Int32Array(roster.division.count);
  const inVain = new Map<string, number>();
  const handOver = handOverIn(roster);
  const changesAlong = (way: readonly number[]) => way.reduce((sum, at) => sum + (changes[at] ?? 0), 0);
  const shift = (way: readonly number[], amount: number): boolean => {
    const [name, state] = [way.join(' '), changesAlong(way)];
    if (inVain.get(name) === state) return false;
    if (!shiftAlong(roster, handOver, way, amount, aim)) {
      inVain.set(name, state);
      return false;
    }
    for (const at of way) changes[at] = (changes[at] ?? 0) + 1;
    return true;
  };
  while (shiftOnce(roster, aim, shift)) onShift();
}

function shiftOnce(
  roster: Roster,
  aim: Aim,
  shift: (way: readonly number[], amount: number) => boolean,
): boolean {
  const excess = (at: number) => roster.minutes(at) - aim.mean;
  const givers = Array.from({ length: roster.division.count }, (_, at) => at).filter((at) => excess(at) > 0);
  givers.sort((one, other) => excess(other) - excess(one) || one - other);
  for (const giver of givers) {
    const tooMuch = excess(giver) > aim.slack;
    for (const way of waysToRoom(roster, giver, excess, tooMuch ? RECEIVERS_IN_NEED : RECEIVERS)) {
      const room = -excess(way.at(-1) ?? giver);
      if (!tooMuch && room <= aim.slack) continue;
      if (shift(way, Math.min(excess(giver), room))) return true;
    }
  }
  return false;
}

/** The shortest chains of neighbouring districts from one to the nearest with room, both included; among equals the emptiest first. */
function waysToRoom(roster: Roster, giver: number, excess: (at: number) => number, most: number): number[][] {
  const from = new Map([[giver, -1]]);
  const found: number[] = [];
  for (let layer = [giver]; layer.length > 0 && found.length < most;) {
    const next: number[] = [];
    for (const at of layer)
      for (const neighbour of roster.neighbours(at)) {
        if (from.has(neighbour)) continue;
        from.set(neighbour, at);
        next.push(neighbour);
      }
    const room = next.filter((at) => excess(at) < 0);
    found.push(...room.sort((one, other) => excess(one) - excess(other) || other - one));
    layer = next;
  }
  return found.slice(0, most).map((receiver) => {
    const way: number[] = [];
    for (let at = receiver; at !== -1; at = from.get(at) ?? -1) way.unshift(at);
    return way;
  });
}

/** Moves so many minutes along a chain of districts, the last hop first; takes all back when it did not make things evener. */
function shiftAlong(
  roster: Roster,
  handOver: HandOver,
  way: readonly number[],
  amount: number,
  aim: Aim,
): boolean {
  const before = way.map((at) => roster.members(at));
  const unevenBefore = unevenness(roster, way, aim);
  for (let hop = way.length - 1; hop > 0; hop--) {
    const [from, to] = [way[hop - 1], way[hop]];
    if (from !== undefined && to !== undefined) handOver(from, to, amount);
  }
  if (unevenness(roster, way, aim) < unevenBefore - 1e-6) return true;
  way.forEach((at, index) => roster.hand(before[index] ?? [], at));
  return false;
}

function unevenness(roster: Roster, way: readonly number[], { mean, slack }: Aim): number {
  return way.reduce((sum, at) => sum + Math.max(0, Math.abs(roster.minutes(at) - mean) - slack / 2) ** 2, 0);
}
