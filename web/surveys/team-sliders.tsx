import type { ReactNode } from 'react';
import type { Capacity } from '../../api/surveys/capacity.contract.ts';
import type { PlanSettings } from '../../api/surveys/plans.contract.ts';
import { formatDay, formatFigure } from '../ui/format.ts';
import { RadioRow } from '../ui/radio-row.tsx';
import { Slider } from '../ui/slider.tsx';
import { daysThatCanBeMade, withTeams } from './capacity-words.ts';

const sizes = [2, 3, 4].map((size) => ({ id: String(size), title: `${size} 人` }));

/** Teams to a day, and a day to teams: one slider moves the other. */
export function TeamSliders({
  capacity,
  settings,
  onChange,
}: {
  capacity: Capacity;
  settings: PlanSettings;
  onChange: (part: Partial<PlanSettings>) => void;
}): ReactNode {
  const { by_day, by_teams } = capacity;
  const made = daysThatCanBeMade(capacity);
  const { done_on } = withTeams(capacity, settings.teams);
  const place = by_day.findIndex(({ day }) => day === done_on);
  const most = Math.max(settings.teams, by_teams.at(-1)?.teams ?? 1);
  const aim = by_day.findIndex(({ day }) => day > capacity.aim_on);
  return (
    <section className="plan-part" aria-label="班と終了日">
      <Slider
        label="班の数"
        value={settings.teams}
        onChange={(teams) => onChange({ teams })}
        from={1}
        to={most}
        show={(teams) => `${formatFigure(teams)} 班`}
      />
      {made && made.to > made.from && (
        <div className="aimed-slider">
          <Slider
            label="いつまでに終えるか"
            value={place < 0 ? made.to : Math.min(Math.max(place, made.from), made.to)}
            onChange={(at) => {
              const teams = by_day[at]?.teams;
              if (teams) onChange({ teams });
            }}
            from={made.from}
            to={made.to}
            show={(at) => {
              const chosen = by_day[at];
              return chosen ? `${formatDay(chosen.day)}（${formatFigure(chosen.teams ?? 0)} 班）` : '—';
            }}
          />
          {aim > made.from && (
            <div className="aim-mark">
              <span style={{ insetInlineStart: `${aimShare(aim - 1, made)}%` }}>
                ▲ 1か月以内の目処 {formatDay(capacity.aim_on)}
              </span>
            </div>
          )}
        </div>
      )}
      <RadioRow
        label="1班の人数"
        choices={sizes}
        value={String(settings.team_size)}
        onChange={(size) => onChange({ team_size: Number(size) })}
      />
      <Slider
        label="1班が1日に動く時間"
        value={settings.day_minutes}
        onChange={(day_minutes) => onChange({ day_minutes })}
        from={120}
        to={600}
        step={30}
        show={(minutes) => `${minutes / 60} 時間`}
      />
    </section>
  );
}

/** Where a day stands on the slider, in per cent of its length. */
function aimShare(place: number, { from, to }: { from: number; to: number }): number {
  return Math.min(100, Math.max(0, ((place - from) / (to - from)) * 100));
}
