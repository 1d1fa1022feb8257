// What a reading of a question leads to.
import type { Candidate, Understanding } from './matching.contract.ts';

/** A record or a place that can be the centre. */
export type Target =
  | { kind: 'household' | 'building' | 'survey'; number: string }
  | { kind: 'address'; lon: number; lat: number; geocode_level: 'house' | 'block' | 'town' | 'oaza' }
  | { kind: 'point'; lon: number; lat: number };

export interface Found {
  understood_as: Understanding;
  /** Best first; empty where this reading finds nothing. */
  targets: Target[];
  /** One for each target that has to be told from others; empty where one record fits. */
  candidates: Candidate[];
  /** How many fit in all. */
  total: number;
}

export function targetOf(candidate: Candidate): Target {
  if (candidate.kind === 'household') return { kind: 'household', number: candidate.household_number };
  if (candidate.kind === 'building') return { kind: 'building', number: candidate.property_number };
  if (candidate.kind === 'survey') return { kind: 'survey', number: candidate.survey_number };
  const { lon, lat, geocode_level } = candidate;
  const level =
    geocode_level === 'house' || geocode_level === 'block' || geocode_level === 'town'
      ? geocode_level
      : 'oaza';
  return { kind: 'address', lon, lat, geocode_level: level };
}

/** A choice of candidates as what was found; a single one needs no choosing. */
export function foundAmong(understood_as: Understanding, candidates: Candidate[], total: number): Found {
  return { understood_as, targets: candidates.map(targetOf), candidates: total > 1 ? candidates : [], total };
}
