import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { DistrictRow } from '../../api/surveys/edits.contract.ts';
import type { Handout, NewHandout } from '../../api/surveys/handout/handouts.contract.ts';
import { coalesced } from '../coalesced.ts';
import { useRoomSearch } from '../frame/room-search.ts';
import { useLive } from '../live.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatFigure } from '../ui/format.ts';
import { LoadingRow } from '../ui/loading-row.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Progress } from '../ui/progress.tsx';
import { useAllocatedPapers } from './allocation/use-allocated-papers.ts';
import { EndedDistricts, isNotice } from './ended-districts.tsx';
import { HandoutForm, usualPapers, type PapersWanted } from './handout-form.tsx';
import { HandoutTable } from './handout-table.tsx';
import { HandedOut } from './handed-out.tsx';
import { askHandout, cancelHandout, handoutsQuery, readHandoutsAgain } from './handout.data.ts';
import { PlanFrame, type OpenedPlan } from './plan-frame.tsx';
import { districtMapQuery, districtsQuery, stopColumnsQuery } from './planning.data.ts';
import { shownDistricts } from './shown-districts.ts';
import { SlipDialog } from './slip-dialog.tsx';
import { TeamNoticesPart } from './team-notices-part.tsx';
import { usePlanMap } from './use-plan-map.ts';

/** A district, and where its papers differ from those that the form asks for. */
type Asked = { district_id: string } & Partial<NewHandout>;

