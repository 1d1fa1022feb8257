// An evening for the bench: some teams were quick and some slow, and here and there nobody was at home.
import type { Cut, Stop } from '../../../api/surveys/planning/plan-problem.ts';

export interface Evening {
  readonly open: Stop[];
  /** What is left of each district, in visiting order. */
  readonly present: Map<string, string[]>;
}

/** Of each district a part is done, from nothing to two thirds of it, the same each time. */
export function eveningOf(cut: Cut, stops: readonly Stop[]): Evening {
  const present = new Map(
    cut.districts.map(({ stops: ids }, at) => {
      const done = Math.floor((((at * 7919) % 100) / 150) * ids.length);
      return [`d${at}`, ids.slice(done)] as const;
    }),
  );
  const left = new Set([...present.values()].flat());
  return { open: stops.filter(({ id }) => left.has(id)), present };
}
