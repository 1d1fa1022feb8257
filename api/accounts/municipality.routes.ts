import { Hono } from 'hono';
import type { Env } from '../http/environment.ts';
import { versionSeen } from '../http/if-match.ts';
import { read, write } from '../http/mounts.ts';
import { problems } from '../http/problem.ts';
import { valid } from '../http/validate.ts';
import { changeMunicipality, setSeal } from './municipality.commands.ts';
import { MunicipalityChange, MunicipalityView } from './municipality.contract.ts';
import { getMunicipality } from './municipality.queries.ts';
import { keepSeal } from './seal.ts';

const administration = { exposure: 'staff', permission: 'administration' } as const;

export const municipalityRoutes = new Hono<Env>()
  .get(
    '/:municipality/municipality',
    read({ ...administration, action: 'accounts.municipality' }),
    async (c) =>
      c.json(MunicipalityView.parse(await getMunicipality(c.var.reader, c.var.asking.municipality)), 200),
  )
  .put(
    '/:municipality/municipality',
    write({ ...administration, action: 'accounts.change_municipality' }),
    valid('json', MunicipalityChange),
    async (c) => {
      const { trx, asking } = c.var;
      await changeMunicipality(trx, asking.municipality, versionSeen(c), c.req.valid('json'));
      c.var.afterCommit(() => publish(c.var.house.live, asking.municipality));
      return c.json(MunicipalityView.parse(await getMunicipality(trx, asking.municipality)), 200);
    },
  )
  .get(
    '/:municipality/municipality/seal',
    read({ ...administration, action: 'accounts.seal' }),
    async (c) => {
      const { seal_file } = await getMunicipality(c.var.reader, c.var.asking.municipality);
      if (seal_file === null) throw problems.notFound();
      const image = new Uint8Array(await c.var.house.files.read(seal_file));
      return c.body(image, 200, { 'content-type': 'image/png', 'cache-control': 'no-store' });
    },
  )
  .put(
    '/:municipality/municipality/seal',
    write({ ...administration, action: 'accounts.change_seal' }),
    async (c) => {
      const { trx, asking, audit, house } = c.var;
      const version = versionSeen(c);
      const file = await keepSeal(house.files, Buffer.from(await c.req.arrayBuffer()));
      await setSeal(trx, asking.municipality, version, file);
      audit.note({ seal_file: file });
      c.var.afterCommit(() => publish(house.live, asking.municipality));
      return c.json(MunicipalityView.parse(await getMunicipality(trx, asking.municipality)), 200);
    },
  )
  .delete(
    '/:municipality/municipality/seal',
    write({ ...administration, action: 'accounts.remove_seal' }),
    async (c) => {
      const { trx, asking, house } = c.var;
      await setSeal(trx, asking.municipality, versionSeen(c), null);
      c.var.afterCommit(() => publish(house.live, asking.municipality));
      return c.json(MunicipalityView.parse(await getMunicipality(trx, asking.municipality)), 200);
    },
  );

function publish(live: Env['Variables']['house']['live'], municipality: string): void {
  live.publish({ municipality, topic: 'municipality', id: municipality });
}
