import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import type { DistrictRow } from '../../api/surveys/edits.contract.ts';
import { useRoomSearch } from '../frame/room-search.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatFigure } from '../ui/format.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { LoadingRow } from '../ui/loading-row.tsx';
import { BalanceRow } from './balance-row.tsx';
import { CutForm } from './cut-form.tsx';
import { CutPart } from './cut-part.tsx';
import { DistrictPane } from './district.pane.tsx';
import { DistrictTable } from './district-table.tsx';
import { PlanFrame, type OpenedPlan } from './plan-frame.tsx';
import { districtMapQuery, districtsQuery, readPlanAgain, stopColumnsQuery } from './planning.data.ts';
import { shownDistricts, shownProposal } from './shown-districts.ts';
import { StopPane } from './stop.pane.tsx';
import { ToolCard } from './tool-card.tsx';
import { ToolRow } from './tool-row.tsx';
import { useCut } from './use-cut.ts';
import { usePlanMap } from './use-plan-map.ts';
import { useTools } from './use-tools.ts';

const noDistricts: readonly DistrictRow[] = [];

/** 区割: districts are made, looked at before they are accepted, and then adjusted by hand. */
export function CutTab(opened: OpenedPlan): ReactNode {
  const { at, plan, edits } = opened;
  const client = useQueryClient();
  const [search, setSearch] = useRoomSearch();
  const list = useQuery(districtsQuery(at));
  const map = useQuery(districtMapQuery(at));
  const stops = useQuery(stopColumnsQuery(at));
  const { cut, isProposal, preview, problem: cutProblem } = useCut(at, plan);
  const [isFormOpen, setFormOpen] = useState(false);
  const [opening, setOpening] = useState<
    { kind: 'district'; id: string } | { kind: 'stop'; at: number } | null
  >(null);

  const rows = list.data?.districts ?? noDistricts;
  const selected = rows.find(({ district_id }) => district_id === search['district']) ?? null;
  const tools = useTools({ plan, selected, stops: stops.data, edits });
  const select = (district_id: string): void => {
    if (!tools.take(district_id)) setSearch({ district: district_id });
  };
  const shown = useMemo(
    () =>
      isProposal && cut && preview
        ? shownProposal(preview, cut.figures?.balance ?? null)
        : map.data
          ? shownDistricts(map.data, list.data?.balance ?? null)
          : undefined,
    [isProposal, preview, cut, map.data, list.data],
  );
  usePlanMap({
    stops: stops.data,
    base: plan.settings.base,
    ...(shown ? { districts: shown } : {}),
    isProposed: isProposal,
    selectedIds: [...(selected ? [selected.district_id] : []), ...tools.chosenIds],
    marked: tools.marked,
    stop: opening?.kind === 'stop' ? opening.at : null,
    drawing: tools.drawing,
    onDistrict: select,
    onStop: (place) => {
      if (tools.tool === null) setOpening({ kind: 'stop', at: place });
    },
  });

  const live = rows.filter(({ is_live }) => is_live).length;
  const isBusy = cut?.state === 'running';
  const isClosed = plan.state === 'closed';
  const canCut = plan.stops.total > 0 && !isBusy && !isClosed;
  return (
    <>
      <PlanFrame
        opened={opened}
        step="cut"
        isCovered={opening !== null}
        action={
          <Button
            tone={live === 0 ? 'primary' : 'plain'}
            isDisabled={!canCut || isFormOpen}
            onPress={() => setFormOpen(true)}
          >
            {live === 0 ? '区割を作成' : '区割をやり直す'}
          </Button>
        }
      >
        {[list.error, map.error, stops.error, cutProblem].map(
          (problem, place) =>
            problem && (
              <ProblemNotice
                key={['list', 'map', 'stops', 'cut'][place]}
                problem={problem}
                onRetry={() => void readPlanAgain(client, at)}
              />
            ),
        )}
        {isFormOpen && <CutForm at={at} plan={plan} live={live} onClose={() => setFormOpen(false)} />}
        {cut && <CutPart at={at} plan={plan} cut={cut} edits={edits} />}
        {list.isPending && <LoadingRow what="調査区" />}
        {live === 0 && (!cut || cut.state === 'failed') && !isFormOpen && (
          <EmptyState title={plan.stops.total === 0 ? '訪問先がまだありません' : '調査区はまだありません'}>
            {plan.stops.total === 0
              ? '「範囲」で建物を決めて反映すると、区割を作成できます。'
              : `「区割を作成」で ${formatFigure(plan.stops.total)} 棟を、所要時間のそろった調査区に分けます。保存する前に案を見られます。`}
          </EmptyState>
        )}
        {live > 0 && !isProposal && (
          <>
            <BalanceRow
              balance={list.data?.balance ?? null}
              districts={live}
              unassigned={plan.stops.unassigned}
            />
            <ToolRow tools={tools} selected={selected} isClosed={isClosed} />
            {tools.tool !== null && (
              <ToolCard at={at} tools={tools} rows={rows} selected={selected} isSending={edits.isSending} />
            )}
            <DistrictTable
              rows={rows}
              balance={list.data?.balance ?? null}
              selectedId={selected?.district_id ?? null}
              onSelect={select}
              onOpen={(id) => setOpening({ kind: 'district', id })}
            />
          </>
        )}
      </PlanFrame>
      {opening?.kind === 'district' && (
        <DistrictPane
          at={at}
          row={rows.find(({ district_id }) => district_id === opening.id)}
          onBack={() => setOpening(null)}
          onStop={(stop_id) => {
            const place = stops.data?.stop_id.indexOf(stop_id) ?? -1;
            if (place >= 0) setOpening({ kind: 'stop', at: place });
          }}
        />
      )}
      {opening?.kind === 'stop' && stops.data?.stop_id[opening.at] !== undefined && (
        <StopPane
          at={at}
          stop_id={stops.data.stop_id[opening.at] ?? 0}
          isClosed={isClosed}
          onBack={() => setOpening(null)}
        />
      )}
    </>
  );
}
