// Stored links of some records, by their indexes.
import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import type { Named } from './decisions.ts';
import { openFingerprint } from './link-store.ts';
import type { Reason } from './linkage/reasons.ts';
import type { OfDisaster } from './links.queries.ts';
import { findSeen, readSeen } from './seen.ts';
import { readReasons } from './stored-reasons.ts';

export interface FoundLink {
  readonly household_number: string | null;
  readonly property_number: string | null;
  readonly survey_number: string | null;
  readonly probability: number;
  readonly state: 'auto' | 'candidate';
  readonly reasons: readonly Reason[];
}

/** By one kind of number; each kind has an index of its own. */
export function linksBy(
  reader: Reader,
  of: OfDisaster,
  column: 'household_number' | 'property_number' | 'survey_number',
  numbers: readonly string[],
) {
  return reader
    .selectFrom('matching.link')
    .select(['link_id', 'household_number', 'property_number', 'survey_number', 'probability', 'reasons'])
    .select(sql<FoundLink['state']>`state`.as('state'))
    .where('municipality_code', '=', of.municipality_code)
    .where('disaster_code', '=', of.disaster_code)
    .where(column, 'in', [...numbers])
    .where((eb) => eb.not(eb('cell', 'in', openCells(reader, of))));
}

function openCells(reader: Reader, of: OfDisaster) {
  return reader
    .selectFrom('matching.cell as c')
    .select('c.cell')
    .where('c.municipality_code', '=', of.municipality_code)
    .where('c.disaster_code', '=', of.disaster_code)
    .where('c.fingerprint', '=', openFingerprint);
}

/** Best first. */
export async function listLinksOf(reader: Reader, of: OfDisaster, named: Named): Promise<FoundLink[]> {
  const parts = [
    ...(named.households.length > 0 ? [linksBy(reader, of, 'household_number', named.households)] : []),
    ...(named.properties.length > 0 ? [linksBy(reader, of, 'property_number', named.properties)] : []),
    ...(named.surveys.length > 0 ? [linksBy(reader, of, 'survey_number', named.surveys)] : []),
  ];
  const links = new Map<number, FoundLink>();
  for (const part of parts)
    for (const { link_id, reasons, ...link } of await part.execute())
      links.set(link_id, { ...link, reasons: readReasons(reasons) });
  return [...links.values()].sort((one, other) => other.probability - one.probability);
}

/** Whether the last run saw the registers as they are and no cell is being renewed: then what has no link has none. */
export async function areLinksFresh(reader: Reader, of: OfDisaster): Promise<boolean> {
  if ((await openCells(reader, of).limit(1).execute()).length > 0) return false;
  const seen = await findSeen(reader, of, 'done');
  return seen !== null && seen.registers === (await readSeen(reader, of)).registers;
}
