import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { DistrictRow } from '../../api/surveys/edits.contract.ts';
import { editKindLabels } from '../../api/surveys/plans.contract.ts';
import { stopStateLabels, type StopRow } from '../../api/surveys/progress.contract.ts';
import { DetailPane } from '../frame/panel.tsx';
import { Button } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { formatDistance, formatFigure, formatMoment } from '../ui/format.ts';
import { PlainTable, type PlainColumn } from '../ui/plain-table.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { LoadingRow } from '../ui/loading-row.tsx';
import { districtHistoryQuery, districtStopsQuery, type PlanAt } from './planning.data.ts';
import { formatHours, formatMinutes } from './words.ts';

type OrderedStop = StopRow & { place: number };

const stopColumns = (onStop: (stop_id: number) => void): readonly PlainColumn<OrderedStop>[] => [
  { id: 'order', title: '順', isFigure: true, show: ({ place }) => place },
  {
    id: 'address',
    title: '所在地',
    minWidth: 11,
    show: ({ stop_id, address }) => (
      <Button size="small" tone="quiet" onPress={() => onStop(stop_id)}>
        {address}
      </Button>
    ),
  },
  { id: 'state', title: '状態', minWidth: 5, show: ({ state }) => stopStateLabels[state] },
  { id: 'minutes', title: '分', isFigure: true, show: ({ minutes }) => Math.round(minutes) },
];

/** One district: its figures, its buildings in visiting order, and where they came from. */
export function DistrictPane({
  at,
  row,
  onBack,
  onStop,
}: {
  at: PlanAt;
  row: DistrictRow | undefined;
  onBack: () => void;
  onStop: (stop_id: number) => void;
}): ReactNode {
  if (!row)
    return (
      <DetailPane title="調査区" onBack={onBack} takesFocus>
        <p>この調査区はもうありません。</p>
      </DetailPane>
    );
  return (
    <DetailPane title={`調査区 ${row.district_number}`} onBack={onBack} takesFocus>
      <Facts
        facts={[
          { term: '所要', value: `${formatHours(row.minutes)}（${formatMinutes(row.minutes)}）` },
          {
            term: '内訳',
            value: `調査 ${formatMinutes(row.work_minutes)}、歩き ${formatMinutes(row.walking_minutes)}（${formatDistance(row.walking_metres)}）、拠点との往復 ${formatMinutes(row.approach_minutes)}`,
          },
          { term: '棟数', value: `${formatFigure(row.stops)} 棟` },
          {
            term: '状態',
            value: `未着手 ${row.untouched}、調査済 ${row.done}、不在 ${row.absent}、再訪問 ${row.second_visit}、拒否 ${row.refused}、見つからない ${row.not_found}`,
          },
          { term: 'つながり', value: row.pieces > 1 ? `${row.pieces} か所に分かれています` : '一続き' },
          { term: '固定', value: row.is_locked ? '固定しています' : 'していません' },
        ]}
      />
      <History at={at} district_id={row.district_id} />
      <Stops at={at} district_id={row.district_id} onStop={onStop} />
    </DetailPane>
  );
}

function History({ at, district_id }: { at: PlanAt; district_id: string }): ReactNode {
  const history = useQuery(districtHistoryQuery(at, district_id));
  return (
    <section className="plan-part" aria-labelledby="district-history">
      <h3 id="district-history">履歴</h3>
      {history.error && <ProblemNotice problem={history.error} />}
      {history.isPending && <LoadingRow what="履歴" />}
      {history.data?.length === 0 && (
        <p className="plan-quiet">ほかの調査区との建物のやり取りはありません。</p>
      )}
      <ul className="conflict-edits">
        {history.data?.map((step) => (
          <li key={`${step.revision}-${step.other_district_id}-${step.way}`}>
            第{step.revision}版　{formatMoment(step.at)} {step.by}　{editKindLabels[step.kind]}：調査区{' '}
            {step.other_district_number} {step.way === 'came' ? 'から来た' : 'へ移った'}{' '}
            {formatFigure(step.stops)} 棟
          </li>
        ))}
      </ul>
    </section>
  );
}

function Stops({
  at,
  district_id,
  onStop,
}: {
  at: PlanAt;
  district_id: string;
  onStop: (stop_id: number) => void;
}): ReactNode {
  const stops = useQuery(districtStopsQuery(at, district_id));
  return (
    <section className="plan-part" aria-labelledby="district-stops">
      <h3 id="district-stops">訪問順</h3>
      {stops.error && <ProblemNotice problem={stops.error} onRetry={() => void stops.refetch()} />}
      {stops.isPending && <LoadingRow what="訪問先" />}
      {stops.data && (
        <PlainTable
          label="訪問順の建物"
          rows={stops.data.map((stop, place) => ({ ...stop, place: place + 1 }))}
          rowId={({ stop_id }) => String(stop_id)}
          columns={stopColumns(onStop)}
        />
      )}
    </section>
  );
}
