// Turns a question into what was found for it, best reading first.
import type { Reader } from '../db/database.ts';
import { findNumberOfCode, readCode } from '../surveys/handout/survey-codes.ts';
import type { DisasterContext } from './disaster-context.ts';
import { findByAddress } from './find-by-address.ts';
import { findByName } from './find-by-name.ts';
import { findByNumber } from './find-by-number.ts';
import type { Found } from './found.ts';
import type { LookupQuestion } from './matching.contract.ts';
import { isKana, listReadings, readPoint } from './matching.rules.ts';
import type { Reading } from './matching.rules.ts';

/** Readings that find something; the first is the answer, the others are offered. Empty: nothing fits. */
export async function understand(
  reader: Reader,
  context: DisasterContext,
  question: LookupQuestion,
): Promise<Found[]> {
  const { text, survey_number, household_number, property_number, at, name, address, limit } = question;
  if (at !== undefined) return [pointAt(at)];
  if (survey_number !== undefined) return findByNumber(reader, context, survey_number, ['survey_number']);
  if (household_number !== undefined)
    return findByNumber(reader, context, household_number, ['household_number']);
  if (property_number !== undefined)
    return findByNumber(reader, context, property_number, ['property_number']);
  if (name !== undefined)
    return found(isKana(name) ? ['kana', 'name'] : ['name'], name, { reader, context, limit });
  if (address !== undefined) return found(['address'], address, { reader, context, limit });
  if (text === undefined) return [];
  const code = readCode(text);
  if (code !== null) return findByCode(reader, context, code);
  return found(listReadings(text), text, { reader, context, limit });
}

/** A sheet or slip was held to a reader: the number that it was printed for. */
async function findByCode(reader: Reader, context: DisasterContext, code: string): Promise<Found[]> {
  const survey_number = await findNumberOfCode(reader, context, code);
  return survey_number === undefined ? [] : findByNumber(reader, context, survey_number, ['survey_number']);
}

interface Search {
  reader: Reader;
  context: DisasterContext;
  limit: number;
}

async function found(readings: readonly Reading[], text: string, search: Search): Promise<Found[]> {
  const all: Found[] = [];
  for (const reading of readings) all.push(...(await follow(reading, text, search)));
  return all.filter(({ total }) => total > 0);
}

async function follow(reading: Reading, text: string, { reader, context, limit }: Search): Promise<Found[]> {
  switch (reading) {
    case 'number':
      return findByNumber(reader, context, text);
    case 'name':
    case 'kana':
      return [await findByName(reader, context, text, reading, limit)];
    case 'address':
      return [await findByAddress(reader, context, text, limit)];
    case 'point': {
      const at = readPoint(text);
      return at === null ? [] : [pointAt(at)];
    }
  }
}

function pointAt([lon, lat]: readonly [number, number]): Found {
  return { understood_as: 'point', targets: [{ kind: 'point', lon, lat }], candidates: [], total: 1 };
}
