// Which records may belong together: what lies near, what bears one address, what bears one name. Each kind of candidate
// is found by an index, so the work grows with the number of records, not with its square.
import { buildingOfDetail } from './building-words.ts';
import { EdgeList } from './edges.ts';
import type { Edges } from './edges.ts';
import { Interner } from './interner.ts';
import { indexHouseNumbers, standsUnder } from './house-numbers.ts';
import type { HouseNumbers } from './house-numbers.ts';
import { KeyIndex } from './key-index.ts';
import { PointGrid } from './point-grid.ts';
import { PLACE } from './prepared.ts';
import type { PlaceColumns, Prepared } from './prepared.ts';

const SURVEY_RADIUS = 60;
const SURVEY_NEAREST = 14;
const HOUSEHOLD_RADIUS = 40;
const COARSE_RADIUS = 60;
const NAMESAKE_RADIUS = 400;
const OWNER_RADIUS = 300;
const TIED_RADIUS = 150;
const MOST_OF_ONE_KEY = 24;
/** A name that so few bear is followed through the whole region: people move and their address stays behind. */
const RARE = 6;

export interface Candidates {
  /** survey → building */
  readonly sb: Edges;
  /** household → building */
  readonly hb: Edges;
  /** household → survey, for a house that is on no roll */
  readonly hs: Edges;
}

