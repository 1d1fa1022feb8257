import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { PaperTurn, TeamNotice } from '../../api/surveys/handout/changes/team-notices.contract.ts';
import { editKindLabels } from '../../api/surveys/plans.contract.ts';
import { Button } from '../ui/button.tsx';
import { Caution } from '../ui/caution.tsx';
import { formatFigure, formatMoment } from '../ui/format.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Select } from '../ui/select.tsx';
import { readTeamNotices, teamNoticesQuery } from './handout.data.ts';
import type { PlanAt } from './planning.data.ts';
import { usePaperWindow } from './use-paper-window.ts';

/** One notice a team, over all its districts; nothing while no papers were made anew. */
export function TeamNoticesPart({ at }: { at: PlanAt }): ReactNode {
  const [wanted, setWanted] = useState<number | null>(null);
  const notices = useQuery(teamNoticesQuery(at, wanted));
  const paper = usePaperWindow();
  if (notices.error) return <ProblemNotice problem={notices.error} onRetry={() => void notices.refetch()} />;
  if (!notices.data || notices.data.since === null) return null;
  const { turns, since, outdated, teams } = notices.data;
  const isReady = outdated.length === 0 && teams.length > 0 && !paper.isOpening;
  return (
    <section className="plan-part" aria-label="班ごとの変更のお知らせ">
      <div className="plan-part-head">
        <h2>班ごとの変更のお知らせ</h2>
        <span className="plan-quiet">班の名称は、書類に印字したとおりです</span>
      </div>
      <Select
        label="どの変更より前の書類から"
        choices={turns.map((turn) => ({ id: String(turn.revision), title: turnWords(turn) }))}
        value={String(since)}
        onChange={(revision) => setWanted(Number(revision))}
      />
      {outdated.length > 0 && (
        <Caution title={`調査区${outdated.join('・')}の書類がまだ前のままです`}>
          「変わった調査区の書類を作成」のあとで、班ごとのお知らせを印刷できます。
        </Caution>
      )}
      {teams.length === 0 ? (
        <p className="plan-quiet">どの班の書類も変わりません。</p>
      ) : (
        <ul className="plan-rows" aria-label="お知らせする班">
          {teams.map((team) => (
            <li key={team.key} className="plan-row">
              <span>
                {team.title}
                <span className="plan-quiet notice-counts">{countWords(team)}</span>
              </span>
              <Button
                size="small"
                isDisabled={!isReady}
                aria-label={`${team.title}のお知らせを開く`}
                onPress={() => paper.open(() => readTeamNotices(at, since, team.key))}
              >
                開く
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p className="handout-all">
        <Button
          size="small"
          isDisabled={!isReady}
          isBusy={paper.isOpening}
          onPress={() => paper.open(() => readTeamNotices(at, since, null))}
        >
          {`全班（${formatFigure(teams.length)}班）のお知らせをまとめて開く`}
        </Button>
      </p>
      {paper.problem && <ProblemNotice problem={paper.problem} />}
    </section>
  );
}

/** "再区割（18:05）" */
function turnWords({ kind, at }: PaperTurn): string {
  return `${editKindLabels[kind]}（${formatMoment(at)}）`;
}

function countWords({ districts, came, left, kept, finished }: TeamNotice): string {
  return `調査区 ${districts.join('・')}　入 ${formatFigure(came)}　出 ${formatFigure(left)}　残 ${formatFigure(kept)}　済 ${formatFigure(finished)} 棟`;
}
