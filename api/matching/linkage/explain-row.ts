// The reasons of one row: what each comparison weighed, strongest first.
import { buildingKind } from './building-words.ts';
import { ADDRESS_LEVELS } from './compare-addresses.ts';
import { compareHouseholdSurvey, NO_DISTANCE, PLACE_BINS } from './levels.ts';
import { NAME_LEVELS } from './compare-names.ts';
import type { Outcome } from './contest.ts';
import type { Ground } from './ground.ts';
import type { Model } from './model.ts';
import { metresFromOutline } from './outlines.ts';
import { PLACE } from './prepared.ts';
import type { Reason } from './reasons.ts';
import { fieldWeight, nameWeight, shareOfAgreement } from './weights.ts';

interface Row {
  readonly household: number;
  readonly building: number;
  readonly survey: number;
  readonly probability: number;
}

/** Weaker than this tells a clerk nothing. */
const WORTH_TELLING = 0.35;

export function explainRow(ground: Ground, model: Model, outcome: Outcome, row: Row): Reason[] {
  const reasons: Reason[] = [];
  const tell = (code: string, weight: number, value?: number) => {
    if (Math.abs(weight) < WORTH_TELLING) return;
    const rounded = Math.round(weight * 100) / 100;
    reasons.push({
      code,
      against: weight < 0,
      weight: rounded,
      ...(value === undefined ? {} : { value: Math.round(value * 10) / 10 }),
    });
  };
  const count = ground.prepared.buildings.length;
  if (row.probability >= 1) reasons.push({ code: 'decision.confirmed', against: false, weight: 99 });
  if (row.survey >= 0 && row.building < count) explainSurvey(ground, model, outcome, row, tell);
  if (row.household >= 0 && row.building < count) explainHousehold(ground, model, outcome, row, tell);
  if (row.household >= 0 && row.survey >= 0) explainMeeting(ground, model, row, tell);
  if (row.building >= count) tell('unrolled', Math.log(model.survey.missing));
  return reasons.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.code < b.code ? -1 : 1));
}

type Tell = (code: string, weight: number, value?: number) => void;

function agreement(prefix: string, level: number): string {
  const name = NAME_LEVELS[level] ?? 'unknown';
  return `${prefix}.${name === 'family_alone' ? 'family' : name}`;
}

function explainSurvey(
  { prepared, sb: levels, trust }: Ground,
  { survey: model }: Model,
  { surveys, sb, beliefs }: Outcome,
  { building, survey }: Row,
  tell: Tell,
): void {
  const { s, b } = prepared;
  const option = optionOf(surveys, survey, building);
  const edge = surveys.edge[option] ?? -1;
  if (option < 0 || edge < 0) return;
  const cell = levels.place[edge] ?? 0;
  const bin = cell % PLACE_BINS;
  const field = model.place[trust[survey] ?? 1];
  if (bin === NO_DISTANCE) tell('survey_place.none', -1);
  else {
    const outline = b.outline[building];
    const [x, y] = [s.x[survey] ?? 0, s.y[survey] ?? 0];
    const metres =
      outline && b.place[building] === PLACE.measured
        ? metresFromOutline(outline.xs, outline.ys, x, y)
        : Math.hypot((b.x[building] ?? 0) - x, (b.y[building] ?? 0) - y);
    const weight = Math.log((field?.m[cell] ?? 1) / (field?.e[cell] ?? 1));
    if (bin === 0) tell('survey_place.inside', weight);
    else tell(weight >= 0 ? 'survey_place.near' : 'survey_place.far', weight, metres);
  }
  tell(
    `survey_address.${ADDRESS_LEVELS[levels.address[edge] ?? 0] ?? 'unknown'}`,
    told(levels.address[edge], sb.address[edge]),
  );
  tell(agreement('survey_resident', levels.resident[edge] ?? 0), sb.resident[edge] ?? 0);
  tell(agreement('survey_owner', levels.owner[edge] ?? 0), sb.owner[edge] ?? 0);
  const use = fieldWeight(model.use, levels.use[edge] ?? 0);
  tell(use >= 0 ? 'use.agree' : 'use.differ', use);
  const structure = fieldWeight(model.structure, levels.structure[edge] ?? 0);
  tell(structure >= 0 ? 'structure.agree' : 'structure.differ', structure);
  if ((levels.buildingName[edge] ?? 0) > 0) {
    const name = fieldWeight(model.buildingName, levels.buildingName[edge] ?? 0);
    tell(name >= 0 ? 'building_name.agree' : 'building_name.differ', name);
  }
  // Against what the walk says of the survey's other houses.
  const [from, to] = [surveys.start[survey] ?? 0, surveys.start[survey + 1] ?? 0];
  let all = 0;
  for (let at = from; at < to; at += 1) all += beliefs.walk.logs[at] ?? 0;
  const walk = (beliefs.walk.logs[option] ?? 0) - all / Math.max(1, to - from);
  tell(walk >= 0 ? 'walk.agree' : 'walk.differ', walk);
  if ((beliefs.survey[option] ?? 0) < 0.4) tell('rival.building', -1);
}

