// Buildings change district by hand: who goes where is decided here, and in which order they are visited then. Pure.
// A district that receives is ordered anew behind what is finished in it; one that gives keeps its order, with gaps.
import type { ChangeList, StopChange } from './changes.ts';
import type { PlanStop } from './plan-ground.ts';
import { inOrder } from './district-figures.ts';
import { orderStops } from './planning/order-stops.ts';
import type { Ground } from './planning/plan-problem.ts';

/**
 * `stops`: all buildings of the districts concerned, finished ones too, and those that come from nowhere. `moves`: where
 * open ones go. Districts left without any building end.
 */
export function reassign(
  stops: readonly PlanStop[],
  moves: ReadonlyMap<number, string>,
  ground: Ground,
): Pick<ChangeList, 'stops' | 'retired'> {
  const receiving = new Set(moves.values());
  const after = (stop: PlanStop) => moves.get(stop.stop_id) ?? stop.district_id;
  const changes: StopChange[] = [];
  for (const district_id of receiving)
    changes.push(
      ...orderInto(
        district_id,
        stops.filter((stop) => after(stop) === district_id),
        ground,
      ),
    );
  const left = new Set(stops.map(after));
  const retired = [
    ...new Set(stops.flatMap(({ district_id }) => (district_id === null ? [] : [district_id]))),
  ].filter((district_id) => !left.has(district_id));
  return { stops: changes, retired };
}

/** The order that there is, with new members put in where they lengthen it least; behind the finished ones, which stay. */
function orderInto(district_id: string, members: readonly PlanStop[], ground: Ground): StopChange[] {
  const open = members.filter((stop) => !stop.is_finished);
  const known = inOrder(open.filter((stop) => stop.district_id === district_id)).map(({ id }) => id);
  const { order } = orderStops(open, ground, 'even', known.length === 0 ? undefined : known);
  return placeInOrder(district_id, order, members);
}

/** `order`: ids of the open members as they are to be visited. */
export function placeInOrder(
  district_id: string,
  order: readonly string[],
  members: readonly PlanStop[],
): StopChange[] {
  const behind = lastStaying(
    members.filter((stop) => stop.district_id === district_id),
    new Set(order),
  );
  const byId = new Map(members.map((stop) => [stop.id, stop]));
  return order.flatMap((id, index) => {
    const stop = byId.get(id);
    if (stop === undefined || stop.is_finished) return [];
    return [
      {
        stop_id: stop.stop_id,
        from: stop.district_id,
        from_order: stop.visit_order,
        to: district_id,
        to_order: behind + index + 1,
      },
    ];
  });
}

/** Papers number what is not ordered anew already. */
function lastStaying(members: readonly PlanStop[], moving: ReadonlySet<string>): number {
  return members.reduce(
    (last, { id, visit_order }) => (moving.has(id) ? last : Math.max(last, visit_order ?? 0)),
    0,
  );
}
