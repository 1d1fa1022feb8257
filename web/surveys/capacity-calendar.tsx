import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { Capacity } from '../../api/surveys/capacity.contract.ts';
import type { PlanSettings } from '../../api/surveys/plans.contract.ts';
import { ChipRow } from '../ui/chip-row.tsx';
import { formatDay } from '../ui/format.ts';
import { weeksBetween, withTeams } from './capacity-words.ts';

const weekdays = ['日', '月', '火', '水', '木', '金', '土'] as const;
const weekdayIds = ['0', '1', '2', '3', '4', '5', '6'] as const;

/** The weeks of the plan: which weekdays and days are off, when it is done, and the aim. */
export function CapacityCalendar({
  capacity,
  settings,
  onChange,
}: {
  capacity: Capacity | undefined;
  settings: PlanSettings;
  onChange: (part: Partial<PlanSettings>) => void;
}): ReactNode {
  const { weekdays_off, days_off } = settings;
  const done_on = capacity ? withTeams(capacity, settings.teams).done_on : null;
  const start = settings.start_on ?? capacity?.start_on ?? null;
  const last = [capacity?.aim_on, done_on]
    .filter((day): day is string => Boolean(day))
    .sort()
    .at(-1);
  const toggleWeekday = (id: string): void => {
    const weekday = Number(id);
    const next = weekdays_off.includes(weekday)
      ? weekdays_off.filter((one) => one !== weekday)
      : [...weekdays_off, weekday].sort();
    if (next.length < 7) onChange({ weekdays_off: next });
  };
  const toggleDay = (day: string): void =>
    onChange({
      days_off: days_off.includes(day) ? days_off.filter((one) => one !== day) : [...days_off, day].sort(),
    });
  return (
    <>
      <div className="plan-field">
        <span className="field-label">休む曜日</span>
        <ChipRow
          label="休む曜日"
          chips={weekdayIds.map((id, place) => ({ id, title: weekdays[place] ?? '' }))}
          chosen={weekdays_off.flatMap((weekday) => weekdayIds[weekday] ?? [])}
          onToggle={toggleWeekday}
        />
      </div>
      {start !== null && last !== undefined && last >= start && (
        <div className="plan-field">
          <span className="field-label" id="calendar">
            作業日（押すと休みになります）
          </span>
          <table className="calendar" aria-labelledby="calendar">
            <thead>
              <tr>
                {weekdays.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeksBetween(start, last).map((week) => (
                <tr key={week[0]}>
                  {week.map((day, weekday) => (
                    <td key={day}>
                      {day < start ? (
                        <span className="calendar-before">{Number(day.slice(8))}</span>
                      ) : (
                        <Day
                          day={day}
                          isWeekdayOff={weekdays_off.includes(weekday)}
                          isOff={days_off.includes(day)}
                          isWork={done_on !== null && day <= done_on}
                          isDone={day === done_on}
                          isAim={day === capacity?.aim_on}
                          onToggle={() => toggleDay(day)}
                        />
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

function Day({
  day,
  isWeekdayOff,
  isOff,
  isWork,
  isDone,
  isAim,
  onToggle,
}: {
  day: string;
  isWeekdayOff: boolean;
  isOff: boolean;
  /** The plan is under way then. */
  isWork: boolean;
  isDone: boolean;
  isAim: boolean;
  onToggle: () => void;
}): ReactNode {
  const isFree = isWeekdayOff || isOff;
  const marks = [...(isFree ? ['休'] : []), ...(isDone ? ['終'] : []), ...(isAim ? ['目処'] : [])];
  const classes = [
    'calendar-day',
    ...(isFree ? ['calendar-off'] : isWork ? ['calendar-work'] : []),
    ...(isDone ? ['calendar-done'] : []),
    ...(isAim ? ['calendar-aim'] : []),
  ];
  const number = day.slice(8) === '01' ? `${Number(day.slice(5, 7))}/1` : String(Number(day.slice(8)));
  return (
    <AriaButton
      className={classes.join(' ')}
      isDisabled={isWeekdayOff}
      aria-pressed={isOff}
      onPress={onToggle}
    >
      <span className="visually-hidden">
        {formatDay(day)} {marks.length === 0 && '作業日'}
      </span>
      <span className="figure" aria-hidden="true">
        {number}
      </span>
      {marks.length > 0 && <span className="calendar-mark">{marks.join(' ')}</span>}
    </AriaButton>
  );
}
