import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { NewSlots } from '../../api/certificates/appointments.contract.ts';
import { DetailPane } from '../frame/panel.tsx';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { Form } from '../ui/form.tsx';
import { formatDay, formatFigure } from '../ui/format.ts';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { fieldProblems } from '../ui/problem.ts';
import { Slider } from '../ui/slider.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { today } from './application-words.ts';
import { applicationsKey } from './applications.data.ts';
import { makeSlots } from './appointments.data.ts';
import type { Where } from './certificates.data.ts';
import {
  casesADay,
  countersNeeded,
  daysNeeded,
  lastDay,
  mostCounters,
  slotsADay,
  type SlotPlan,
} from './slot-plan.ts';
import { ticketDayQuery } from './tickets.data.ts';

/** Two months of slots are made at once at most. */
const mostDays = 40;
const wholeTime = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * 予約枠: how many counters for how many days. Whichever slider is drawn, the others follow: the days from the counters,
 * the counters from the days.
 */
export function SlotPlanPane({
  where,
  onBack,
  onMade,
}: {
  where: Where;
  onBack: () => void;
  /** With the first day. */
  onMade: (first: string) => void;
}): ReactNode {
  const queryClient = useQueryClient();
  const notices = useNotices();
  const tickets = useQuery(ticketDayQuery(where));
  const seconds = tickets.data?.queues.find(({ queue }) => queue === 'application')?.seconds_a_case;
  const [from, setFrom] = useState(today);
  const [first, setFirst] = useState('1');
  const [includesWeekends, setWeekends] = useState(false);
  const [plan, setPlan] = useState<SlotPlan>({
    cases: 300,
    counters: 4,
    minutes: 30,
    capacity: 1,
    opens_at: '09:00',
    closes_at: '16:30',
  });
  const change = (part: Partial<SlotPlan>): void => setPlan((before) => ({ ...before, ...part }));
  const days = daysNeeded(plan);
  const start = Number(first.normalize('NFKC'));
  const faults = faultsOf({ plan, from, start, days });
  const until = days === null || faults['from'] !== undefined ? null : lastDay(from, days, includesWeekends);
  const making = useWriteOnce((given: NewSlots, key) => makeSlots(where, given, key));
  const refused = making.isError ? fieldProblems(making.error) : {};
  const submit = (): void => {
    if (until === null || Object.keys(faults).length > 0) return;
    const { counters, minutes, capacity, opens_at, closes_at } = plan;
    making.mutate(
      {
        from,
        until,
        includes_weekends: includesWeekends,
        opens_at,
        closes_at,
        minutes,
        capacity,
        counters: Array.from({ length: counters }, (_, index) => start + index),
      },
      {
        onSuccess: async ({ made, existing }) => {
          await queryClient.invalidateQueries({ queryKey: applicationsKey(where) });
          notices.say(
            `予約枠を ${formatFigure(made)} 作りました`,
            existing > 0 ? `${formatFigure(existing)} の枠はすでにあり、そのままです。` : undefined,
          );
          onMade(lastDay(from, 1, includesWeekends));
        },
      },
    );
  };
  return (
    <DetailPane
      title="予約枠を作る"
      backLabel="予約へ戻る"
      onBack={onBack}
      takesFocus
      action={
        <Button
          tone="primary"
          isDisabled={until === null || Object.keys(faults).length > 0}
          isBusy={making.isPending}
          onPress={submit}
        >
          予約枠を作る
        </Button>
      }
    >
      <Form label="予約枠" onSubmit={submit} isBusy={making.isPending}>
        <p className="plan-result" role="status">
          {until === null || days === null ? (
            'この時間では、1件も受けられません'
          ) : (
            <>
              <span>
                <strong>{formatDay(until)}</strong> に終わる見込み
              </span>
              <small>
                {days} 日間・1日 {formatFigure(casesADay(plan))} 件・枠{' '}
                {formatFigure(days * slotsADay(plan) * plan.counters)}
              </small>
            </>
          )}
        </p>
        <div className="plan-sliders">
          <Slider
            label="見込みの件数"
            value={plan.cases}
            onChange={(cases) => change({ cases })}
            from={20}
            to={3000}
            step={20}
            show={(value) => `${formatFigure(value)} 件`}
          />
          <Slider
            label="窓口の数"
            value={plan.counters}
            onChange={(counters) => change({ counters })}
            from={1}
            to={mostCounters}
            show={(value) => `${value} 窓口`}
          />
          <Slider
            label={
              seconds === undefined
                ? '1件の時間'
                : `1件の時間（今日の窓口は 約 ${Math.round(seconds / 60)} 分）`
            }
            value={plan.minutes}
            onChange={(minutes) => change({ minutes })}
            from={10}
            to={90}
            step={5}
            show={(value) => `${value} 分`}
          />
          <Slider
            label="日数（動かすと窓口の数が変わります）"
            value={Math.min(days ?? mostDays, mostDays)}
            onChange={(wanted) => change({ counters: countersNeeded(plan, wanted) ?? mostCounters })}
            from={1}
            to={mostDays}
            show={() => (days === null ? '—' : `${days} 日`)}
          />
        </div>
        {days !== null && days > mostDays && (
          <p className="field-error">
            一度に作れるのは {mostDays} 日分までです。窓口の数を増やすか、件数を分けてください。
          </p>
        )}
        <div className="field-row">
          <TextField
            label="始める日"
            name="from"
            type="date"
            value={from}
            onChange={setFrom}
            error={faults['from'] ?? refused['until']}
          />
          <TextField
            label="最初の窓口番号"
            name="first-counter"
            inputMode="numeric"
            value={first}
            onChange={setFirst}
            error={faults['start']}
          />
        </div>
        <div className="field-row">
          <TextField
            label="開く時刻"
            name="opens-at"
            type="time"
            value={plan.opens_at}
            onChange={(opens_at) => change({ opens_at })}
            error={faults['opens_at']}
          />
          <TextField
            label="閉める時刻"
            name="closes-at"
            type="time"
            value={plan.closes_at}
            onChange={(closes_at) => change({ closes_at })}
            error={faults['closes_at'] ?? refused['closes_at']}
          />
        </div>
        <Checkbox isSelected={includesWeekends} onChange={setWeekends}>
          土曜・日曜も受ける
        </Checkbox>
        {making.error && Object.keys(refused).length === 0 && <ProblemNotice problem={making.error} />}
      </Form>
    </DetailPane>
  );
}

/** What cannot be made, by field. */
function faultsOf({
  plan,
  from,
  start,
  days,
}: {
  plan: SlotPlan;
  from: string;
  start: number;
  days: number | null;
}): Record<string, string> {
  const faults: Record<string, string> = {};
  if (!/^\d{4}-\d{2}-\d{2}$/.test(from)) faults['from'] = '日付を入力してください';
  if (!Number.isInteger(start) || start < 1 || start + plan.counters - 1 > 99)
    faults['start'] = '窓口の番号が 1 から 99 までになるようにしてください';
  if (!wholeTime.test(plan.opens_at)) faults['opens_at'] = '時刻を入力してください';
  if (!wholeTime.test(plan.closes_at)) faults['closes_at'] = '時刻を入力してください';
  else if (slotsADay(plan) < 1) faults['closes_at'] = '1件が入る長さにしてください';
  if (days !== null && days > mostDays) faults['days'] = '日数が多すぎます';
  return faults;
}
