// What a letter tells, made from the steps of an application. Pure.
import { formatWareki } from '../../geodata/wareki.ts';
import type { LetterFields } from './document/paper-fields.ts';
import { judgeWords } from './letters.contract.ts';
import type { Judge, LetterWords } from './letters.contract.ts';
import type { LetterSort } from './templates.contract.ts';

/** A result as it was explained: one version of a survey. */
export interface ToldSurvey {
  survey_number: string;
  round: 'first' | 'second' | 'resurvey';
  surveyed_on: string | null;
  damage_label: string;
}

export interface StepOnRecord {
  step: number;
  to_state: string;
  held_on: string;
  reason: string | null;
  judged_by: Judge | null;
  judging_body: string | null;
  survey: ToldSurvey | null;
}

/** A step that a letter may tell of, with what came before it. */
export interface Told extends StepOnRecord {
  sort: LetterSort;
  /** The survey that was asked for; null for a refusal. */
  request: { round: 'second' | 'resurvey'; held_on: string } | null;
  /** The last result that was explained before the request. */
  former: ToldSurvey | null;
}

/**
 * Refusals, and the first answer (説明 or 同意) to each survey that was asked for. Steps in their order; the database
 * judges likewise (letter_answers_a_request).
 */
export function listTold(steps: readonly StepOnRecord[]): Told[] {
  const told: Told[] = [];
  let last: ToldSurvey | null = null;
  let former: ToldSurvey | null = null;
  let request: Told['request'] = null;
  for (const step of steps) {
    const { to_state, held_on } = step;
    if (to_state === 'second_survey_requested' || to_state === 'resurvey_requested') {
      request = { round: to_state === 'resurvey_requested' ? 'resurvey' : 'second', held_on };
      former = last;
    }
    if (to_state === 'refused') told.push({ ...step, sort: 'refusal', request: null, former: last });
    if ((to_state === 'explained' || to_state === 'agreed') && request !== null)
      told.push({ ...step, sort: 'survey_result', request, former });
    if (answers.has(to_state)) request = null;
    if (step.survey !== null) last = step.survey;
  }
  return told;
}

/** After these nobody waits for a survey any more. */
const answers = new Set(['explained', 'agreed', 'refused', 'withdrawn']);

export interface LetterCase {
  application_number: number;
  received_on: string;
  applicant_name: string;
  applicant_address: string;
  house_address: string;
  object: 'dwelling' | 'non_dwelling' | 'movable';
  object_detail: string | null;
  disaster: { cause: string; kind: string };
  municipality: { mayor_title: string; mayor_name: string; seal_number: string | null };
  /** YYYY-MM-DD in Japan. */
  today: string;
}

/** The printed strings of a letter. Where nothing new was surveyed, the class stays. */
export function composeLetter(known: LetterCase, told: Told, words: LetterWords): LetterFields {
  const { disaster, municipality, object_detail } = known;
  const object = objects[known.object];
  const isResult = told.sort === 'survey_result';
  const newClass = told.survey?.damage_label ?? told.former?.damage_label ?? '';
  return {
    certificate_number: words.document_number ?? '',
    issued_on: known.today,
    issued_date: formatWareki(known.today),
    applicant_address: known.applicant_address,
    applicant_name: known.applicant_name,
    application_number: `申請第${String(known.application_number).padStart(6, '0')}号`,
    application_date: formatWareki(known.received_on),
    applied_object: object_detail === null ? object : `${object}（${object_detail}）`,
    cause: disaster.cause,
    house_address: known.house_address,
    request_date: told.request === null ? '' : formatWareki(told.request.held_on),
    survey_round: told.request === null ? '' : rounds[told.request.round],
    former_damage_class: isResult ? (told.former?.damage_label ?? '') : '',
    former_survey: isResult ? writeSurvey(told.former) : '',
    damage_class: isResult ? newClass : '',
    new_survey: isResult ? writeSurvey(told.survey) : '',
    outcome: isResult ? writeOutcome(told.former?.damage_label ?? '', newClass) : '',
    reason: words.reason,
    judged_by: writeJudge(words),
    office: words.office,
    members: [],
    mayor_title: municipality.mayor_title,
    mayor_name: municipality.mayor_name,
    seal_number: municipality.seal_number ?? '',
    copy_words: '',
    verification: '',
    training: disaster.kind === 'training',
    substitutions: words.substitutions,
  };
}

const objects = { dwelling: '住家', non_dwelling: '非住家', movable: '動産' } as const;
const rounds = { first: '第1次調査', second: '第2次調査', resurvey: '再調査' } as const;

/** 第2次調査, 調査番号 A-0123, （令和8年8月10日） in one line. */
function writeSurvey(survey: ToldSurvey | null): string {
  if (survey === null) return '';
  const day = survey.surveyed_on === null ? '' : `（${formatWareki(survey.surveyed_on)}）`;
  return `${rounds[survey.round]}　調査番号 ${survey.survey_number}${day}`;
}

function writeOutcome(former: string, now: string): string {
  if (former === '') return '';
  if (former === now) return '判定に変更はありません';
  return `${former}から${now}に変更`;
}

/** 判定委員会（むすび市住家被害判定委員会） */
export function writeJudge({
  judged_by,
  judging_body,
}: Pick<LetterWords, 'judged_by' | 'judging_body'>): string {
  return judging_body === null ? judgeWords[judged_by] : `${judgeWords[judged_by]}（${judging_body}）`;
}
