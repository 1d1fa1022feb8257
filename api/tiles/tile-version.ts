// How old a layer is, cheaply: a browser asks for a tile it holds with this, and mostly hears that nothing changed.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import type { Scope } from '../db/scope.ts';
import type { DisasterContext } from '../matching/disaster-context.ts';
import type { TileLayer, TileLayerName } from '../../tiles/layers.ts';

/** Imports that change what a layer shows. */
const madeOf: Readonly<Record<TileLayerName, readonly string[]>> = {
  base: ['base_features'],
  towns: ['gazetteer'],
  addresses: ['gazetteer'],
  footprints: ['footprints'],
  hazards: ['hazards'],
  barriers: ['barriers'],
  sites: ['sites'],
  buildings: ['gazetteer', 'buildings'],
  households: ['gazetteer', 'residents'],
  surveys: ['surveys'],
};

/**
 * A weak ETag of a layer for one scope: other after an import, after a change of 支援措置 or of a place set by hand, for somebody with other
 * rights, and after the layer's declaration has changed.
 */
export async function readTileVersion(
  reader: Reader,
  layer: TileLayer & { name: TileLayerName },
  context: DisasterContext,
  scope: Scope,
  isPlain = false,
): Promise<string> {
  const kinds = madeOf[layer.name];
  const state =
    kinds.length === 0
      ? undefined
      : await reader
          .selectNoFrom((eb) => [
            eb
              .selectFrom('imports.v_applied')
              .select(sql<string>`concat(sum(imports), ' ', max(applied_at))`.as('applied'))
              .where('kind', 'in', [...kinds])
              .where((by) =>
                by.or([by('disaster_code', 'is', null), by('disaster_code', '=', context.disaster_code)]),
              )
              .as('applied'),
            eb.selectFrom('registers.v_protection_state').select('changed_at').as('protections'),
            eb
              .selectFrom('registers.v_manual_place_state')
              .select(sql<string>`concat(changes, ' ', changed_at)`.as('changed'))
              .as('places'),
          ])
          .executeTakeFirstOrThrow();
  const parts = [layer, context, scope.opensProtected === true, isPlain, state ?? null];
  return `W/"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)}"`;
}
