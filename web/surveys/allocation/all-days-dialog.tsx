import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import type { Team } from '../../../api/surveys/allocation/teams.contract.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { formatFigure } from '../../ui/format.ts';
import { useNotices } from '../../ui/notices.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Where } from '../planning.data.ts';
import type { CalendarDay } from './calendar-days.ts';
import { daysFrom, draftOf, fillWorkingDays } from './team-days.ts';
import { readTeamsAgain, setTeamDays } from './teams.data.ts';

/** All teams on all working days, each with the people of its day before; nothing that stands is taken away. */
export function AllDaysDialog({
  where,
  teams,
  days,
  today,
  until: horizon,
  onClose,
}: {
  where: Where;
  /** At work. */
  teams: readonly Team[];
  days: readonly CalendarDay[];
  today: string;
  /** Up to when, at first. */
  until: string;
  onClose: () => void;
}): ReactNode {
  const client = useQueryClient();
  const notices = useNotices();
  const [until, setUntil] = useState(horizon);
  const [done, setDone] = useState(0);
  const [total, setTotal] = useState(0);
  const isGivenUp = useRef(false);
  const due = teams.flatMap((team) => {
    const filled = fillWorkingDays(draftOf(team.days), days, today, until);
    const added = filled.size - team.days.length;
    return added > 0 ? [{ team, added, from: today, days: daysFrom(filled, today) }] : [];
  });
  const added = due.reduce((sum, one) => sum + one.added, 0);
  const run = useMutation({
    mutationFn: async () => {
      for (const { team, ...part } of due) {
        if (isGivenUp.current) break;
        await setTeamDays(where, team, { from: part.from, days: part.days });
        setDone((before) => before + 1);
      }
    },
    onSuccess: () => {
      notices.say('班の出る日を保存しました');
      onClose();
    },
    onSettled: () => readTeamsAgain(client, where),
  });
  return (
    <Dialog title="全班を全作業日に出す" isOpen onClose={onClose} isClosable={!run.isPending}>
      <Form
        onSubmit={() => {
          setTotal(due.length);
          run.mutate();
        }}
        isBusy={run.isPending}
        label="全班を全作業日に出す"
      >
        <TextField
          label="いつまで"
          name="all_until"
          type="date"
          value={until}
          onChange={setUntil}
          isDisabled={run.isPending}
        />
        <p>
          {formatFigure(due.length)} 班に、あわせて {formatFigure(added)}{' '}
          日を加えます。班員は、それぞれの前の日と同じにします。
        </p>
        {run.isPending && (
          <Progress
            label="出る日を保存しています"
            done={done}
            total={total}
            onCancel={() => {
              isGivenUp.current = true;
            }}
          />
        )}
        {run.error && <ProblemNotice problem={run.error} />}
        <div className="dialog-actions">
          <Button onPress={onClose} isDisabled={run.isPending}>
            やめる
          </Button>
          <Button type="submit" tone="primary" isBusy={run.isPending} isDisabled={added === 0}>
            出る日を加える
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
