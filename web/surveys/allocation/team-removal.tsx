import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Team } from '../../../api/surveys/allocation/teams.contract.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { Where } from '../planning.data.ts';
import { readTeamsAgain, removeTeam } from './teams.data.ts';

/** 解散: a team that has worked keeps its past, one that never did goes. */
export function TeamRemoval({
  where,
  team,
  onRemoved,
}: {
  where: Where;
  team: Team;
  onRemoved: () => void;
}): ReactNode {
  const client = useQueryClient();
  const notices = useNotices();
  const [isAsking, setAsking] = useState(false);
  const removing = useMutation({
    mutationFn: () => removeTeam(where, team),
    onSuccess: ({ outcome }) => {
      notices.say(`${team.team_number}班を${outcome === 'removed' ? '削除' : '解散に'}しました`);
      onRemoved();
    },
    onSettled: () => {
      setAsking(false);
      return readTeamsAgain(client, where);
    },
  });
  return (
    <section className="plan-part" aria-label="班の解散">
      {removing.error && <ProblemNotice problem={removing.error} />}
      <div>
        <Button size="small" onPress={() => setAsking(true)}>
          班を解散する
        </Button>
      </div>
      <ConfirmDialog
        title={`${team.team_number}班を解散しますか`}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => removing.mutate()}
        confirmLabel="解散する"
        isBusy={removing.isPending}
      >
        <p>
          これからの {team.days.length} 日の予定が消えます。調査を割り当てた班は、過去の記録だけが残ります。
        </p>
      </ConfirmDialog>
    </section>
  );
}
