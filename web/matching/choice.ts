import type { LookupAnswer, Match, RecordKind } from '../../api/matching/matching.contract.ts';

/**
 * What the clerk has chosen of the three lists, by number. `undefined`: not chosen yet; `building: null`: the
 * house is on no tax register.
 */
export type Choice = {
  readonly household: string | undefined;
  readonly building: string | null | undefined;
  readonly survey: string | undefined;
};

/** All three are chosen: what may be confirmed. */
export type CompleteChoice = { household: string; building: string | null; survey: string };

export const columns: readonly RecordKind[] = ['household', 'building', 'survey'];

export const nothingChosen: Choice = { household: undefined, building: undefined, survey: undefined };

export function completeChoice({ household, building, survey }: Choice): CompleteChoice | null {
  if (household === undefined || building === undefined || survey === undefined) return null;
  return { household, building, survey };
}

/** The numbers of a tie; null where a record of it may not be seen or is gone. */
export function choiceOf(match: Match): Choice | null {
  if (!match.household || !match.survey) return null;
  return {
    household: match.household.household_number,
    building: match.building?.property_number ?? null,
    survey: match.survey.survey_number,
  };
}

/** What a row takes: of a candidate with a missing end, that end stays to be chosen; a house that is on no roll is one. */
export function partsOf({ household, building, survey }: Match): Choice {
  const isOffRegister = building === null && household !== null && survey !== null;
  return {
    household: household?.household_number,
    building: isOffRegister ? null : building?.property_number,
    survey: survey?.survey_number,
  };
}

export function isSameChoice(a: Choice, b: Choice): boolean {
  return a.household === b.household && a.building === b.building && a.survey === b.survey;
}

/** The confirmed tie that is exactly what is chosen. */
export function findMatch(choice: Choice, matches: readonly Match[]): Match | undefined {
  return matches.find((match) => {
    if (!match.confirmed) return false;
    const tied = choiceOf(match);
    return tied !== null && isSameChoice(tied, choice);
  });
}

/**
 * What stands chosen when an answer arrives: the record that was asked for, and what a person has confirmed
 * with it if that is one tie. Nothing is chosen for being near.
 */
export function startingChoice(answer: LookupAnswer): Choice {
  const asked = askedRecord(answer);
  if (!asked) return nothingChosen;
  const confirmed = answer.matches
    .filter((match) => match.confirmed)
    .map(choiceOf)
    .filter((tied): tied is Choice => tied !== null && tied[asked.kind] === asked.number);
  const [only] = confirmed;
  if (only && confirmed.length === 1) return only;
  return { ...nothingChosen, [asked.kind]: asked.number };
}

/** The one record that the answer is about; null for an address, a point, or nothing found. */
export function askedRecord(answer: LookupAnswer): { kind: RecordKind; number: string } | null {
  const of = answer.center?.of;
  if (of) {
    if (of.kind === 'address' || of.kind === 'point' || of.number === null) return null;
    return { kind: of.kind, number: of.number };
  }
  // Without a place the record stands alone in its list.
  const [household] = answer.residents;
  const [building] = answer.buildings;
  const [survey] = answer.surveys;
  if (household && !building && !survey) return { kind: 'household', number: household.household_number };
  if (building && !household && !survey) return { kind: 'building', number: building.property_number };
  if (survey && !household && !building) return { kind: 'survey', number: survey.survey_number };
  return null;
}

/** Where to go on choosing: the first column, from `after` onwards, in which nothing is chosen. */
export function nextColumn(choice: Choice, after?: RecordKind): RecordKind | null {
  const from = after === undefined ? 0 : columns.indexOf(after) + 1;
  const inOrder = [...columns.slice(from), ...columns.slice(0, from)];
  return inOrder.find((column) => choice[column] === undefined) ?? null;
}
