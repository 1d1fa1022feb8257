// scripts/musubi lookup: what the counter sees, also for many questions in a row.
import { createReadStream } from 'node:fs';
import { userInfo } from 'node:os';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { z } from 'zod';
import { recordEntry } from '../../api/audit/audit.commands.ts';
import { inScope } from '../../api/db/scope.ts';
import type { OpenHouse } from '../../api/house.ts';
import { AuditNote } from '../../api/http/audit-note.ts';
import { lookUp, personsIn } from '../../api/matching/lookup.ts';
import { LookupAnswer, LookupQuestion } from '../../api/matching/matching.contract.ts';
import { withHouse } from '../with-house.ts';

interface Options {
  municipality: string;
  disaster: string;
  surveyNumber?: string;
  at?: string;
  name?: string;
  address?: string;
  text?: string;
  batch?: string;
  limit: number;
  json?: boolean;
}

export function lookupCommand(program: Command): void {
  program
    .command('lookup')
    .description('look up households, buildings and survey results around a record or place, nearest first')
    .requiredOption('--municipality <code>', 'municipality, six digits')
    .requiredOption('--disaster <code>', 'disaster')
    .option('--survey-number <number>', 'number of a survey slip')
    .option('--at <lon,lat>', 'a place in EPSG:6668')
    .option('--name <text>', 'a name in kanji or kana')
    .option('--address <text>', 'an address')
    .option('--text <text>', 'anything: a number of any register, a name, an address')
    .option(
      '--batch <file>',
      'one question a line (text, or a JSON object such as {"name": "…"}); one JSON answer a line',
    )
    .option('--limit <rows>', 'rows a list', Number, 50)
    .option('--json', 'print the answer as JSON')
    .action(async (options: Options) => {
      await withHouse((house) =>
        options.batch === undefined ? answerOne(house, options) : answerFile(house, options, options.batch),
      );
    });
}

async function answerOne(house: OpenHouse, options: Options): Promise<void> {
  const answer = await ask(house, options, questionOf(options));
  if (options.json === true) console.log(JSON.stringify(answer, null, 2));
  else console.log(describe(answer));
}

function questionOf({ surveyNumber, at, name, address, text, limit }: Options): LookupQuestion {
  return LookupQuestion.parse({
    survey_number: surveyNumber,
    at: at?.split(',').map(Number),
    name,
    address,
    text,
    limit,
  });
}

/** A line that is no question is answered by its fault, so that answers stay line by line with the questions. */
async function answerFile(house: OpenHouse, options: Options, file: string): Promise<void> {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    const read = readLine(line, options.limit);
    const answer = 'question' in read ? await ask(house, options, read.question) : read;
    console.log(JSON.stringify(answer));
  }
}

const Fields = z.record(z.string(), z.unknown());

function readLine(line: string, limit: number): { question: LookupQuestion } | { error: string } {
  try {
    const form = line.trimStart().startsWith('{') ? Fields.parse(JSON.parse(line)) : { text: line };
    return { question: LookupQuestion.parse({ limit, ...form }) };
  } catch (error) {
    const sentences =
      error instanceof z.ZodError ? error.issues.map((issue) => issue.message) : ['The line is not JSON.'];
    return { error: sentences.join(' ') };
  }
}

/** Audited like a lookup at the counter. */
async function ask(
  house: OpenHouse,
  { municipality, disaster }: Options,
  question: LookupQuestion,
): Promise<LookupAnswer> {
  return inScope(house.db, { role: 'musubi_app', municipality }, async (trx) => {
    const answer = LookupAnswer.parse(await lookUp(trx, municipality, disaster, question));
    const audit = new AuditNote();
    const { household, property, survey } = personsIn(answer);
    audit.saw('household', household);
    audit.saw('property', property);
    audit.saw('survey', survey);
    audit.note({ understood_as: answer.understood_as, candidates: answer.candidates_total });
    await recordEntry(trx, {
      municipality_code: municipality,
      disaster_code: disaster,
      actor: `cli:${userInfo().username}`,
      account_id: null,
      place: 'local',
      action: 'matching.lookup',
      outcome: 200,
      persons: audit.persons,
      purpose: null,
      details: audit.details,
    });
    return answer;
  });
}

const shownRows = 10;

function describe(answer: LookupAnswer): string {
  const { center, understood_as, candidates_total, matches, residents, buildings, surveys } = answer;
  const place =
    center === null
      ? ''
      : `, around ${center.of.kind} ${center.of.number ?? ''} at ${center.lon},${center.lat}`;
  const metres = (row: { distance_m: number | null }) => `${row.distance_m ?? '-'} m`.padStart(10);
  return [
    `understood as ${understood_as}${candidates_total > 1 ? ` (${candidates_total} fit, the first is shown)` : ''}${place}`,
    ...matches.map(
      ({ household, building, survey }) =>
        `  confirmed: ${household?.household_number ?? '-'} / ${building?.property_number ?? '-'} / ${survey?.survey_number ?? '-'}`,
    ),
    `residents: ${residents.length}`,
    ...residents
      .slice(0, shownRows)
      .map((row) => `${metres(row)}  ${row.household_number}  ${row.head_name}  ${row.address}`),
    `buildings: ${buildings.length}`,
    ...buildings
      .slice(0, shownRows)
      .map((row) => `${metres(row)}  ${row.property_number}  ${row.owner_name ?? ''}  ${row.address}`),
    `surveys: ${surveys.length}`,
    ...surveys.slice(0, shownRows).map((row) => `${metres(row)}  ${row.survey_number}  ${row.damage_label}`),
  ].join('\n');
}
