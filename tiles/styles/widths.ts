import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { MapTokens } from './tokens.ts';

/** A width in pixels that grows with the ground: `near` at zoom 18 and `far` at zoom 12. */
export function widening(
  far: number,
  near: number,
): ['interpolate', ['exponential', number], ['zoom'], ...number[]] {
  return ['interpolate', ['exponential', 1.6], ['zoom'], 12, far, 18, near];
}

type ByClass = readonly [trunk: number, main: number, minor: number, lane: number];

/** Widths in pixels at zoom 12 and at zoom 18, by class of road; `rank` tells the classes apart. */
export function byRoad(
  rank: (...values: ByClass) => ExpressionSpecification,
  far: ByClass,
  near: ByClass,
): ExpressionSpecification {
  return ['interpolate', ['exponential', 1.6], ['zoom'], 12, rank(...far), 18, rank(...near)];
}

/** The white around letters in pixels: wider on paper, where names lie across symbols. */
export function haloWidth(onScreen: number, { medium }: Pick<MapTokens, 'medium'>): number {
  return medium === 'paper' ? onScreen * 1.8 : onScreen;
}
