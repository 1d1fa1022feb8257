// Half days of many teams: proposed, saved as one act, read back.
import { z } from 'zod';
import type { Clocked } from './coordinators-day.ts';
import type { Coordinator } from './coordinator.ts';

const teams = 60;
const days = 45;

const Team = z.object({ version: z.number() });
const Proposal = z.object({ revision: z.number(), set: z.array(z.unknown()) });

export async function allocateTeams(
  { get, post, put, base }: Coordinator,
  plan: string,
  clocked: Clocked,
): Promise<void> {
  const today = Date.now();
  const dayAfter = (count: number) => new Date(today + count * 86_400_000).toISOString().slice(0, 10);
  const present = Array.from({ length: days }, (_, at) => ({ day: dayAfter(at + 2), members: [] }));
  await clocked('teams and their days', teams, async () => {
    for (let at = 1; at <= teams; at += 1) {
      const team_id = crypto.randomUUID();
      const words = { name: `第${at}班`, organisation: '計測市', vehicle: null, phone: null, note: null };
      const { version } = Team.parse(
        await post(`${base}/survey-teams`, { team_id, team_number: at, base: null, ...words }),
      );
      await put(`${base}/survey-teams/${team_id}/days`, { from: dayAfter(1), days: present }, version);
    }
  });
  const question = { from: null, until: null, teams: null, visit_first: null, keep: 'all' };
  const half_days = teams * days * 2;
  const { revision, set } = Proposal.parse(
    await clocked('allocation: proposal', half_days, () => post(`${plan}/allocations/proposal`, question)),
  );
  await clocked('allocation: saved', set.length, () =>
    put(`${plan}/allocations`, { revision, set }, revision),
  );
  await clocked('allocation: read', set.length, () => get(`${plan}/allocations`));
}
