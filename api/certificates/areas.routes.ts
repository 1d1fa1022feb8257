import { Hono } from 'hono';
import { z } from 'zod';
import type { Env } from '../http/environment.ts';
import { versionSeen } from '../http/if-match.ts';
import { read, write } from '../http/mounts.ts';
import type { Asking } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import { addArea, changeArea, removeArea } from './areas.commands.ts';
import { IssueArea, IssueAreaChange, IssueAreas, NewIssueArea, Removed } from './areas.contract.ts';
import { listAreas, listTowns } from './areas.queries.ts';

const setting = { exposure: 'staff', permission: 'administration' } as const;
const AreaId = z.object({ municipality: z.string(), disaster: z.string(), area_id: z.uuid() });

export const areasRoutes = new Hono<Env>()
  .get(
    '/:municipality/:disaster/issue-areas',
    read({ exposure: 'staff', permission: 'certificate_issue', action: 'certificates.issue_areas' }),
    async (c) => {
      const { reader, asking } = c.var;
      const answer = { areas: await listAreas(reader, asking), towns: await listTowns(reader) };
      return c.json(IssueAreas.parse(answer), 200);
    },
  )
  .post(
    '/:municipality/:disaster/issue-areas',
    write({ ...setting, action: 'certificates.add_issue_area' }),
    valid('json', NewIssueArea),
    async (c) => {
      const area = IssueArea.parse(await addArea(c.var.trx, c.var.asking, c.req.valid('json')));
      tellChange(c.var, area.area_id);
      return c.json(area, 201);
    },
  )
  .put(
    '/:municipality/:disaster/issue-areas/:area_id',
    write({ ...setting, action: 'certificates.change_issue_area' }),
    valid('param', AreaId),
    valid('json', IssueAreaChange),
    async (c) => {
      const { area_id } = c.req.valid('param');
      const area = await changeArea(c.var.trx, c.var.asking, area_id, versionSeen(c), c.req.valid('json'));
      tellChange(c.var, area_id);
      return c.json(IssueArea.parse(area), 200);
    },
  )
  .delete(
    '/:municipality/:disaster/issue-areas/:area_id',
    write({ ...setting, action: 'certificates.remove_issue_area' }),
    valid('param', AreaId),
    async (c) => {
      const { area_id } = c.req.valid('param');
      await removeArea(c.var.trx, c.var.asking, area_id, versionSeen(c));
      tellChange(c.var, area_id);
      return c.json(Removed.parse({}), 200);
    },
  );

interface Telling {
  house: Env['Variables']['house'];
  asking: Asking;
  afterCommit: (work: () => void) => void;
}

/** The call screen shows the areas too. */
function tellChange({ house, asking: { municipality }, afterCommit }: Telling, id: string): void {
  afterCommit(() => house.live.publish({ municipality, topic: 'issue_areas', id }));
}
