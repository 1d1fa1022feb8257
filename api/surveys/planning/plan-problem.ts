// What planning is asked and what it answers. Everything here is pure: coordinates are metres in a local plane (x east,
// y north), times are minutes, and the same question always has the same answer, in whatever order stops are listed.

/** A building to be visited. */
export interface Stop {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  /** Survey time on site, minutes, above 0. */
  readonly minutes: number;
  /** Estimated damage 0 to 1 for 被害程度割; null where nobody has estimated. */
  readonly damage: number | null;
}

export type Place = readonly [x: number, y: number];

export type BarrierKind = 'river' | 'railway' | 'trunk_road' | 'sea' | 'other';

/** What one does not walk across. */
export interface Barrier {
  readonly kind: BarrierKind;
  readonly line: readonly Place[];
}

export interface Ground {
  readonly barriers: readonly Barrier[];
  /** Where teams set out in the morning; null: the way there is not counted. */
  readonly base: Place | null;
  /** Paces other than those of `paces.rules.ts`. */
  readonly paces?: Paces;
}

/** How time passes between buildings. */
export interface Paces {
  readonly walking_kmh: number;
  readonly driving_kmh: number;
  /** Minutes on site of one team-day. */
  readonly day_minutes: number;
}

/** 均等割: numbers spread evenly over the town. 被害程度割: the worst district first. */
export type PlanOrder = 'even' | 'worst_first';

export interface CutRequest {
  /** Stops of locked districts are not among them: what is not given is not touched. */
  readonly stops: readonly Stop[];
  readonly ground: Ground;
  /** Exactly so many districts, 1 to the number of stops. */
  readonly districts: number;
  readonly order: PlanOrder;
}

export interface Watch {
  /** Share done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** Aborting makes the work throw the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface District {
  /** Ids in visiting order, beginning on the side of the base (被害程度割: on the side of the worse damage). */
  readonly stops: readonly string[];
  readonly work_minutes: number;
  readonly walking_minutes: number;
  /** Straight metres from stop to stop along the order. */
  readonly walking_metres: number;
  /** From the base and back, once a team-day of work, parts of a day in parts. */
  readonly approach_minutes: number;
  /** The sum of the three: what is balanced. */
  readonly minutes: number;
  /** Connected parts over the walking graph; at most as many as the pieces of the scope it reaches into. */
  readonly pieces: number;
}

export interface Balance {
  readonly min: number;
  readonly median: number;
  readonly mean: number;
  readonly max: number;
  /** Minutes on site of the heaviest single building: no cut can promise a smaller difference. */
  readonly heaviest_stop: number;
}

export type CutNotice =
  /** no river, railway or trunk road was given: borders could not respect any */
  | 'no_barriers'
  /** the scope itself falls into pieces that nobody walks between */
  | 'scope_in_pieces'
  /** the balance aimed at was not reached with connected districts */
  | 'uneven';

export interface Cut {
  /** In the order of their numbers: the first is number 1. Never empty. */
  readonly districts: readonly District[];
  readonly scope_pieces: number;
  readonly notices: readonly CutNotice[];
  readonly balance: Balance;
}

/** Which district a stop is in: stop id to district key. */
export type Assignment = ReadonlyMap<string, string>;

/** A closed ring, first point repeated at the end; a polygon is an outer ring, then its holes. */
export type OutlinePolygon = readonly (readonly Place[])[];
