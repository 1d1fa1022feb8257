import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { Team, TeamDay } from '../../../api/surveys/allocation/teams.contract.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { formatFigure } from '../../ui/format.ts';
import { useNotices } from '../../ui/notices.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Slider } from '../../ui/slider.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Where } from '../planning.data.ts';
import type { CalendarDay } from './calendar-days.ts';
import { daysFrom, draftOf, fillWorkingDays } from './team-days.ts';
import { addTeam, readTeamsAgain, setTeamDays } from './teams.data.ts';

const most = 60;

type Making = { count: number; name: string; organisation: string; until: string };

/** Twenty teams in one go: numbers and days first, their people when they are known. */
export function ManyTeamsDialog({
  where,
  teams,
  wanted,
  organisation,
  days,
  today,
  until: horizon,
  onClose,
}: {
  where: Where;
  teams: readonly Team[];
  /** As many as the plan reckons with. */
  wanted: number;
  organisation: string;
  days: readonly CalendarDay[];
  today: string;
  /** Up to when, at first. */
  until: string;
  onClose: () => void;
}): ReactNode {
  const client = useQueryClient();
  const notices = useNotices();
  const next = Math.max(0, ...teams.map(({ team_number }) => team_number)) + 1;
  const missing = wanted - teams.filter(({ ended_on }) => ended_on === null).length;
  const [making, setMaking] = useState<Making>({
    count: Math.min(most, Math.max(1, missing)),
    name: '第{番号}班',
    organisation,
    until: horizon,
  });
  // Ids stay the same for a second try: what was made before is not made twice.
  const [ids] = useState(() => Array.from({ length: most }, () => uuidv7()));
  const [done, setDone] = useState(0);
  const isGivenUp = useRef(false);
  const change = (part: Partial<Making>): void => setMaking({ ...making, ...part });
  const present: readonly TeamDay[] = daysFrom(
    fillWorkingDays(draftOf([]), days, today, making.until),
    today,
  );
  const run = useMutation({
    mutationFn: async () => {
      let made = done;
      for (const team_id of ids.slice(done, making.count)) {
        if (isGivenUp.current) break;
        const team_number = next + made;
        const team = await addTeam(
          where,
          {
            team_id,
            team_number,
            name: making.name.replace('{番号}', String(team_number)),
            organisation: making.organisation,
            vehicle: null,
            phone: null,
            base: null,
            note: null,
          },
          team_id,
        );
        if (present.length > 0) await setTeamDays(where, team, { from: today, days: [...present] });
        made += 1;
        setDone(made);
      }
      return made;
    },
    onSuccess: (made) => {
      notices.say(`${formatFigure(made)} 班を作りました`);
      onClose();
    },
    onSettled: () => readTeamsAgain(client, where),
  });
  const isBegun = run.isPending || done > 0;
  return (
    <Dialog title="班をまとめて作る" isOpen onClose={onClose} isClosable={!run.isPending}>
      <Form onSubmit={() => run.mutate()} isBusy={run.isPending} label="班をまとめて作る">
        <Slider
          label="班の数"
          value={making.count}
          onChange={(count) => {
            if (!isBegun) change({ count });
          }}
          from={1}
          to={most}
          show={(count) => `${count} 班（${next}班から）`}
        />
        <TextField
          label="名称（{番号} は番号になります）"
          name="many_name"
          value={making.name}
          onChange={(name) => change({ name })}
          isDisabled={isBegun}
          isRequired
        />
        <TextField
          label="所属"
          name="many_organisation"
          value={making.organisation}
          onChange={(text) => change({ organisation: text })}
          isDisabled={isBegun}
          isRequired
        />
        <TextField
          label="いつまで出るか"
          name="many_until"
          type="date"
          value={making.until}
          onChange={(until) => change({ until })}
          hint={`計画の作業日のすべて：${formatFigure(present.length)} 日`}
          isDisabled={isBegun}
        />
        {run.isPending && (
          <Progress
            label="班を作っています"
            done={done}
            total={making.count}
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
          <Button
            type="submit"
            tone="primary"
            isBusy={run.isPending}
            isDisabled={making.name.trim() === '' || making.organisation.trim() === ''}
          >
            {`${formatFigure(making.count)} 班を作る`}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