export function findCandidates(prepared: Prepared, numbers: HouseNumbers): Candidates {
  const { s, b, h } = prepared;
  const placed = (columns: PlaceColumns) =>
    [...columns.place.keys()].filter((at) => columns.place[at] !== PLACE.none);
  const buildings = new PointGrid(b.x, b.y, placed(b), 30);
  const surveys = new PointGrid(s.x, s.y, s.x.keys(), 30);
  const byFine = indexHouseNumbers(numbers);
  const surveysByFine = KeyIndex.over(s.fine);
  const byOwner = new KeyIndex();
  const unplacedByFamily = new KeyIndex();
  b.owners.forEach((owners, at) => {
    for (const { whole } of owners) byOwner.add(whole, at);
    const [owner] = owners;
    if (owner && b.place[at] === PLACE.none) unplacedByFamily.add(owner.family, at);
  });
  const surveysByName = KeyIndex.over(s.resident.map((name) => name?.whole ?? -1));
  const surveysByFamily = KeyIndex.over(
    s.resident.map((name) => (name?.familyOnly === true ? name.family : -1)),
  );
  const kanaKeys = new Interner();
  const surveysByKana = KeyIndex.over(
    s.resident.map((name) => kanaKeys.of(name?.kanaOnly ? name.kana : null)),
  );
  const surveyTowns = new Int32Array(s.x.length);
  const nearestOf: (readonly number[])[] = [];
  const nameKeys = new Interner();
  const byName = KeyIndex.over(b.name.map((name) => nameKeys.of(name)));
  const surveysByBuilding = KeyIndex.over(s.name.map((name) => nameKeys.find(name)));

  const sb = new EdgeList(s.x.length);
  const hb = new EdgeList(h.x.length);
  const hs = new EdgeList(h.x.length);
  /** Within the radius in which a whole name alone makes a candidate; where either has no place, within the town. */
  const inReach = (x: number, y: number, town: number, building: number, radius: number) =>
    b.place[building] === PLACE.none
      ? town >= 0 && b.town[building] === town
      : Math.hypot((b.x[building] ?? 0) - x, (b.y[building] ?? 0) - y) <= radius;

  for (let at = 0; at < s.x.length; at += 1) {
    const [x, y] = [s.x[at] ?? 0, s.y[at] ?? 0];
    const near = buildings.nearest(x, y, SURVEY_RADIUS, SURVEY_NEAREST);
    for (const building of near) sb.add(at, building);
    nearestOf.push(near.slice(0, 3));
    const town = townOf(s.town[at] ?? -1, near, b.town);
    surveyTowns[at] = town;
    for (const building of byFine.of(s.fine[at] ?? -1).slice(0, MOST_OF_ONE_KEY)) sb.add(at, building);
    for (const building of byName.of(nameKeys.find(s.name[at] ?? null)).slice(0, 4 * MOST_OF_ONE_KEY))
      if (inReach(x, y, town, building, NAMESAKE_RADIUS)) sb.add(at, building);
    for (const name of [s.resident[at], s.owner[at]])
      for (const building of byOwner.of(name?.whole ?? -1).slice(0, 4 * MOST_OF_ONE_KEY))
        if (inReach(x, y, town, building, NAMESAKE_RADIUS)) sb.add(at, building);
  }
  for (let at = 0; at < h.x.length; at += 1) {
    const [x, y, place] = [h.x[at] ?? 0, h.y[at] ?? 0, h.place[at] ?? PLACE.none];
    const town = h.town[at] ?? -1;
    const fine = h.fine[at] ?? -1;
    for (const building of byFine.of(fine).slice(0, MOST_OF_ONE_KEY)) hb.add(at, building);
    for (const survey of surveysByFine.of(fine).slice(0, MOST_OF_ONE_KEY)) hs.add(at, survey);
    if (place !== PLACE.none) {
      const radius = place === PLACE.near ? COARSE_RADIUS : HOUSEHOLD_RADIUS;
      for (const building of buildings.nearest(x, y, radius, 10)) hb.add(at, building);
      // Hundreds may share the door of a block of flats: only a name or an address ties them to a survey.
      if (h.detail[at] === 0) for (const survey of surveys.nearest(x, y, radius, 6)) hs.add(at, survey);
    }
    const lived = nameKeys.find(buildingOfDetail(prepared.households[at]?.address_detail ?? null));
    for (const building of byName.of(lived).slice(0, 4 * MOST_OF_ONE_KEY))
      if (place === PLACE.none ? b.town[building] === town : inReach(x, y, town, building, OWNER_RADIUS))
        hb.add(at, building);
    for (const survey of surveysByBuilding.of(lived).slice(0, 4 * MOST_OF_ONE_KEY))
      if (place !== PLACE.none && Math.hypot((s.x[survey] ?? 0) - x, (s.y[survey] ?? 0) - y) <= OWNER_RADIUS)
        hs.add(at, survey);
    const names = new Set(h.members[at]?.map(({ whole }) => whole));
    for (const name of names) {
      const owned = byOwner.of(name);
      for (const building of owned.slice(0, 4 * MOST_OF_ONE_KEY))
        if (
          owned.length <= RARE ||
          (place === PLACE.none
            ? b.town[building] === town
            : inReach(x, y, town, building, OWNER_RADIUS) ||
              (fine >= 0 && b.ownerFine[building] === fine && b.town[building] === town))
        )
          hb.add(at, building);
    }
    const met = [...names].map((name) => surveysByName.of(name));
    const kana = kanaKeys.find(h.members[at]?.[0]?.kana ?? null);
    for (const surveysMet of [...met, kana < 0 ? [] : surveysByKana.of(kana)])
      for (const survey of surveysMet.slice(0, MOST_OF_ONE_KEY)) {
        const near =
          place === PLACE.none
            ? s.town[survey] === town
            : Math.hypot((s.x[survey] ?? 0) - x, (s.y[survey] ?? 0) - y) <= NAMESAKE_RADIUS;
        if (!near && surveysMet.length > RARE) continue;
        hs.add(at, survey);
        // Whoever is met in a house lives there, wherever the address has its place.
        for (const building of nearestOf[survey] ?? []) hb.add(at, building);
      }
    const family = h.members[at]?.[0]?.family ?? -1;
    if (place !== PLACE.none)
      for (const survey of surveysByFamily.of(family))
        if (Math.hypot((s.x[survey] ?? 0) - x, (s.y[survey] ?? 0) - y) <= TIED_RADIUS) {
          hs.add(at, survey);
          for (const building of nearestOf[survey] ?? []) hb.add(at, building);
        }
    for (const building of unplacedByFamily.of(family)) if (b.town[building] === town) hb.add(at, building);
  }
  // A building without a place, or put in the wrong one, is found by a survey through the households that may live in it.
  for (let at = 0; at < h.x.length; at += 1)
    for (const building of hb.of(at)) {
      const names = h.members[at] ?? [];
      const tied = () =>
        standsUnder(numbers, building, h.fine[at] ?? -1) ||
        (b.owners[building] ?? []).some(({ whole }) => names.some((name) => name.whole === whole));
      if (b.place[building] !== PLACE.none && !tied()) continue;
      for (const survey of hs.of(at))
        if (inReach(s.x[survey] ?? 0, s.y[survey] ?? 0, surveyTowns[survey] ?? -1, building, TIED_RADIUS))
          sb.add(survey, building);
    }
  return { sb: sb.flat(), hb: hb.flat(), hs: hs.flat() };
}

/** The survey's own town, or that of what stands around it. */
function townOf(own: number, near: readonly number[], towns: Int32Array): number {
  if (own >= 0) return own;
  const [first] = near;
  return first === undefined ? -1 : (towns[first] ?? -1);
}
