import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Surveyor, Team, TeamChange } from '../../../api/surveys/allocation/teams.contract.ts';
import { ApiProblem } from '../../api-client.ts';
import { DetailPane } from '../../frame/panel.tsx';
import { Button } from '../../ui/button.tsx';
import { Caution } from '../../ui/caution.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { fieldProblems, toProblem } from '../../ui/problem.ts';
import { useWriteOnce } from '../../use-write-once.ts';
import type { Where } from '../planning.data.ts';
import type { CalendarDay } from './calendar-days.ts';
import { addToAll, daysFrom, draftOf, fillWorkingDays, type DaysDraft } from './team-days.ts';
import { TeamDaysTable } from './team-days-table.tsx';
import { TeamFields } from './team-fields.tsx';
import { TeamPeople } from './team-people.tsx';
import { TeamRemoval } from './team-removal.tsx';
import { addTeam, changeTeam, keepTeam, readTeamsAgain, setTeamDays, surveyorsQuery } from './teams.data.ts';

/** What is taken from the map: a place, if somebody waits for one. */
export type Placing = { isOn: boolean; toggle: () => void };

const nobody: readonly Surveyor[] = [];

/** One team: its head, its people, and the days on which it is there. Saved as a whole. */
export function TeamPane({
  where,
  team,
  usual,
  days,
  today,
  until,
  base,
  placing,
  onBase,
  onBack,
}: {
  where: Where;
  /** Null: a new one. */
  team: Team | null;
  /** What a new one begins with. */
  usual: TeamChange;
  days: readonly CalendarDay[];
  today: string;
  /** Up to where 全作業日 reaches. */
  until: string;
  /** Where it sets out, chosen on the map. */
  base: TeamChange['base'];
  placing: Placing;
  onBase: (base: TeamChange['base']) => void;
  onBack: () => void;
}): ReactNode {
  const client = useQueryClient();
  const notices = useNotices();
  /** As the server last answered it: what is tried again after half of it was saved goes on from there. */
  const [stored, setStored] = useState(team);
  const [head, setHead] = useState<TeamChange>(() => (team ? headOf(team) : usual));
  const [draft, setDraft] = useState<DaysDraft>(() => draftOf(team?.days ?? []));
  const [added, setAdded] = useState<readonly string[]>([]);
  const known = useQuery(surveyorsQuery(where));
  const from = days[0]?.day ?? today;

  const all = known.data ?? nobody;
  const inTeam = new Set([...[...draft].flatMap(([, members]) => members), ...added]);
  const people = all.filter(({ surveyor_id }) => inTeam.has(surveyor_id));
  const written: TeamChange = { ...head, base };
  const adding = useWriteOnce((wanted: TeamChange, key) => addTeam(where, { ...wanted, team_id: key }, key));
  const saving = useMutation({
    mutationFn: async () => {
      const saved = stored ? await changeTeam(where, stored, written) : await adding.mutateAsync(written);
      setStored(saved);
      return setTeamDays(where, saved, { from, days: daysFrom(draft, from) });
    },
    onSuccess: (saved) => {
      keepTeam(client, where, saved);
      notices.say(`${saved.team_number}班を保存しました`);
      onBack();
    },
    onSettled: () => readTeamsAgain(client, where),
  });
  const errors = fieldProblems(saving.error);
  const isStale = saving.error instanceof ApiProblem && saving.error.status === 412;
  const isEnded = team?.ended_on !== null && team !== null;
  return (
    <DetailPane
      title={team ? `${team.team_number}班 ${team.name}` : '新しい班'}
      onBack={onBack}
      takesFocus
      action={
        <Button
          tone="primary"
          isBusy={saving.isPending}
          isDisabled={isEnded || head.name.trim() === '' || head.organisation.trim() === ''}
          onPress={() => saving.mutate()}
        >
          班を保存する
        </Button>
      }
    >
      {isStale && (
        <Caution title="ほかの人が先にこの班を変えました">
          <p>一覧に戻って開き直すと、相手の変更が見られます。あなたの変更はまだ保存されていません。</p>
        </Caution>
      )}
      {saving.error && !isStale && (
        <>
          <ProblemNotice problem={saving.error} />
          <ul className="conflict-edits">
            {(toProblem(saving.error).errors ?? []).map(({ pointer, message }) => (
              <li key={`${pointer} ${message}`}>{message}</li>
            ))}
          </ul>
        </>
      )}
      <TeamFields head={written} errors={errors} placing={placing} onChange={setHead} onBase={onBase} />
      {known.error && <ProblemNotice problem={known.error} onRetry={() => void known.refetch()} />}
      <TeamPeople
        where={where}
        organisation={head.organisation}
        people={people}
        others={all.filter(({ surveyor_id }) => !inTeam.has(surveyor_id))}
        onAdd={(person) => {
          setAdded((before) => [...before, person]);
          setDraft((before) => addToAll(before, person, today));
        }}
        onRemove={(person) => {
          setAdded((before) => before.filter((one) => one !== person));
          setDraft(
            (before) =>
              new Map([...before].map(([day, members]) => [day, members.filter((one) => one !== person)])),
          );
        }}
      />
      <section className="plan-part" aria-labelledby="team-days">
        <div className="plan-part-head">
          <h3 id="team-days">出る日</h3>
          <span className="plan-quiet">{draft.size} 日</span>
          <Button
            size="small"
            onPress={() =>
              setDraft((before) => {
                const filled = fillWorkingDays(before, days, today, until);
                // Who was taken in before there was any day comes along.
                return added.reduce((now, person) => addToAll(now, person, today), filled);
              })
            }
          >
            全作業日に出す
          </Button>
          <Button
            size="small"
            tone="quiet"
            onPress={() => setDraft((before) => new Map([...before].filter(([day]) => day < today)))}
          >
            今日から先を消す
          </Button>
        </div>
        <TeamDaysTable days={days} draft={draft} people={people} onChange={setDraft} />
      </section>
      {team && !isEnded && <TeamRemoval where={where} team={team} onRemoved={onBack} />}
    </DetailPane>
  );
}

function headOf({ team_number, name, organisation, vehicle, phone, base, note }: Team): TeamChange {
  return { team_number, name, organisation, vehicle, phone, base, note };
}
