import type { ReactNode } from 'react';
import type { Progress } from '../../api/surveys/progress.contract.ts';
import { formatDay, formatFigure } from '../ui/format.ts';

/** Buildings finished day by day against what the plan reckons with. */
export function PaceBars({ progress: { days, pace, planned_pace } }: { progress: Progress }): ReactNode {
  if (days.length === 0) return null;
  const most = Math.max(planned_pace, ...days.map(({ finished }) => finished), 1);
  return (
    <div className="pace">
      <p>
        1日に {pace === null ? '—' : formatFigure(Math.round(pace))} 棟（計画{' '}
        {formatFigure(Math.round(planned_pace))} 棟）
      </p>
      <ul className="pace-days" aria-label="日ごとに済んだ棟数">
        {days.slice(-14).map(({ day, finished, visited }) => (
          <li key={day} className="pace-day">
            <span>{formatDay(day)}</span>
            <span className="pace-cell" aria-hidden="true">
              <span className="pace-bar" style={{ width: `${(finished / most) * 100}%` }} />
              <span className="pace-plan" style={{ insetInlineStart: `${(planned_pace / most) * 100}%` }} />
            </span>
            <span className="figure">
              済 {formatFigure(finished)}／訪問 {formatFigure(visited)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
