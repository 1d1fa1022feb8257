// 申請ポイント: places that survey teams are to look at because somebody asked.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Ewkb } from '../db/ewkb.ts';
import type { Trx } from '../db/database.ts';

interface Wanted {
  municipality: string;
  disaster: string;
  application_id: string;
  round: 'first' | 'second' | 'resurvey';
  address: string;
  reason: string | null;
  at: { lon: number; lat: number } | null;
}

/** What the application asked for before no longer waits: it has one open point at most. */
export async function wantSurvey(trx: Trx, wanted: Wanted): Promise<void> {
  await unwantSurvey(trx, wanted.application_id);
  await trx
    .insertInto('surveys.point_to_survey')
    .values({
      point_id: uuidv7(),
      municipality_code: wanted.municipality,
      disaster_code: wanted.disaster,
      round: wanted.round,
      source: 'application',
      source_id: wanted.application_id,
      address: wanted.address,
      reason: wanted.reason,
      geom: wanted.at === null ? null : pointOf(wanted.at),
    })
    .execute();
}

export async function unwantSurvey(trx: Trx, application_id: string): Promise<void> {
  await trx
    .updateTable('surveys.point_to_survey')
    .set({ ended_at: sql`now()`, version: sql`version + 1` })
    .where('source', '=', 'application')
    .where('source_id', '=', application_id)
    .where('ended_at', 'is', null)
    .execute();
}

function pointOf({ lon, lat }: { lon: number; lat: number }): RawBuilder<Ewkb> {
  return sql<Ewkb>`ST_SetSRID(ST_MakePoint(${lon}, ${lat}), 6668)`;
}
