// Gives half days to districts that got too few, by moving others to other half days: augmenting paths over half days and
// districts, so that nobody is left out as long as any allocation has room for all. Pure.
import type { Board, Walker, Work } from './board.ts';

/** Who is still idle, by slot; those without anybody are not in it. */
type Idle = Map<string, Walker[]>;

export function fitAll(board: Board): void {
  const idle: Idle = new Map();
  for (const slot of board.slots) {
    const walkers = board.walkers.filter((walker) => board.isIdle(walker, slot));
    if (walkers.length > 0) idle.set(slot, walkers);
  }
  // From these no idle half day can be reached, and never will be.
  const dead = new Set<Work>();
  for (const work of board.works) {
    while (work.left > 0 && idle.size > 0 && !dead.has(work) && fitOne(board, work, idle, dead));
  }
}

interface Step {
  /** Who takes the half day over. */
  prior: Work;
  slot: string;
  walker: Walker;
}

/** One more half day for this district. False: there is none, whatever is moved. */
function fitOne(board: Board, start: Work, idle: Idle, dead: Set<Work>): boolean {
  const steps = new Map<Work, Step | null>([[start, null]]);
  const seen = new Set<string>();
  for (const work of steps.keys()) {
    for (const slot of board.slots) {
      if (seen.has(slot) || work.taken.has(slot)) continue;
      seen.add(slot);
      const walker = takeNearest(idle, work, slot);
      if (walker !== null) {
        takeOver(work, { slot, walker }, steps);
        start.left -= 1;
        return true;
      }
      for (const sent of board.walkers) {
        const other = sent.sent.get(slot);
        if (other !== undefined && !steps.has(other) && !dead.has(other))
          steps.set(other, { prior: work, slot, walker: sent });
      }
    }
  }
  for (const work of steps.keys()) dead.add(work);
  return false;
}

/** The last of the path takes the idle half day, each before it the one that the next gives up. */
function takeOver(
  last: Work,
  idle: Pick<Step, 'slot' | 'walker'>,
  steps: ReadonlyMap<Work, Step | null>,
): void {
  let work = last;
  let gained = idle;
  for (;;) {
    gained.walker.sent.set(gained.slot, work);
    work.taken.add(gained.slot);
    const step = steps.get(work);
    if (!step) return;
    work.taken.delete(step.slot);
    gained = step;
    work = step.prior;
  }
}

function takeNearest(idle: Idle, { x, y }: Work, slot: string): Walker | null {
  const walkers = idle.get(slot);
  if (walkers === undefined) return null;
  const away = ({ team }: Walker) => Math.hypot(team.x - x, team.y - y);
  const nearest = walkers.reduce((best, walker) => (away(walker) < away(best) ? walker : best));
  const others = walkers.filter((walker) => walker !== nearest);
  if (others.length === 0) idle.delete(slot);
  else idle.set(slot, others);
  return nearest;
}