/** Addresses that cannot be compared are no reason. */
function told(level: number | undefined, weight: number | undefined): number {
  return level === 0 || level === 4 ? 0 : (weight ?? 0);
}

function explainHousehold(
  { prepared, hb: levels }: Ground,
  { household: model }: Model,
  { households, hb, beliefs }: Outcome,
  { household, building }: Row,
  tell: Tell,
): void {
  const { h, b } = prepared;
  const option = optionOf(households, household, building);
  const edge = households.edge[option] ?? -1;
  if (option < 0 || edge < 0) return;
  const cell = levels.place[edge] ?? 0;
  const address = cell % 5;
  const bin = Math.floor(cell / 5) % PLACE_BINS;
  const byAddress = hb.address[edge] ?? 0;
  const field = model.place[buildingKind(b.use[building])];
  tell(`home_address.${ADDRESS_LEVELS[address] ?? 'unknown'}`, told(address, byAddress));
  if (bin !== NO_DISTANCE) {
    const weight = Math.log((field?.m[cell] ?? 1) / (field?.e[cell] ?? 1)) - (address === 0 ? 0 : byAddress);
    const metres = Math.hypot(
      (h.x[household] ?? 0) - (b.x[building] ?? 0),
      (h.y[household] ?? 0) - (b.y[building] ?? 0),
    );
    tell(weight >= 0 ? 'home_place.near' : 'home_place.far', weight, metres);
  }
  tell(agreement('home_name', Math.floor((levels.name[edge] ?? 0) / 3)), hb.name[edge] ?? 0);
  const use = fieldWeight(model.use, levels.use[edge] ?? 0);
  tell(use >= 0 ? 'home_use.agree' : 'home_use.differ', use);
  if ((levels.buildingName[edge] ?? 0) > 0) {
    const name = fieldWeight(model.buildingName, levels.buildingName[edge] ?? 0);
    tell(name >= 0 ? 'home_building.agree' : 'home_building.differ', name);
  }
  if ((beliefs.household[option] ?? 0) < 0.4) tell('rival.household', -1);
}

function explainMeeting(
  { prepared }: Ground,
  { pair: model }: Model,
  { household, survey, building }: Row,
  tell: Tell,
): void {
  const { book, s, h } = prepared;
  const level = compareHouseholdSurvey(prepared, household, survey);
  const head = h.members[household]?.[0];
  for (const kind of ['resident', 'owner'] as const) {
    const share = level[kind] === 0 ? 1 : shareOfAgreement(book, level[kind], s[kind][survey] ?? null, head);
    tell(agreement(`met_${kind}`, level[kind]), nameWeight(model[kind], level[kind], share));
  }
  tell(
    `met_address.${ADDRESS_LEVELS[level.address] ?? 'unknown'}`,
    level.address === 0 ? 0 : fieldWeight(model.address, level.address),
  );
  if (building >= prepared.buildings.length && level.distance !== NO_DISTANCE) {
    const weight = Math.log(
      (model.distance.m[level.distance] ?? 1) / (model.distance.e[level.distance] ?? 1),
    );
    const metres = Math.hypot(
      (h.x[household] ?? 0) - (s.x[survey] ?? 0),
      (h.y[household] ?? 0) - (s.y[survey] ?? 0),
    );
    tell(weight >= 0 ? 'met_place.near' : 'met_place.far', weight, metres);
  }
}

function optionOf({ start, to }: Outcome['surveys'], from: number, building: number): number {
  for (let option = start[from] ?? 0; option < (start[from + 1] ?? 0); option += 1)
    if (to[option] === building) return option;
  return -1;
}
