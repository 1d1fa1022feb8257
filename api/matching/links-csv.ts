// All links of a disaster as a file of any length: page after page, each in a short transaction of its own.
import { stringify } from 'csv-stringify/sync';
import type { Kysely } from 'kysely';
import type { Database, Reader } from '../db/database.ts';
import { inScope } from '../db/scope.ts';
import type { Scope } from '../db/scope.ts';
import { isRejectedBy, listDecisions } from './decisions.ts';
import type { Decision } from './linkage/region.ts';
import type { OfDisaster } from './links.queries.ts';

const pageRows = 5_000;
const header = ['世帯番号', '物件番号', '調査番号', '適合率', '状態'];
type Ends = Omit<Decision, 'decision'>;

/**
 * UTF-8 with BOM and CRLF, one row a pair or triple; 適合率 in percent, empty where a person tied or parted what the machine
 * has no link of; 状態 auto, candidate, confirmed or rejected. The scope decides which households are in it.
 */
export async function* linksCsv(db: Kysely<Database>, scope: Scope, of: OfDisaster): AsyncGenerator<string> {
  const decisions = await inScope(db, scope, (trx) => listDecisions(trx, of));
  const confirmed = new Map<string, Ends>();
  const rejected: Decision[] = [];
  for (const decision of decisions)
    if (decision.decision === 'confirmed') confirmed.set(keyOf(decision), decision);
    else rejected.push(decision);
  const rejections = rejectionsByNumber(rejected);
  const unmet = new Set(rejected);
  yield `\ufeff${csv([header])}`;
  let after = 0;
  for (;;) {
    const links = await inScope(db, scope, (trx) => listPage(trx, of, after));
    const last = links.at(-1);
    if (last === undefined) break;
    yield csv(
      links.map((link) => {
        const key = keyOf(link);
        const said = rejections(link).filter((rejection) => isRejectedBy(link, rejection));
        for (const rejection of said) unmet.delete(rejection);
        const state = confirmed.delete(key) ? 'confirmed' : said.length > 0 ? 'rejected' : link.state;
        return line(link, (link.probability * 100).toFixed(2), state);
      }),
    );
    after = last.link_id;
  }
  yield csv([
    ...[...confirmed.values()].map((ends) => line(ends, '', 'confirmed')),
    ...[...unmet].map((ends) => line(ends, '', 'rejected')),
  ]);
}

function listPage(reader: Reader, of: OfDisaster, after: number) {
  return reader
    .selectFrom('matching.link')
    .select(['link_id', 'household_number', 'property_number', 'survey_number', 'probability', 'state'])
    .where('municipality_code', '=', of.municipality_code)
    .where('disaster_code', '=', of.disaster_code)
    .where('link_id', '>', after)
    .orderBy('link_id')
    .limit(pageRows)
    .execute();
}

/** The few that may speak of a link: those that name one of its records. */
function rejectionsByNumber(rejected: readonly Decision[]): (ends: Ends) => Decision[] {
  const by = new Map<string, Decision[]>();
  const namesOf = ({ household_number, property_number, survey_number }: Ends) =>
    [
      [1, household_number],
      [2, property_number],
      [3, survey_number],
    ]
      .filter(([, number]) => number !== null)
      .map(([kind, number]) => `${kind} ${number}`);
  for (const rejection of rejected) {
    const [first = ''] = namesOf(rejection);
    by.set(first, [...(by.get(first) ?? []), rejection]);
  }
  return (ends) => namesOf(ends).flatMap((name) => by.get(name) ?? []);
}

function keyOf({ household_number, property_number, survey_number }: Ends): string {
  return JSON.stringify([household_number, property_number, survey_number]);
}

function line(
  { household_number, property_number, survey_number }: Ends,
  probability: string,
  state: string,
): string[] {
  return [household_number ?? '', property_number ?? '', survey_number ?? '', probability, state];
}

function csv(rows: readonly string[][]): string {
  return stringify([...rows], { record_delimiter: 'windows' });
}
