// Where no links stand yet, a lookup links what lies around its own centre: the counter never waits for a run.
import type { Reader } from '../db/database.ts';
import { getTownIndex } from '../registers/towns.queries.ts';
import { listDecisions } from './decisions.ts';
import type { Named } from './decisions.ts';
import type { DisasterContext } from './disaster-context.ts';
import { isAutomatic, linkRegion } from './linkage/link-region.ts';
import { priorModel } from './linkage/model.ts';
import type { FoundLink } from './links-of-records.ts';
import { findModel } from './links.queries.ts';
import { readRegionText } from './raw-region.ts';
import { readRegion } from './region-records.ts';

/** Links of the asked records among those around them, best first; with the last model or what holds of any town. */
export async function linkOnDemand(
  reader: Reader,
  context: DisasterContext,
  asked: Named,
  around: Named,
): Promise<FoundLink[]> {
  if (around.properties.length + around.surveys.length === 0) return [];
  const model = (await findModel(reader, context)) ?? priorModel;
  const text = await readRegion(reader, context, around);
  const decisions = await listDecisions(reader, context, around);
  const towns = await getTownIndex(reader, context.municipality_code);
  return linkRegion(readRegionText([text], decisions, towns), model)
    .pairs.filter(
      ({ household_number, property_number, survey_number }) =>
        asked.households.includes(household_number ?? '') ||
        asked.properties.includes(property_number ?? '') ||
        asked.surveys.includes(survey_number ?? ''),
    )
    .map((link): FoundLink => ({
      ...link,
      state: isAutomatic(link) ? 'auto' : 'candidate',
    }))
    .sort((one, other) => other.probability - one.probability);
}
