import { bisect } from './bisect.ts';
import type { Aim } from './fairness.ts';
import type { Region } from './region.ts';
import { regionOf } from './region.ts';

/**
 * Divides a region of at least `districts` stops into exactly so many districts by cutting it in two again and again:
 * none empty, each connected within every piece of the region, near the aimed minutes. Answers the district (from 0)
 * of each stop of the region. `onCut` is told after each cut.
 */
export function divide(
  region: Region,
  districts: number,
  aim: Aim,
  onCut: () => void = () => {},
): Int32Array {
  const labels = new Int32Array(region.graph.size);
  const cutFurther = (part: Region, within: Int32Array, count: number, first: number): void => {
    if (count === 1) {
      for (const stop of within) labels[stop] = first;
      return;
    }
    const { sides, share } = bisect(part, count, aim);
    onCut();
    for (const [side, held, from] of [
      [0, share, first],
      [1, count - share, first + share],
    ] as const) {
      const own = Int32Array.from(sides.keys()).filter((at) => sides[at] === side);
      cutFurther(
        regionOf(part, own),
        own.map((at) => within[at] ?? 0),
        held,
        from,
      );
    }
  };
  cutFurther(region, Int32Array.from(labels.keys()), districts, 0);
  return labels;
}
