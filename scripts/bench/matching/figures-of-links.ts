// What the tables of the bench say.
import { isAutomatic } from '../../../api/matching/linkage/link-region.ts';
import type { Link } from '../../../api/matching/linkage/link-region.ts';
import { rankRows } from '../../../api/matching/linkage/row-order.ts';
import type { Region } from '../../../api/matching/linkage/region.ts';
import type { Figures } from '../figures.ts';
import type { RowsOf } from './baselines.ts';
import { calibrationError, countHit, hitsBySurvey, linkedPairs, noHits } from './score.ts';
import type { Hits, Houses } from './score.ts';

export function figuresOfRows(houses: Houses, rowsOf: RowsOf): Figures {
  const { household, building } = hitsBySurvey(houses, rowsOf);
  return {
    surveys: household.asked,
    'household 1st %': percent(household.first, household.asked),
    'household top 5 %': percent(household.five, household.asked),
    'building 1st %': percent(building.first, building.asked),
    'building top 5 %': percent(building.five, building.asked),
  };
}

export function figuresOfLinks(houses: Houses, pairs: readonly Link[]): Figures {
  const automatic = pairs.filter(isAutomatic);
  const figures: Figures = { rows: pairs.length };
  for (const [name, one, other] of [
    ['household–survey', 'h', 's'],
    ['building–survey', 'b', 's'],
    ['household–building', 'h', 'b'],
  ] as const) {
    const { precision, recall } = linkedPairs(houses, automatic, one, other);
    figures[`${name} precision %`] = percent(precision, 1);
    figures[`${name} recall %`] = percent(recall, 1);
  }
  const judged = pairs.map((pair) => ({ probability: pair.probability, right: houses.isRight(pair) }));
  return { ...figures, 'ECE points': percent(calibrationError(judged), 1) };
}

/** A household asks by the name of its head, or by its address: rows that name what was asked for, then those around. */
export function figuresOfQueries(houses: Houses, region: Region, pairs: readonly Link[]): Figures {
  const byHousehold = group(pairs, ({ household_number }) => household_number);
  const bySurvey = group(pairs, ({ survey_number }) => survey_number);
  const byNumber = new Map(region.households.map((one) => [one.household_number, one]));
  const homes = group(region.households, ({ address_key }) => address_key);
  const sheets = group(region.surveys, ({ address_key }) => address_key);
  const [name, address] = [noHits(), noHits()];
  for (const row of houses.rows) {
    const surveys = new Set(row.survey_numbers.filter((number) => !houses.hidden('s', number)));
    if (surveys.size === 0) continue;
    for (const number of row.household_numbers) {
      if (houses.hidden('h', number)) continue;
      const household = byNumber.get(number);
      if (household === undefined) continue;
      const right = (rows: readonly Link[]) =>
        rows.map(({ survey_number }) => surveys.has(survey_number ?? ''));
      // Of namesakes the clerk asks which; the household chosen is the one that asks.
      countHit(name, right(ordered(byHousehold.get(number) ?? [])));
      const key = household.address_key;
      if (key === null || !key.includes('|')) continue;
      const there = [
        ...(homes.get(key) ?? []).flatMap((one) => byHousehold.get(one.household_number) ?? []),
        ...(sheets.get(key) ?? []).flatMap((one) => bySurvey.get(one.survey_number) ?? []),
      ];
      countHit(address, right(ordered([...new Set(there)])));
    }
  }
  return {
    asked: name.asked,
    ...hitFigures('name', name),
    'by address': address.asked,
    ...hitFigures('address', address),
  };
}

/** Rows with a survey, likeliest first. */
function ordered(rows: readonly Link[]): Link[] {
  return rankRows(
    rows.filter(({ survey_number }) => survey_number !== null),
    ({ probability }) => probability,
  );
}

function group<T>(rows: readonly T[], keyOf: (row: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === null) continue;
    const known = groups.get(key);
    if (known) known.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

function hitFigures(what: string, { asked, first, five }: Hits): Figures {
  return { [`${what} 1st %`]: percent(first, asked), [`${what} top 5 %`]: percent(five, asked) };
}

function percent(part: number, of: number): number {
  return Math.round((10_000 * part) / Math.max(of, 1e-9)) / 100;
}
