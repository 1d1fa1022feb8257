import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { methodLabels, PlanMethod, toldLabels, visitFirstLabels } from '../../api/surveys/plans.contract.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { RadioRow } from '../ui/radio-row.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useEscapeStep } from '../ui/escape-steps.ts';
import { LoadingRow } from '../ui/loading-row.tsx';
import { KnownTeams } from './allocation/known-teams.tsx';
import { BasePart } from './base-part.tsx';
import { CapacityAnswer } from './capacity-answer.tsx';
import { CapacityCalendar } from './capacity-calendar.tsx';
import { PaceSliders } from './pace-sliders.tsx';
import { SpeedFields } from './speed-fields.tsx';
import { TeamSliders } from './team-sliders.tsx';
import { PlanFrame, type OpenedPlan } from './plan-frame.tsx';
import { capacityQuery, stopColumnsQuery } from './planning.data.ts';
import { usePlanMap } from './use-plan-map.ts';
import './capacity.css';

const methods = PlanMethod.options.map((id) => ({ id, title: methodLabels[id] }));
const orders = (['even', 'worst_first'] as const).map((id) => ({ id, title: visitFirstLabels[id] }));
const tellings = (['at_counter', 'on_site'] as const).map((id) => ({ id, title: toldLabels[id] }));

/** 体制: when the plan is done with so many teams, and how many teams a day needs. */
export function CapacityTab(opened: OpenedPlan): ReactNode {
  const { at, plan, draft } = opened;
  const { settings, change } = draft;
  const capacity = useQuery(capacityQuery(at));
  const stops = useQuery(stopColumnsQuery(at));
  const [isPlacing, setPlacing] = useState(false);
  useEscapeStep(isPlacing, () => setPlacing(false));
  usePlanMap({
    stops: stops.data,
    base: settings.base,
    ...(isPlacing
      ? {
          onPoint: ([lon, lat]) => {
            change({ base: { name: settings.base?.name ?? '', lon, lat } });
            setPlacing(false);
          },
        }
      : {}),
  });
  const isClosed = plan.state === 'closed';
  return (
    <PlanFrame
      opened={opened}
      step="capacity"
      action={
        <Button
          tone="primary"
          isDisabled={!draft.isChanged || isClosed}
          isBusy={draft.isSaving}
          onPress={() => {
            // What went wrong stands in the heading.
            draft.save().catch(() => undefined);
          }}
        >
          体制を保存する
        </Button>
      }
    >
      {capacity.error && <ProblemNotice problem={capacity.error} onRetry={() => void capacity.refetch()} />}
      {plan.stops.total === 0 && (
        <EmptyState title="訪問先がまだありません">
          「範囲」で建物を決めて反映すると、ここで終了日と班の数が分かります。
        </EmptyState>
      )}
      {capacity.isPending && plan.stops.total > 0 && <LoadingRow what="体制" />}
      {capacity.data && plan.stops.total > 0 && (
        <>
          <CapacityAnswer
            capacity={capacity.data}
            saved={plan.settings}
            draft={settings}
            onDrop={draft.drop}
          />
          <TeamSliders capacity={capacity.data} settings={settings} onChange={change} />
          <KnownTeams at={at} wanted={settings.teams} />
        </>
      )}
      <section className="plan-part" aria-labelledby="capacity-how">
        <h2 id="capacity-how">調査方法</h2>
        <Select
          label="方法"
          choices={methods}
          value={settings.method}
          onChange={(method) => change({ method, speeds: null })}
        />
        <SpeedFields
          key={`${settings.method} ${plan.revision}`}
          settings={settings}
          inForce={settings.method === plan.settings.method ? plan.speeds : null}
          onChange={(speeds) => change({ speeds })}
        />
        <RadioRow
          label="回る順"
          choices={orders}
          value={settings.visit_first}
          onChange={(visit_first) => change({ visit_first })}
        />
        <RadioRow
          label="結果の伝え方"
          choices={tellings}
          value={settings.told}
          onChange={(told) => change({ told })}
        />
      </section>
      <section className="plan-part" aria-labelledby="capacity-days">
        <h2 id="capacity-days">日程</h2>
        <TextField
          label="開始日"
          name="start_on"
          type="date"
          value={settings.start_on ?? ''}
          onChange={(day) => change({ start_on: day === '' ? null : day })}
          hint="空なら今日から数えます"
        />
        <CapacityCalendar capacity={capacity.data} settings={settings} onChange={change} />
      </section>
      <BasePart
        base={settings.base}
        isPlacing={isPlacing}
        onPlace={() => setPlacing(!isPlacing)}
        onChange={(base) => change({ base })}
      />
      <PaceSliders settings={settings} onChange={change} />
      <section className="plan-part" aria-labelledby="capacity-note">
        <h2 id="capacity-note">全班への連絡</h2>
        <TextField
          label="連絡（個人の名前は書きません）"
          name="note"
          value={settings.note}
          onChange={(note) => change({ note })}
          rows={3}
        />
      </section>
    </PlanFrame>
  );
}
