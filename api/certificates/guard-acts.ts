// What an applicant brought to a check: the slip's number and a pointing; how it is taken, and kept beside what was judged.
import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import type { HouseCheckQuestion, Pointing } from './guard.contract.ts';
import type { Judgement } from './guard-findings.ts';
import { guardProblems } from './guard.problems.ts';

/** Where a check is made, and by whom. */
export interface CheckPlace {
  municipality: string;
  disaster: string;
  /** Null: the command line. */
  account: string | null;
}

export interface Acts {
  slip_number: string | null;
  pointing: Pointing | null;
}

export const noActs: Acts = { slip_number: null, pointing: null };

const pointColumns = [sql<number>`ST_X(geom)`.as('lon'), sql<number>`ST_Y(geom)`.as('lat')] as const;

/** The acts that a check keeps, with the place that was pointed at. */
export async function readActs(
  reader: Reader,
  { slip_number, pointing_id }: { slip_number: string | null; pointing_id: string | null },
): Promise<Acts> {
  if (pointing_id === null) return { slip_number, pointing: null };
  const pointing = await reader
    .selectFrom('certificates.pointing')
    .select(['pointing_id', 'pointed_at', ...pointColumns])
    .where('pointing_id', '=', pointing_id)
    .executeTakeFirst();
  return { slip_number, pointing: pointing ?? null };
}

/** The last time that the applicant of this visit said yes. */
export async function findPointing(
  reader: Reader,
  place: Pick<CheckPlace, 'municipality' | 'disaster'>,
  window_id: string,
): Promise<Pointing | undefined> {
  return reader
    .selectFrom('certificates.pointing')
    .select(['pointing_id', 'pointed_at', ...pointColumns])
    .where('municipality_code', '=', place.municipality)
    .where('disaster_code', '=', place.disaster)
    .where('window_id', '=', window_id)
    .orderBy('pointed_at', 'desc')
    .orderBy('pointing_id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** What is given now over what was kept; what is left out stays. Throws pointing-missing. */
export async function takeActs(
  reader: Reader,
  place: CheckPlace,
  kept: Acts,
  { slip_number = kept.slip_number, window_id }: Pick<HouseCheckQuestion, 'slip_number' | 'window_id'>,
): Promise<Acts> {
  if (window_id === undefined) return { slip_number, pointing: kept.pointing };
  if (window_id === null) return { slip_number, pointing: null };
  const pointing = await findPointing(reader, place, window_id);
  if (pointing === undefined) throw guardProblems.noPointing();
  return { slip_number, pointing };
}

/** The columns that house_check and owner_check share. */
export function columnsOf(acts: Acts, judgement: Judgement, { account }: CheckPlace) {
  return {
    slip_number: acts.slip_number,
    pointing_id: acts.pointing?.pointing_id ?? null,
    ...judgement.stands,
    is_proven: judgement.isProven,
    evidence: JSON.stringify(judgement.findings.map(({ kind, code, stand }) => ({ kind, code, stand }))),
    checked_by: account,
  };
}
