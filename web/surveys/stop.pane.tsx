import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import {
  stopStateLabels,
  stopStates,
  type NewStates,
  type StopRow,
} from '../../api/surveys/progress.contract.ts';
import { structureLabels } from '../../api/surveys/scope.contract.ts';
import { DetailPane } from '../frame/panel.tsx';
import { Button } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { Form } from '../ui/form.tsx';
import { formatMoment, formatPercent } from '../ui/format.ts';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { fieldProblems } from '../ui/problem.ts';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { readStatesAgain, setStates, stopQuery, type PlanAt } from './planning.data.ts';
import { formatMinutes } from './words.ts';

const states = stopStates.map((id) => ({ id, title: stopStateLabels[id] }));

/** One building of the plan, and what came of the visit. */
export function StopPane({
  at,
  stop_id,
  isClosed,
  onBack,
}: {
  at: PlanAt;
  stop_id: number;
  isClosed: boolean;
  onBack: () => void;
}): ReactNode {
  const stop = useQuery(stopQuery(at, stop_id));
  return (
    <DetailPane title="訪問先の建物" onBack={onBack} takesFocus>
      {stop.error && <ProblemNotice problem={stop.error} onRetry={() => void stop.refetch()} />}
      {stop.data && (
        <>
          <Facts
            facts={[
              { term: '所在地', value: stop.data.address },
              { term: '物件番号', value: stop.data.property_number ?? '—' },
              {
                term: '調査区',
                value:
                  stop.data.district_number === null
                    ? '未割当'
                    : `${stop.data.district_number}（訪問順 ${stop.data.visit_order ?? '—'}）`,
              },
              {
                term: '用途・構造',
                value: `${stop.data.use ?? '用途不明'}、${structureLabels[stop.data.structure]}`,
              },
              { term: '見込み時間', value: formatMinutes(stop.data.minutes) },
              {
                term: '被害の見込み',
                value: stop.data.damage === null ? null : formatPercent(stop.data.damage),
              },
              { term: '申請', value: stop.data.applied ? 'あり' : 'なし' },
              { term: '位置', value: stop.data.is_rough ? '町字まで' : '建物' },
              {
                term: '状態',
                value: `${stopStateLabels[stop.data.state]}${stop.data.state_at ? `（${formatMoment(stop.data.state_at)}）` : ''}`,
              },
              { term: 'メモ', value: stop.data.state_note },
            ]}
          />
          {!isClosed && (
            <StateForm key={`${stop.data.state} ${stop.data.state_at}`} at={at} stop={stop.data} />
          )}
        </>
      )}
    </DetailPane>
  );
}

function StateForm({ at, stop }: { at: PlanAt; stop: StopRow }): ReactNode {
  const client = useQueryClient();
  const notices = useNotices();
  const [state, setState] = useState(stop.state);
  const [note, setNote] = useState(stop.state_note ?? '');
  const [number, setNumber] = useState(stop.survey_number ?? '');
  const setting = useWriteOnce((given: NewStates, key) => setStates(at, given, key));
  const errors = fieldProblems(setting.error);
  const save = (): void =>
    setting.mutate(
      {
        stop_ids: [stop.stop_id],
        state,
        note: note.trim() === '' ? null : note,
        survey_number: number.trim() === '' ? null : number,
      },
      {
        onSuccess: async () => {
          notices.say(`${stopStateLabels[state]}にしました`);
          await readStatesAgain(client, at);
        },
      },
    );
  return (
    <Form onSubmit={save} isBusy={setting.isPending} label="訪問の結果">
      <Select label="訪問の結果" choices={states} value={state} onChange={setState} />
      {state === 'done' && (
        <TextField
          label="調査番号"
          name="survey_number"
          value={number}
          onChange={setNumber}
          error={errors['survey_number']}
        />
      )}
      <TextField
        label="メモ（個人の名前は書きません）"
        name="note"
        value={note}
        onChange={setNote}
        error={errors['note']}
      />
      {setting.error && Object.keys(errors).length === 0 && <ProblemNotice problem={setting.error} />}
      <div className="form-actions">
        <Button type="submit" tone="primary" isBusy={setting.isPending}>
          結果を保存する
        </Button>
      </div>
    </Form>
  );
}
