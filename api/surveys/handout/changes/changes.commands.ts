import type { Trx } from '../../../db/database.ts';
import type { HandoutStop } from '../district-handout.ts';
import { stopsToVisit } from '../district-handout.ts';

/** Keeps what is printed, in the transaction that reads it: what changes later is told against this. */
export async function keepPrinted(
  trx: Trx,
  { municipality, handout_id }: { municipality: string; handout_id: string },
  stops: readonly HandoutStop[],
): Promise<void> {
  const visits = stopsToVisit({ stops });
  if (visits.length === 0) return;
  await trx
    .insertInto('surveys.handout_stop')
    .values(
      visits.map(({ order, stop_id, building_key, address }) => ({
        handout_id,
        municipality_code: municipality,
        visit_order: order ?? 0,
        stop_id,
        building_key,
        address,
      })),
    )
    .execute();
}
