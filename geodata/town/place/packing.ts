// Sets the buildings of a facility on its ground, each as near to its wanted place as there is room.
import type { FacilityBuilding } from './facilities.ts';
import type { Xy } from './geometry.ts';
import { placed } from './outlines.ts';
import type { LotFrame, Shape } from './outlines.ts';

export interface Packed {
  readonly building: FacilityBuilding;
  readonly ring: readonly Xy[];
}

const GAP = 4;
const SIZES = [1, 0.85, 0.7, 0.55];

export function pack(frame: LotFrame, buildings: readonly FacilityBuilding[]): Packed[] {
  const xs = frame.ring.map(([x]) => x);
  const ys = frame.ring.map(([, y]) => y);
  const [west, east] = [Math.min(...xs), Math.max(...xs)];
  const [south, north] = [Math.min(...ys), Math.max(...ys)];
  const taken: Shape[] = [];
  const packed: Packed[] = [];
  for (const building of buildings) {
    const wanted: Xy = [west + (east - west) * building.at[0], south + (north - south) * building.at[1]];
    const found = nearest(frame, building, wanted, taken, [west, south, east, north]);
    if (!found) continue;
    taken.push(found.shape);
    packed.push({ building, ring: found.ring });
  }
  return packed;
}

function nearest(
  frame: LotFrame,
  building: FacilityBuilding,
  wanted: Xy,
  taken: readonly Shape[],
  [west, south, east, north]: readonly [number, number, number, number],
): { readonly shape: Shape; readonly ring: readonly Xy[] } | null {
  for (const size of SIZES)
    for (const [width, depth] of [
      [building.width * size, building.depth * size],
      [building.depth * size, building.width * size],
    ] as const) {
      let best: { shape: Shape; ring: readonly Xy[]; off: number } | null = null;
      const step = Math.max(2.5, (east - west) / 26);
      for (let x = west + 2; x + width < east - 2; x += step)
        for (let y = south + 2; y + depth < north - 2; y += step) {
          const off = Math.hypot(x + width / 2 - wanted[0], y + depth / 2 - wanted[1]);
          if (best && off >= best.off) continue;
          const shape: Shape = { x0: x, x1: x + width, y0: y, y1: y + depth };
          if (taken.some((other) => touches(shape, other))) continue;
          const roomy: Shape = { x0: x - 1.5, x1: x + width + 1.5, y0: y - 1.5, y1: y + depth + 1.5 };
          if (!placed(frame, roomy)) continue;
          const ring = placed(frame, shape);
          if (ring) best = { shape, ring, off };
        }
      if (best) return best;
    }
  return null;
}

function touches(a: Shape, b: Shape): boolean {
  return a.x0 < b.x1 + GAP && b.x0 < a.x1 + GAP && a.y0 < b.y1 + GAP && b.y0 < a.y1 + GAP;
}
