import type { Candidate, LookupAnswer, Understanding } from '../../api/matching/matching.contract.ts';

/** One of the forms in which the counter asks; the server decides how to read `text`. */
export type Question =
  | { text: string }
  | { survey_number: string }
  | { household_number: string }
  | { property_number: string }
  | { name: string }
  | { address: string }
  | { at: [number, number] };

/** What to ask once a candidate is chosen: the record itself, or the place. */
export function questionOf(candidate: Candidate): Question {
  switch (candidate.kind) {
    case 'household':
      return { household_number: candidate.household_number };
    case 'building':
      return { property_number: candidate.property_number };
    case 'survey':
      return { survey_number: candidate.survey_number };
    case 'address':
      return { at: [candidate.lon, candidate.lat] };
  }
}

/** The same text asked as something else; null where a text cannot be asked so. */
export function rereading(text: string, as: Understanding): Question | null {
  switch (as) {
    case 'survey_number':
      return { survey_number: text };
    case 'household_number':
      return { household_number: text };
    case 'property_number':
      return { property_number: text };
    case 'name':
    case 'kana':
      return { name: text };
    case 'address':
      return { address: text };
    default:
      return null;
  }
}

/** The record that a click on a tile feature means. */
export function questionOfFeature(
  layer: string,
  properties: Readonly<Record<string, unknown>>,
): Question | null {
  const number = (key: string): string | null => {
    const value = properties[key];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  if (layer === 'households') {
    const household_number = number('household_number');
    return household_number === null ? null : { household_number };
  }
  if (layer === 'buildings') {
    const property_number = number('property_number');
    return property_number === null ? null : { property_number };
  }
  if (layer === 'surveys') {
    const survey_number = number('survey_number');
    return survey_number === null ? null : { survey_number };
  }
  return null;
}

/** Whether the clerk must say first which of several is meant. */
export function isUndecided(answer: LookupAnswer): boolean {
  return answer.candidates.length > 1;
}
