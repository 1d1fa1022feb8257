// What a re-plan means for each team: papers that it held are compared with those that it is given now, over all its
// districts, so that every building of either stands in exactly one list of exactly one team.
import { stateWord, type PrintedBefore } from './district-changes.ts';

/** A building as a paper has it, and where it stands now. */
export type TeamStop = PrintedBefore;

/** The papers of one district that somebody goes by. */
export interface DistrictPapers {
  handout_id: string;
  district_id: string;
  district_number: number;
  /** As printed; null: nobody was named, and the district stands for its team. */
  team: string | null;
  stops: readonly TeamStop[];
}

export interface TeamDistrict {
  district_number: number;
  /** Buildings on the older papers; null: another team's, or nobody's. */
  before: number | null;
  /** Buildings on the newer papers; null: it goes there no more. */
  now: number | null;
  what: string;
}

/** A district and 訪問順 in it, as printed: '3-12'. */
export interface Place {
  district_number: number;
  order: number;
}

export interface TeamChanges {
  /** Of the papers: null where they name nobody, one district then. */
  team: string | null;
  districts: readonly TeamDistrict[];
  came: readonly { at: Place; survey_number: string; address: string; from: string }[];
  left: readonly { at: Place; survey_number: string; address: string; to: string }[];
  finished: readonly { at: Place; survey_number: string; state: string }[];
  kept: readonly { before: Place; at: Place; survey_number: string }[];
}

/** One of a district's papers is missing where it is new, or where it ended. */
export interface DistrictPair {
  before: DistrictPapers | null;
  now: DistrictPapers | null;
}

interface Held {
  at: Place;
  papers: DistrictPapers;
  stop: TeamStop;
}

/** Teams whose papers changed, by name as people count: 2班 before 10班. Districts whose papers stay are told as such only. */
export function compareTeams(pairs: readonly DistrictPair[]): TeamChanges[] {
  const older = heldBy(pairs.map(({ before }) => before));
  const newer = heldBy(pairs.map(({ now }) => now));
  const teams = new Map<string, DistrictPair[]>();
  for (const pair of pairs)
    for (const holder of new Set([pair.before, pair.now].flatMap((one) => (one ? [holderOf(one)] : []))))
      teams.set(holder, [...(teams.get(holder) ?? []), pair]);
  return [...teams]
    .map(([holder, ofTeam]) => compareTeam(holder, ofTeam, { older, newer }))
    .filter(({ districts }) => districts.some(({ what }) => what !== sameWords))
    .toSorted((one, other) => byName.compare(nameOf(one), nameOf(other)));
}

export function nameOf({ team, districts }: Pick<TeamChanges, 'team' | 'districts'>): string {
  return team ?? `調査区${districts[0]?.district_number ?? ''}（班の指定なし）`;
}

const byName = new Intl.Collator('ja', { numeric: true });
const sameWords = '前の書類のまま';

function compareTeam(
  holder: string,
  pairs: readonly DistrictPair[],
  { older, newer }: { older: ReadonlyMap<string, Held>; newer: ReadonlyMap<string, Held> },
): TeamChanges {
  const isOwn = (papers: DistrictPapers | null | undefined): papers is DistrictPapers =>
    papers !== null && papers !== undefined && holderOf(papers) === holder;
  const changed = pairs.filter((pair) => !isSame(pair));
  const hadStops = changed.flatMap(({ before }) => (isOwn(before) ? stopsOf(before) : []));
  const hasStops = changed.flatMap(({ now }) => (isOwn(now) ? stopsOf(now) : []));
  const gone = hadStops.filter(({ stop }) => !isOwn(newer.get(stop.building_key)?.papers));
  const [first] = pairs.flatMap(({ before, now }) => [now, before]).filter(isOwn);
  return {
    team: first?.team ?? null,
    districts: pairs
      .map((pair) => ({
        district_number: (pair.now ?? pair.before)?.district_number ?? 0,
        before: isOwn(pair.before) ? pair.before.stops.length : null,
        now: isOwn(pair.now) ? pair.now.stops.length : null,
        what: whatWords(pair, { had: isOwn(pair.before), has: isOwn(pair.now) }),
      }))
      .toSorted((one, other) => one.district_number - other.district_number),
    came: inOrder(hasStops.filter(({ stop }) => !isOwn(older.get(stop.building_key)?.papers))).map(
      ({ at, stop }) => ({ at, ...told(stop), from: fromWords(older.get(stop.building_key)) }),
    ),
    left: inOrder(gone.filter(({ stop }) => stateWord(stop.state) === undefined)).map(({ at, stop }) => ({
      at,
      ...told(stop),
      to: toWords(stop, newer.get(stop.building_key)),
    })),
    finished: inOrder(gone).flatMap(({ at, stop: { survey_number, state } }) => {
      const word = stateWord(state);
      return word === undefined ? [] : [{ at, survey_number, state: word }];
    }),
    kept: inOrder(hadStops.filter(({ stop }) => isOwn(newer.get(stop.building_key)?.papers))).flatMap(
      ({ at: before, stop: { building_key, survey_number } }) => {
        const now = newer.get(building_key);
        return now === undefined ? [] : [{ before, at: now.at, survey_number }];
      },
    ),
  };
}

function holderOf({ team, district_id }: DistrictPapers): string {
  return team === null ? `district ${district_id}` : `team ${team}`;
}

function isSame({ before, now }: DistrictPair): boolean {
  return before !== null && before.handout_id === now?.handout_id;
}

function stopsOf(papers: DistrictPapers): Held[] {
  const { district_number, stops } = papers;
  return stops.map((stop) => ({ at: { district_number, order: stop.order }, papers, stop }));
}

function heldBy(papers: readonly (DistrictPapers | null)[]): Map<string, Held> {
  const held = papers.flatMap((one) => (one === null ? [] : stopsOf(one)));
  return new Map(held.map((one) => [one.stop.building_key, one]));
}

function inOrder(held: readonly Held[]): Held[] {
  return held.toSorted(
    ({ at: one }, { at: other }) => one.district_number - other.district_number || one.order - other.order,
  );
}

const told = ({ survey_number, address }: TeamStop) => ({ survey_number, address });

function whatWords({ before, now }: DistrictPair, { had, has }: { had: boolean; has: boolean }): string {
  if (has) {
    if (isSame({ before, now })) return sameWords;
    if (had) return '新しい書類に替えます';
    const from = before?.team ?? null;
    return from === null ? '新しく受け持ちます' : `${from}から受け取ります`;
  }
  if (now === null) return 'なくなりました';
  return now.team === null ? '別の班が訪問します' : `${now.team}に渡します`;
}

function placeWords({ at, papers }: Held): string {
  const holder = papers.team === null ? '' : `（${papers.team}）`;
  return `調査区${at.district_number}${holder}の${at.order}番`;
}

function fromWords(printed: Held | undefined): string {
  return printed === undefined ? '新しい訪問先' : placeWords(printed);
}

/** Where it stands on new papers; else where the plan has it. */
function toWords({ state, district_number }: TeamStop, printed: Held | undefined): string {
  if (printed !== undefined) return placeWords(printed);
  if (state === null) return '調査の範囲から外れました';
  return district_number === null ? '調査区は決まっていません' : `調査区${district_number}が訪問します`;
}
