import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { PlanAt } from '../planning.data.ts';
import { allocationsQuery } from './allocation.data.ts';
import { teamWords } from './allocation-words.ts';
import { teamsQuery } from './teams.data.ts';

/** Who a district's papers are for. */
export type ForTeam = { team: string | null; days: string[] };

/** As much as a paper has room for. */
const longest = 60;
const mostDays = 7;

/**
 * The team and days that a district is given to, for its papers: those ahead, else the last ones. Nothing while it is given
 * to nobody.
 */
export function useAllocatedPapers(at: PlanAt): (district_id: string) => ForTeam {
  const teams = useQuery(teamsQuery(at)).data;
  const all = useQuery(allocationsQuery(at)).data;
  const byDistrict = useMemo(() => {
    const given = new Map<string, { team_id: string; day: string }[]>();
    for (const { district_id, team_id, day } of all?.allocations ?? []) {
      const known = given.get(district_id);
      if (known) known.push({ team_id, day });
      else given.set(district_id, [{ team_id, day }]);
    }
    return given;
  }, [all]);
  return useCallback(
    (district_id) => {
      const given = byDistrict.get(district_id) ?? [];
      const ahead = given.filter(({ day }) => day >= (all?.today ?? ''));
      const meant = ahead.length > 0 ? ahead : given;
      const ids = new Set(meant.map(({ team_id }) => team_id));
      const words = (teams ?? []).filter(({ team_id }) => ids.has(team_id)).map(teamWords);
      return {
        team: words.length === 0 ? null : words.join('・').slice(0, longest),
        days: [...new Set(meant.map(({ day }) => day))].sort().slice(0, mostDays),
      };
    },
    [byDistrict, all, teams],
  );
}
