import type { ReactNode } from 'react';
import type { Capacity } from '../../api/surveys/capacity.contract.ts';
import type { PlanSettings } from '../../api/surveys/plans.contract.ts';
import { Button } from '../ui/button.tsx';
import { formatDay, formatFigure } from '../ui/format.ts';
import { withTeams } from './capacity-words.ts';

/** いつ終わるか, in large, and whether that is within the aim. */
export function CapacityAnswer({
  capacity,
  saved,
  draft,
  onDrop,
}: {
  capacity: Capacity;
  saved: PlanSettings;
  draft: PlanSettings;
  onDrop: () => void;
}): ReactNode {
  const { done_on, days } = withTeams(capacity, draft.teams);
  const { wooden, non_wooden } = capacity.buildings;
  const total = wooden + non_wooden;
  const isInTime = done_on !== null && done_on <= capacity.aim_on;
  const isOutdated = JSON.stringify({ ...draft, teams: 0 }) !== JSON.stringify({ ...saved, teams: 0 });
  return (
    <section className="capacity-answer" aria-label="いつ終わるか">
      <p className="capacity-question">
        {formatFigure(draft.teams)} 班（1班 {draft.team_size} 人、計{' '}
        {formatFigure(draft.teams * draft.team_size)} 人）で
      </p>
      <p className="capacity-day" role="status">
        {done_on === null ? '1年では終わりません' : `${formatDay(done_on)} に終わります`}
      </p>
      <p>
        作業日 {formatFigure(days)} 日、残り {formatFigure(total)} 棟（木造 {formatFigure(wooden)}、非木造{' '}
        {formatFigure(non_wooden)}）。
        {isInTime
          ? `1か月以内の目処 ${formatDay(capacity.aim_on)} に間に合います。`
          : capacity.teams_for_aim === null
            ? `1か月以内の目処 ${formatDay(capacity.aim_on)} は過ぎています。`
            : `1か月以内の目処 ${formatDay(capacity.aim_on)} には ${formatFigure(capacity.teams_for_aim)} 班が要ります。`}
      </p>
      {isOutdated && (
        <p className="plan-state" role="status">
          班の数のほかにも変えた項目があります。保存すると計算し直します。
          <Button size="small" tone="quiet" onPress={onDrop}>
            変更を捨てる
          </Button>
        </p>
      )}
    </section>
  );
}