/** 配布: the papers of a district, or of all; survey numbers are given with them. */
export function HandoutTab(opened: OpenedPlan): ReactNode {
  const { at, plan } = opened;
  const client = useQueryClient();
  const [search, setSearch] = useRoomSearch();
  const districts = useQuery(districtsQuery(at));
  const map = useQuery(districtMapQuery(at));
  const stops = useQuery(stopColumnsQuery(at));
  const handouts = useQuery(handoutsQuery(at));
  const [wanted, setWanted] = useState<PapersWanted>(usualPapers);
  const [isPerTeam, setPerTeam] = useState(true);
  const [isWriting, setWriting] = useState(false);
  const allocated = useAllocatedPapers(at);
  const readAgain = useMemo(() => coalesced(() => readHandoutsAgain(client, at)), [client, at]);
  useLive(at.municipality, 'survey_handouts', readAgain);
  // An edit makes papers older.
  useLive(at.municipality, 'survey_plans', readAgain);
  const open = useMemo(() => (districts.data?.districts ?? []).filter(hasOpenStops), [districts.data]);
  const selected = open.find(({ district_id }) => district_id === search['district']);
  const last = handouts.data?.find(({ district_id }) => district_id === selected?.district_id);
  const running = handouts.data?.filter(({ state, is_silent }) => state === 'running' && !is_silent) ?? [];
  const shown = useMemo(() => map.data && shownDistricts(map.data, null), [map.data]);
  usePlanMap({
    stops: stops.data,
    base: plan.settings.base,
    ...(shown ? { districts: shown } : {}),
    selectedIds: selected ? [selected.district_id] : [],
    onDistrict: (district) => setSearch({ district }),
  });
  const ended = useMemo(
    () =>
      (handouts.data ?? []).filter(
        ({ is_live, is_changed, papers }) => !is_live && (is_changed || isNotice(papers)),
      ),
    [handouts.data],
  );
  const changed = useMemo(() => {
    const outdated = new Set(handouts.data?.flatMap((one) => (one.is_changed ? [one.district_id] : [])));
    return open.filter(({ district_id }) => outdated.has(district_id));
  }, [handouts.data, open]);
  // A team that is told of all its districts at once is not told of each again.
  const papers = isPerTeam ? wanted.papers.filter((paper) => paper !== 'changes') : wanted.papers;
  const asking = useMutation({
    mutationFn: async (asked: readonly Asked[]) => {
      for (const { district_id, ...more } of asked) {
        // Asked again after a broken line, papers are drawn once more; numbers stay as they are.
        const handout_id = uuidv7();
        await askHandout(at, district_id, { ...wanted, papers, ...more, handout_id }, handout_id);
      }
    },
    onSettled: () => readHandoutsAgain(client, at),
  });
  // What is left empty in the form comes from the allocation of each district, else the team from its older papers.
  const teamBefore = (district_id: string): string | null =>
    handouts.data?.find((one) => one.district_id === district_id)?.team ?? null;
  const ask = (rows: readonly DistrictRow[]): void =>
    asking.mutate(
      rows.map(({ district_id }) => {
        const { team, days } = allocated(district_id);
        return {
          district_id,
          team: wanted.team ?? team ?? teamBefore(district_id),
          days: wanted.days.length > 0 ? wanted.days : days,
        };
      }),
    );
  // An ended district has nothing to visit: its team keeps its name, and gets the notice alone.
  const tell = (rows: readonly Handout[]): void =>
    asking.mutate(
      rows.map(({ district_id, team }) => ({ district_id, team, days: [], papers: ['changes'] })),
    );
  const isReady = papers.length > 0 && plan.state !== 'closed';
  return (
    <>
      <PlanFrame
        opened={opened}
        step="handout"
        action={
          <Button
            tone="primary"
            isDisabled={!selected || !isReady}
            isBusy={asking.isPending}
            onPress={() => selected && ask([selected])}
          >
            {selected ? `調査区${selected.district_number}の書類を作成` : '調査区を選んでください'}
          </Button>
        }
      >
        {[asking.error, handouts.error, districts.error].map(
          (problem, place) =>
            problem && <ProblemNotice key={['asking', 'handouts', 'districts'][place]} problem={problem} />,
        )}
        {!districts.data ? (
          !districts.error && <LoadingRow what="調査区" />
        ) : open.length + ended.length === 0 ? (
          <EmptyState title="配る調査区はまだありません">
            「区割」で調査区を保存すると、ここで地図・一覧・調査票・調査済証を作れます。
          </EmptyState>
        ) : (
          <>
            <HandoutForm
              wanted={wanted}
              allocated={selected ? allocated(selected.district_id) : null}
              isPerTeam={isPerTeam}
              onPerTeam={setPerTeam}
              onChange={setWanted}
              onSlip={() => setWriting(true)}
            />
            {running.map((one) => (
              <Progress
                key={one.handout_id}
                label={`調査区${one.district_number}の書類`}
                done={one.drawn.length}
                total={one.papers.length}
                onCancel={() => void cancelHandout(at, one.handout_id).finally(readAgain)}
              />
            ))}
            {selected && last && <HandedOut at={at} handout={last} />}
            <HandoutTable
              districts={open}
              handouts={handouts.data ?? []}
              allocated={allocated}
              selectedId={selected?.district_id ?? null}
              onSelect={(district) => setSearch({ district })}
            />
            {ended.length > 0 && (
              <EndedDistricts at={at} handouts={ended} isReady={isReady && !asking.isPending} onTell={tell} />
            )}
            {isPerTeam && wanted.papers.includes('changes') && <TeamNoticesPart at={at} />}
            <p className="handout-all">
              {changed.length > 0 && (
                <Button size="small" isDisabled={!isReady || asking.isPending} onPress={() => ask(changed)}>
                  {`変わった調査区（${formatFigure(changed.length)}区）の書類を作成`}
                </Button>
              )}
              <Button size="small" isDisabled={!isReady || asking.isPending} onPress={() => ask(open)}>
                {`すべての調査区（${formatFigure(open.length)}区）の書類を作成`}
              </Button>
            </p>
          </>
        )}
      </PlanFrame>
      {isWriting && <SlipDialog where={at} onClose={() => setWriting(false)} />}
    </>
  );
}

function hasOpenStops({ is_live, untouched, absent, second_visit }: DistrictRow): boolean {
  return is_live && untouched + absent + second_visit > 0;
}
