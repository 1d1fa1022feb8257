import { Hono } from 'hono';
import type { Kysely } from 'kysely';
import type { Database, Reader } from '../db/database.ts';
import type { Env } from '../http/environment.ts';
import { read } from '../http/mounts.ts';
import type { Asking } from '../http/mounts.ts';
import { problems } from '../http/problem.ts';
import { valid } from '../http/validate.ts';
import { getDisasterContext } from '../matching/disaster-context.ts';
import type { DisasterContext } from '../matching/disaster-context.ts';
import { listTileLayersFor } from '../../tiles/layers.ts';
import type { TileLayerName } from '../../tiles/layers.ts';
import { cutHere } from './cut-here.ts';
import { canCutInDatabase, cutInDatabase } from './cut-in-database.ts';
import { isFirstLook } from './looks.ts';
import { TileParameters, TileQuestion, isOnEarth } from './tile-address.ts';
import type { TileAddress } from './tile-address.ts';
import { notPlain } from './tile-rows.ts';
import { readTileVersion } from './tile-version.ts';

/** Vector tiles of `tiles/layers.ts`. A layer that one may not see is absent, like one that does not exist. */
export const tilesRoutes = new Hono<Env>().get(
  '/:municipality/:disaster/:layer/:z/:x/:y',
  read({ exposure: 'staff', permission: 'session', action: 'tiles.look', privacy: 'masked' }),
  valid('param', TileParameters),
  valid('query', TileQuestion),
  async (c) => {
    const { asking, reader, house } = c.var;
    const { layer: name, z, x, y } = c.req.valid('param');
    const layer = listTileLayersFor([...asking.session.permissions]).find(
      (declared) => declared.name === name,
    );
    // Whatever the page asks for, an applicant who looks on gets tiles without numbers.
    const isPlain = asking.session.privacy !== null || c.req.valid('query').plain !== undefined;
    if (
      layer === undefined ||
      (isPlain && notPlain.has(layer.name)) ||
      z < layer.min_zoom ||
      z > layer.max_zoom ||
      !isOnEarth({ z, x, y })
    )
      throw problems.notFound();
    const context = await getDisasterContext(reader, asking.municipality, asking.disaster);
    const version = await readTileVersion(reader, layer, context, asking.scope, isPlain);
    if (layer.permission !== null && isFirstLook(lookOf(asking, c.var.place, name))) {
      c.var.audit.isLook = true;
      c.var.audit.note({ layer: name });
    }
    // The browser keeps tiles for itself and asks each time whether they are still right.
    const headers = { etag: version, 'cache-control': 'private, no-cache', vary: 'cookie' };
    if (c.req.header('if-none-match')?.split(/,\s*/).includes(version)) return c.body(null, 304, headers);
    const tile = await cut(house.db, reader, layer.name, { z, x, y }, context, isPlain);
    if (tile.length === 0) return c.body(null, 204, headers);
    return c.body(new Uint8Array(tile), 200, {
      ...headers,
      'content-type': 'application/vnd.mapbox-vector-tile',
    });
  },
);

const cutters = new WeakMap<Kysely<Database>, typeof cutHere>();

async function cut(
  db: Kysely<Database>,
  reader: Reader,
  layer: TileLayerName,
  tile: TileAddress,
  context: DisasterContext,
  isPlain: boolean,
): Promise<Uint8Array> {
  const cutter = cutters.get(db) ?? ((await canCutInDatabase(reader)) ? cutInDatabase : cutHere);
  cutters.set(db, cutter);
  return cutter(reader, layer, tile, context, isPlain);
}

function lookOf({ session, municipality, disaster }: Asking, place: string, layer: string): string[] {
  return [session.account_id, place, municipality, disaster, layer];
}
