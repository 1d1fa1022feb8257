import { Hono } from 'hono';
import { z } from 'zod';
import type { Env } from '../http/environment.ts';
import { versionSeen } from '../http/if-match.ts';
import { read, search, write } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import type { AuditNote } from '../http/audit-note.ts';
import { placeByHand, takePlaceBack } from './places.commands.ts';
import {
  PlaceByHand,
  PlaceCounts,
  PlacePage,
  PlaceRow,
  PlaceSearch,
  PlaceTakenBack,
  TownPoints,
  placeKinds,
} from './places.contract.ts';
import type { PlaceKind } from './places.contract.ts';
import { countPlaces, getPlace, listTownPoints, searchPlaces } from './places.queries.ts';

const managing = { exposure: 'staff', permission: 'base_data_manage' } as const;
const Place = z.object({
  municipality: z.string(),
  kind: z.enum(placeKinds),
  version_id: z.string().regex(/^\d{1,18}$/),
});
const Town = z.object({ municipality: z.string(), town_id: z.string().regex(/^\d{7}$/) });

export const placesRoutes = new Hono<Env>()
  .get(
    '/:municipality/:disaster/places',
    read({ ...managing, action: 'registers.count_places' }),
    async (c) => {
      const { reader, asking } = c.var;
      return c.json(PlaceCounts.parse(await countPlaces(reader, asking.municipality, asking.disaster)), 200);
    },
  )
  .post(
    '/:municipality/:disaster/places/search',
    search({ ...managing, action: 'registers.search_places' }),
    valid('json', PlaceSearch),
    async (c) => {
      const { reader, asking, audit } = c.var;
      const asked = c.req.valid('json');
      const page = await searchPlaces(reader, asking.municipality, asking.disaster, asked);
      for (const kind of placeKinds)
        noteSeen(
          audit,
          kind,
          page.rows.filter((row) => row.kind === kind).map((row) => row.number),
        );
      audit.note({ levels: asked.levels.join(' '), kinds: asked.kinds.join(' '), town_id: asked.town_id });
      return c.json(PlacePage.parse(page), 200);
    },
  )
  .get(
    '/:municipality/places/towns/:town_id',
    read({ ...managing, action: 'registers.town_points' }),
    valid('param', Town),
    async (c) => {
      const { town_id } = c.req.valid('param');
      return c.json(
        TownPoints.parse(await listTownPoints(c.var.reader, c.var.asking.municipality, town_id)),
        200,
      );
    },
  )
  .put(
    '/:municipality/places/:kind/:version_id',
    write({ ...managing, action: 'registers.place_by_hand' }),
    valid('param', Place),
    valid('json', PlaceByHand),
    async (c) => {
      const { trx, asking, audit, house } = c.var;
      const { municipality } = asking;
      const { kind, version_id } = c.req.valid('param');
      const of = { municipality, kind, version_id, seen: versionSeen(c) };
      const number = await placeByHand(trx, of, asking.session.user_id, c.req.valid('json'));
      noteSeen(audit, kind, [number]);
      c.var.afterCommit(() => house.live.publish({ municipality, topic: 'places', id: kind }));
      return c.json(PlaceRow.parse(await getPlace(trx, municipality, kind, version_id)), 200);
    },
  )
  .delete(
    '/:municipality/places/:kind/:version_id',
    write({ ...managing, action: 'registers.take_place_back' }),
    valid('param', Place),
    async (c) => {
      const { trx, asking, audit, house } = c.var;
      const { municipality } = asking;
      const { kind, version_id } = c.req.valid('param');
      const number = await takePlaceBack(trx, { municipality, kind, version_id, seen: versionSeen(c) });
      noteSeen(audit, kind, [number]);
      c.var.afterCommit(() => house.live.publish({ municipality, topic: 'places', id: kind }));
      return c.json(PlaceTakenBack.parse({}), 200);
    },
  );

function noteSeen(audit: AuditNote, kind: PlaceKind, numbers: readonly string[]): void {
  audit.saw(kind === 'household' ? 'household' : 'property', [...numbers]);
}
