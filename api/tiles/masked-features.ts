// The map's list while an applicant looks on: what lies there, not whose it is.
import { mask, maskAddress } from '../matching/mask.ts';
import type { FeaturePage, FeatureQuestion } from './features.contract.ts';

/** Layers whose rows are public; all others lose their numbers. */
const isPublic: ReadonlySet<string> = new Set(['towns', 'hazards', 'barriers', 'sites']);

/** A masked row is no place to go on from, so there is one page. */
export function maskFeatures(page: FeaturePage, { layer, after }: FeatureQuestion): FeaturePage {
  if (isPublic.has(layer)) return page;
  if (after !== null) return { ...page, rows: [] };
  return {
    ...page,
    rows: page.rows.map((row, index) => ({
      ...row,
      feature_id: String(index + 1),
      name: mask,
      address: row.address === null ? null : maskAddress(row.address),
    })),
  };
}
