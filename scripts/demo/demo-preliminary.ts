// 予備調査 of the first day: a rough figure around each of the quarters.
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../api/db/database.ts';
import { addPreliminaryArea } from '../../api/surveys/preliminary.commands.ts';
import { NewPreliminaryArea } from '../../api/surveys/preliminary.contract.ts';
import type { StaffPlace } from './demo-clerk.ts';
import type { HitQuarter } from './demo-quarters.ts';

const seen = [
  { damage: 0.6, note: '倒壊した家屋が並ぶ。車は入れない' },
  { damage: 0.4, note: '瓦の落下が多い。道は通れる' },
  { damage: 0.25, note: '外壁のひびが目立つ' },
] as const;

export async function roughlyLookAt(
  trx: Trx,
  place: StaffPlace,
  quarters: readonly HitQuarter[],
): Promise<void> {
  for (const [index, { name, town_ids }] of quarters.entries()) {
    const rough = seen[index];
    const { shape } = await trx
      .selectFrom('registers.v_building')
      .select(sql<string | null>`ST_AsGeoJSON(ST_ConvexHull(ST_Collect(geom)), 7, 0)`.as('shape'))
      .where('valid_until', 'is', null)
      .where(sql<boolean>`town_id = ANY (${town_ids}::text[])`)
      .executeTakeFirstOrThrow();
    if (rough === undefined || shape === null) continue;
    const area = { area_id: uuidv7(), name: `${name}一帯`, ...rough, polygon: JSON.parse(shape) };
    await addPreliminaryArea(trx, place, NewPreliminaryArea.parse(area));
  }
}
