// Which households a lookup may mean. Pure.
import type { LookupAnswer } from '../../api/matching/matching.contract.ts';
import { formatPercent } from '../ui/format.ts';

type Found = { id: string; name: string; detail: string; why: string; building: string | null };

/** The survey that the typed number is of. */
export function slipIn({ understood_as, center }: LookupAnswer): string | null {
  return understood_as === 'survey_number' && center?.of.kind === 'survey' ? center.of.number : null;
}

/** Households that the answer may mean, likeliest first. */
export function householdsIn(answer: LookupAnswer): Found[] {
  const found: Found[] = [];
  const add = (one: Found): void => {
    if (!found.some(({ id }) => id === one.id)) found.push(one);
  };
  // The likeliest match of a household stands first.
  const buildingOf = (household: string): string | null =>
    answer.matches.find((match) => match.household?.household_number === household)?.building
      ?.property_number ?? null;
  for (const candidate of answer.candidates)
    if (candidate.kind === 'household')
      add({
        id: candidate.household_number,
        name: candidate.name,
        detail: whole(candidate.address, candidate.address_detail),
        why: candidate.head_name === candidate.name ? '' : `世帯主 ${candidate.head_name}`,
        building: buildingOf(candidate.household_number),
      });
  if (found.length > 0) return found;
  const own = answer.center?.of;
  const rows = answer.residents.map((row) => ({
    id: row.household_number,
    name: row.head_name,
    detail: whole(row.address, row.address_detail),
    why: row.distance_m === null ? '' : `${Math.round(row.distance_m)} m`,
    building: buildingOf(row.household_number),
  }));
  if (own?.kind === 'household') return rows.filter(({ id }) => id === own.number);
  // The answer also tells of other confirmed ties around: the neighbours' are not what was asked for.
  const matches = answer.matches.filter(
    ({ building, survey }) =>
      own !== undefined &&
      ((own.kind === 'survey' && survey?.survey_number === own.number) ||
        (own.kind === 'building' && building?.property_number === own.number)),
  );
  for (const match of matches)
    if (match.household)
      add({
        id: match.household.household_number,
        name: match.household.head_name,
        detail: whole(match.household.address, match.household.address_detail),
        why: match.confirmed
          ? '確定済み'
          : match.probability === null
            ? ''
            : `適合率 ${formatPercent(match.probability)}`,
        building: match.building?.property_number ?? null,
      });
  if (matches.some(({ confirmed }) => confirmed)) return found.filter(({ why }) => why === '確定済み');
  for (const row of rows) add(row);
  return found;
}

function whole(address: string, detail: string | null): string {
  return detail === null ? address : `${address}　${detail}`;
}
