import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useRoomSearch } from '../../frame/room-search.ts';
import { Button } from '../../ui/button.tsx';
import { formatDay, formatFigure } from '../../ui/format.ts';
import type { PlanAt } from '../planning.data.ts';
import { allocationsQuery } from './allocation.data.ts';
import { teamsQuery } from './teams.data.ts';

/** Beside the number of teams that is reckoned with: how many there are, and until when they are given work. */
export function KnownTeams({ at, wanted }: { at: PlanAt; wanted: number }): ReactNode {
  const [, setSearch] = useRoomSearch();
  const teams = useQuery(teamsQuery(at)).data?.filter(({ ended_on }) => ended_on === null);
  const figures = useQuery(allocationsQuery(at)).data?.figures;
  if (!teams || !figures) return null;
  const missing = wanted - teams.length;
  return (
    <p className="plan-state">
      {teams.length === 0
        ? '班はまだ登録していません。'
        : `登録した班は ${formatFigure(teams.length)} 班です${missing > 0 ? `（あと ${formatFigure(missing)} 班）` : ''}。`}
      {figures.last_on !== null && `割当は ${formatDay(figures.last_on)} まであります。`}
      <Button size="small" tone="quiet" onPress={() => setSearch({ tab: 'allocation' }, true)}>
        割当へ
      </Button>
    </p>
  );
}
