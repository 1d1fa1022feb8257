// 写真の取込み of this tab: chosen, read, sorted, sent. It stands outside the pages, so that it goes on, and nothing sorted
// by hand is lost, while the person looks at something else.
import type { KnownNumber } from '../../../api/surveys/photos/photos.contract.ts';
import type { Picture } from './picture-order.ts';
import type { Fault, PictureRead } from './picture-reading.ts';
import { takeAway, type Sorting } from './sorting.ts';

/** A picture of the chosen ones that could be read. */
export type Brought = Picture & { readonly file: File } & PictureRead;

/** How far one picture is with being sent. */
export type Sent =
  | { readonly state: 'sending' }
  /** `isNew` false: the survey had this picture before. */
  | { readonly state: 'kept'; readonly isNew: boolean }
  | { readonly state: 'failed'; readonly problem: unknown };

/** Where a picture was to go when it was first sent: it keeps its place when it is sent again. */
export type Plan = { readonly number: string; readonly position: number };

export type Refused = { readonly name: string; readonly fault: Fault };

export type Bringing = {
  readonly phase: 'choosing' | 'reading' | 'sorting' | 'sending';
  /** While reading: how many of how many. */
  readonly done: number;
  readonly total: number;
  readonly pictures: ReadonlyMap<string, Brought>;
  /** Files that are no pictures which can be taken in. */
  readonly refused: readonly Refused[];
  /** What is known of each survey number that was asked for. */
  readonly numbers: ReadonlyMap<string, KnownNumber>;
  readonly sorting: Sorting;
  /** What a person did may be taken back, the latest last. */
  readonly past: readonly Sorting[];
  readonly sent: ReadonlyMap<string, Sent>;
  readonly plans: ReadonlyMap<string, Plan>;
  /** What has arrived is no longer among the pictures: how many were new, how many a survey had, and of which surveys. */
  readonly arrived: { readonly fresh: number; readonly known: number; readonly numbers: readonly string[] };
  /** What stopped the work as a whole. */
  readonly problem: unknown;
};

const nothing: Bringing = {
  phase: 'choosing',
  done: 0,
  total: 0,
  pictures: new Map(),
  refused: [],
  numbers: new Map(),
  sorting: { order: [], groups: [], leftOut: [] },
  past: [],
  sent: new Map(),
  plans: new Map(),
  arrived: { fresh: 0, known: 0, numbers: [] },
  problem: null,
};

let now = nothing;
let owner = '';
let running: AbortController | null = null;
const watchers = new Set<() => void>();

export function currentBringing(): Bringing {
  return now;
}

export function watchBringing(changed: () => void): () => void {
  watchers.add(changed);
  return () => watchers.delete(changed);
}

export function changeBringing(change: Partial<Bringing>): void {
  now = { ...now, ...change };
  const isAtRisk = now.phase === 'reading' || now.phase === 'sending' || now.past.length > 0;
  window.removeEventListener('beforeunload', warn);
  if (isAtRisk) window.addEventListener('beforeunload', warn);
  for (const changed of watchers) changed();
}

/** What somebody else chose at this PC, or for another disaster, is forgotten. */
export function bringFor(person: string): void {
  if (owner === person) return;
  owner = person;
  if (now !== nothing) forgetBringing();
}

/** Back to the beginning; the files stay where they are. */
export function forgetBringing(): void {
  stopBringing();
  changeBringing(nothing);
}

/** Something long begins; what was under way stops. */
export function beginBringing(): AbortSignal {
  running?.abort();
  running = new AbortController();
  return running.signal;
}

export function stopBringing(): void {
  running?.abort();
  running = null;
}

/** A person sorted by hand. */
export function sortByHand(next: Sorting): void {
  if (next === now.sorting) return;
  changeBringing({ sorting: next, past: [...now.past, now.sorting].slice(-100) });
}

export function undoSorting(): void {
  const before = now.past.at(-1);
  if (before) changeBringing({ sorting: before, past: now.past.slice(0, -1) });
}

/** Pictures that have arrived need no more sorting. */
export function putAwayArrived(): void {
  const { sorting, sent, pictures, arrived } = now;
  const kept = new Map(
    [...sent].flatMap(([id, one]) => (one.state === 'kept' ? [[id, one.isNew] as const] : [])),
  );
  const numbers = sorting.groups.flatMap((group) =>
    group.number !== null && group.pictures.some((id) => kept.has(id)) ? [group.number] : [],
  );
  const fresh = [...kept.values()].filter((isNew) => isNew).length;
  changeBringing({
    sorting: takeAway(sorting, new Set(kept.keys())),
    pictures: new Map([...pictures].filter(([id]) => !kept.has(id))),
    sent: new Map([...sent].filter(([, { state }]) => state === 'failed')),
    past: kept.size === 0 ? now.past : [],
    arrived: {
      fresh: arrived.fresh + fresh,
      known: arrived.known + kept.size - fresh,
      numbers: [...new Set([...arrived.numbers, ...numbers])],
    },
  });
}

function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
