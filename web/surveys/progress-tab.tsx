import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { NewCut } from '../../api/surveys/cuts.contract.ts';
import { stopStateLabels, stopStates, type StopColumns } from '../../api/surveys/progress.contract.ts';
import { useRoomSearch } from '../frame/room-search.ts';
import { useMap } from '../map/map-context.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatAsOf, formatDay, formatFigure, formatPercent } from '../ui/format.ts';
import { LoadingRow } from '../ui/loading-row.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { CutPart } from './cut-part.tsx';
import { DistrictTable } from './district-table.tsx';
import { DuplicatesPart } from './duplicates-part.tsx';
import { FigureRow } from './figure-row.tsx';
import { PaceBars } from './pace-bars.tsx';
import { PlanFrame, type OpenedPlan } from './plan-frame.tsx';
import {
  cutQuery,
  districtMapQuery,
  progressQuery,
  readPlanAgain,
  startCut,
  stopColumnsQuery,
} from './planning.data.ts';
import { shownDistricts, shownProposal } from './shown-districts.ts';
import { StopPane } from './stop.pane.tsx';
import { useCut } from './use-cut.ts';
import { usePlanMap } from './use-plan-map.ts';

/** 進捗: by state and district, the pace against the plan, and every evening a new cut of what is left. */
export function ProgressTab(opened: OpenedPlan): ReactNode {
  const { at, plan, edits } = opened;
  const client = useQueryClient();
  const [search, setSearch] = useRoomSearch();
  const progress = useQuery(progressQuery(at));
  const map = useQuery(districtMapQuery(at));
  const stops = useQuery(stopColumnsQuery(at));
  const { cut, isProposal, preview, problem: cutProblem } = useCut(at, plan);
  const { goTo } = useMap();
  const [stop, setStop] = useState<number | null>(null);
  /** Looked at on the map without being opened: its id. */
  const [pointedAt, setPointedAt] = useState<number | null>(null);
  const shown = useMemo(
    () =>
      isProposal && cut && preview
        ? shownProposal(preview, cut.figures?.balance ?? null)
        : map.data && shownDistricts(map.data, null),
    [isProposal, preview, cut, map.data],
  );
  const selectedId = search['district'] ?? null;
  usePlanMap({
    stops: stops.data,
    base: plan.settings.base,
    ...(shown ? { districts: shown } : {}),
    isProposed: isProposal,
    selectedIds: selectedId === null ? [] : [selectedId],
    stop: stop ?? placeOf(stops.data, pointedAt),
    asOf: progress.data?.at,
    onDistrict: (district) => setSearch({ district }),
    onStop: setStop,
  });
  const starting = useWriteOnce((wanted: NewCut, key) => startCut(at, wanted, key));
  const live = progress.data?.districts.filter(({ is_live }) => is_live).length ?? 0;
  const replan = (): void =>
    starting.mutate(
      { cut_id: uuidv7(), kind: 'replan', districts: live, visit_first: plan.settings.visit_first },
      {
        onSuccess: async (begun) => {
          client.setQueryData(cutQuery(at, begun.cut_id).queryKey, begun);
          await readPlanAgain(client, at);
        },
      },
    );
  const isBusy = cut?.state === 'running';
  return (
    <>
      <PlanFrame
        opened={opened}
        step="progress"
        isCovered={stop !== null}
        action={
          <Button
            tone="primary"
            isDisabled={live === 0 || isBusy || plan.state === 'closed'}
            isBusy={starting.isPending}
            onPress={replan}
          >
            今夜の再区割
          </Button>
        }
      >
        {[starting.error, cutProblem].map(
          (problem, place) => problem && <ProblemNotice key={['start', 'cut'][place]} problem={problem} />,
        )}
        {progress.error && <ProblemNotice problem={progress.error} onRetry={() => void progress.refetch()} />}
        {cut && <CutPart at={at} plan={plan} cut={cut} edits={edits} />}
        {progress.isPending && <LoadingRow what="進み具合" />}
        {progress.data && live === 0 && (
          <EmptyState title="調査区はまだありません">
            「区割」で調査区を保存すると、ここで進み具合と終了の見込みが分かります。
          </EmptyState>
        )}
        {progress.data && plan.stops.total > 0 && (
          <>
            <FigureRow
              figures={[
                {
                  term: '済んだ建物',
                  value:
                    progress.data.finished_share === null ? '—' : formatPercent(progress.data.finished_share),
                  isMain: true,
                },
                ...stopStates.map((state) => ({
                  term: stopStateLabels[state],
                  value: formatFigure(progress.data.states[state]),
                  unit: '棟',
                })),
              ]}
            />
            <section className="plan-part" aria-label="見込み">
              <p className="progress-forecast" role="status">
                {progress.data.forecast_on === null
                  ? progress.data.pace === null
                    ? '終了の見込みは、調査が始まると分かります'
                    : 'いまの速さでは、終わる日を示せません'
                  : `いまの速さで ${formatDay(progress.data.forecast_on)} に終わる見込み`}
              </p>
              <p className="plan-quiet">
                {formatAsOf(progress.data.at)}。計画では{' '}
                {progress.data.planned_on === null ? '—' : formatDay(progress.data.planned_on)}
                、1か月以内の目処 {formatDay(progress.data.aim_on)}。
              </p>
              <PaceBars progress={progress.data} />
            </section>
            <DuplicatesPart
              at={at}
              isClosed={plan.state === 'closed'}
              onShow={({ stop_id, lon, lat }) => {
                setPointedAt(stop_id);
                goTo([lon, lat]);
              }}
            />
            <DistrictTable
              rows={progress.data.districts}
              balance={null}
              selectedId={selectedId}
              onSelect={(district) => setSearch({ district })}
              onOpen={(district) => setSearch({ district, tab: 'cut' })}
            />
          </>
        )}
      </PlanFrame>
      {stop !== null && stops.data?.stop_id[stop] !== undefined && (
        <StopPane
          at={at}
          stop_id={stops.data.stop_id[stop] ?? 0}
          isClosed={plan.state === 'closed'}
          onBack={() => setStop(null)}
        />
      )}
    </>
  );
}

/** Place of a building in the columns; null: not there. */
function placeOf(stops: StopColumns | undefined, stop_id: number | null): number | null {
  const place = stop_id === null ? -1 : (stops?.stop_id.indexOf(stop_id) ?? -1);
  return place < 0 ? null : place;
}
