import type { KeyboardEvent, ReactNode } from 'react';
import type { Surveyor } from '../../../api/surveys/allocation/teams.contract.ts';
import { Button } from '../../ui/button.tsx';
import { formatDay } from '../../ui/format.ts';
import type { CalendarDay } from './calendar-days.ts';
import { copyDayBefore, copyToLater, setMember, setPresent, type DaysDraft } from './team-days.ts';

/** A row a day: whether the team is there, and who of its people. Arrow keys go from tick to tick. */
export function TeamDaysTable({
  days,
  draft,
  people,
  onChange,
}: {
  days: readonly CalendarDay[];
  draft: DaysDraft;
  /** In the order of the columns. */
  people: readonly Surveyor[];
  onChange: (draft: DaysDraft) => void;
}): ReactNode {
  return (
    // Where it is too wide for the panel, the keyboard must be able to scroll it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="plain-table-scroller team-days" role="region" aria-label="出る日と班員" tabIndex={0}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows between its ticks */}
      <table className="plain-table" aria-label="出る日と班員" onKeyDown={onArrow}>
        <thead>
          <tr>
            <th scope="col">日</th>
            <th scope="col">出る</th>
            {people.map(({ surveyor_id, name }) => (
              <th key={surveyor_id} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">写す</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, isOff }) => {
            const members = draft.get(day);
            return (
              <tr key={day} className={isOff ? 'team-day-off' : undefined}>
                <th scope="row">
                  {formatDay(day)}
                  {isOff && <span className="plan-quiet"> 休</span>}
                </th>
                <td>
                  <input
                    type="checkbox"
                    className="team-tick"
                    aria-label={`${formatDay(day)} 出る`}
                    checked={members !== undefined}
                    onChange={(event) => onChange(setPresent(draft, day, event.target.checked))}
                  />
                </td>
                {people.map(({ surveyor_id, name }) => (
                  <td key={surveyor_id}>
                    <input
                      type="checkbox"
                      className="team-tick"
                      aria-label={`${formatDay(day)} ${name}`}
                      checked={members?.includes(surveyor_id) ?? false}
                      onChange={(event) => onChange(setMember(draft, day, surveyor_id, event.target.checked))}
                    />
                  </td>
                ))}
                <td className="team-day-acts">
                  <Button
                    size="small"
                    tone="quiet"
                    aria-label={`前日と同じ：${formatDay(day)}`}
                    onPress={() => onChange(copyDayBefore(draft, day))}
                  >
                    前日と同じ
                  </Button>
                  <Button
                    size="small"
                    tone="quiet"
                    isDisabled={members === undefined}
                    aria-label={`後へ写す：${formatDay(day)}`}
                    onPress={() => onChange(copyToLater(draft, day))}
                  >
                    後へ写す
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function onArrow(event: KeyboardEvent<HTMLTableElement>): void {
  const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
  const cell = event.target instanceof HTMLInputElement ? event.target.closest('td') : null;
  const row = cell?.parentElement;
  if (!step || !cell || !(row instanceof HTMLTableRowElement)) return;
  const [down = 0, right = 0] = step;
  const next = event.currentTarget.rows[row.rowIndex + down]?.cells[cell.cellIndex + right];
  const tick = next?.querySelector('input');
  if (!tick) return;
  event.preventDefault();
  tick.focus();
}
