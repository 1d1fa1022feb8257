import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Team } from '../../../api/surveys/allocation/teams.contract.ts';
import { coalesced } from '../../coalesced.ts';
import { useRoomSearch } from '../../frame/room-search.ts';
import { useStaff } from '../../frame/staff-context.tsx';
import { useLive } from '../../live.ts';
import { useMap } from '../../map/map-context.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useEscapeStep } from '../../ui/escape-steps.ts';
import { LoadingRow } from '../../ui/loading-row.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { RadioRow } from '../../ui/radio-row.tsx';
import { PlanFrame, type OpenedPlan } from '../plan-frame.tsx';
import { capacityQuery, districtMapQuery, stopColumnsQuery } from '../planning.data.ts';
import { shownDistricts } from '../shown-districts.ts';
import { usePlanMap } from '../use-plan-map.ts';
import { AllocationFigures } from './allocation-figures.tsx';
import { allocationsQuery, readAllocationsAgain } from './allocation.data.ts';
import { boardOf, cellKey, type Board } from './board.ts';
import { placeOfDrop } from './calendar-grid.tsx';
import { CalendarStrip, WaitingStrip } from './calendar-strip.tsx';
import type { Block, Place } from './cell-block.ts';
import { clear, giveFrom, isRefused, moveRun, runAt, type Change } from './changes.ts';
import { OpenDistricts } from './open-districts.tsx';
import { ProposalForm, ProposalPart } from './proposal-part.tsx';
import { RefusedDialog } from './refused-dialog.tsx';
import { withTeams } from './shown-teams.ts';
import { TeamPane } from './team.pane.tsx';
import { TeamsPart } from './teams-part.tsx';
import { readTeamsAgain, teamsQuery } from './teams.data.ts';
import { useAllocations } from './use-allocations.ts';
import { horizonOf, useCalendarDays } from './use-calendar-days.ts';
import { useDrag } from './use-drag.ts';
import { isOutdated, useProposal } from './use-proposal.ts';

/** What is dragged: a district out of the list, or the half days around a cell; with the board as it was then. */
type Load = { board: Board } & ({ district_id: string } | { grasped: Place });

const lists = [
  { id: 'districts', title: '調査区' },
  { id: 'teams', title: '班' },
] as const;
const noTeams: readonly Team[] = [];
const followMs = 150;
const first: Block = { from: { row: 0, column: 0 }, to: { row: 0, column: 0 } };

/** 割当: teams go to districts, half day by half day, by hand or by a proposal. */
export function AllocationTab(opened: OpenedPlan): ReactNode {
  const { at, plan } = opened;
  const client = useQueryClient();
  const notices = useNotices();
  const { session } = useStaff();
  const { goTo } = useMap();
  const [search, setSearch] = useRoomSearch();
  const teams = useQuery(teamsQuery(at));
  const capacity = useQuery(capacityQuery(at));
  const map = useQuery(districtMapQuery(at));
  const stops = useQuery(stopColumnsQuery(at));
  const all = useQuery(allocationsQuery(at)).data;
  const days = useCalendarDays(plan.settings, capacity.data, all, teams.data);
  const rows = useMemo(() => rowsOf(teams.data ?? noTeams, all?.allocations ?? []), [teams.data, all]);
  const allocating = useAllocations(at, days, rows);
  const proposing = useProposal(at);
  const { proposal } = proposing;
  const [isFormOpen, setFormOpen] = useState(false);
  const [list, setList] = useState<'districts' | 'teams' | null>(null);
  const [block, setBlock] = useState<Block | null>(null);
  const [day, setDay] = useState<string | null>(null);
  const [editing, setEditing] = useState<{ team: Team | null; base: Team['base'] } | null>(null);
  const [isPlacing, setPlacing] = useState(false);
  useEscapeStep(isPlacing, () => setPlacing(false));
  const readAgain = useMemo(() => coalesced(() => readAllocationsAgain(client, at)), [client, at]);
  const readTeams = useMemo(
    () => coalesced(() => Promise.all([readTeamsAgain(client, at), readAllocationsAgain(client, at)])),
    [client, at],
  );
  useLive(at.municipality, 'survey_allocations', readAgain);
  useLive(at.municipality, 'survey_teams', readTeams);

  const standing = allocating.board;
  const board = useMemo(
    () => (proposal && all ? boardOf(days, rows, all, proposal.set) : standing),
    [proposal, all, days, rows, standing],
  );
  const changed = useMemo(() => proposal && new Set(proposal.set.map(cellKey)), [proposal]);
  const selectedId = search['district'] ?? null;
  const shown = useMemo(
    () => map.data && board && withTeams(shownDistricts(map.data, null), board, day),
    [map.data, board, day],
  );

  const taken = block ?? firstBlock(board, all?.next ?? null);
  // The map is drawn anew for another district: it follows when the keyboard rests, not at each step of it.
  const following = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(following.current), []);
  const choose = (next: Block): void => {
    setBlock(next);
    const cell = board?.cellAt(next.to);
    const held = cell && board?.held(cell)?.district_id;
    clearTimeout(following.current);
    if (held && held !== selectedId)
      following.current = setTimeout(() => setSearch({ district: held }), followMs);
  };
  /** A district was pressed in the list or on the map: the calendar goes to its first half day. */
  const select = (district: string): void => {
    clearTimeout(following.current);
    setSearch({ district });
    const cells = board?.halves.get(district) ?? [];
    const cell = cells.find((one) => one.day === day) ?? cells[0];
    const place = cell && board?.placeOf(cell);
    if (place) setBlock({ from: place, to: place });
  };
  const isFixed = proposal !== null || plan.state === 'closed';
  const make = async (change: Change): Promise<void> => {
    if (!(await allocating.make(change)) || isRefused(change)) return;
    const gone = change.displaced.flatMap((id) => board?.districts.get(id)?.district_number ?? []);
    if (gone.length > 0 && change.set.some(({ district_id }) => district_id !== null))
      notices.say(`調査区 ${gone.join('・')} の半日が未割当になりました`);
  };
  const { drag, take } = useDrag<Load>((load, target, isAlt) => {
    if (isFixed) return;
    const place = placeOfDrop(target);
    if ('grasped' in load) {
      const run = isAlt ? [load.grasped] : runAt(load.board, load.grasped);
      if (place) void make(moveRun(load.board, run, load.grasped, place));
      else void make(clear(load.board, run));
    } else if (place) void make(giveFrom(load.board, load.district_id, place));
    if (place) setBlock({ from: place, to: place });
  });

  usePlanMap({
    stops: stops.data,
    base: editing?.base ? { name: editing.team?.name ?? '', ...editing.base } : plan.settings.base,
    ...(shown ? { districts: shown } : {}),
    selectedIds: selectedId === null ? [] : [selectedId],
    onDistrict: select,
    ...(isPlacing
      ? {
          onPoint: ([lon, lat]) => {
            setEditing((before) => before && { ...before, base: { lon, lat } });
            setPlacing(false);
          },
        }
      : {}),
  });

  const open = list ?? (teams.data?.length === 0 ? 'teams' : 'districts');
  const aim = capacity.data?.aim_on ?? '';
  const today = all?.today ?? '';
  const horizon = capacity.data ? horizonOf(capacity.data, today, days) : today;
  // Teams are made for the plan's days: not before these are there.
  const isKnown = teams.data !== undefined && capacity.data !== undefined && all !== undefined;
  const isReady = board !== null && rows.length > 0 && days.length > 0;
  const openTeam = (team_id: string): void => {
    const team = teams.data?.find((one) => one.team_id === team_id) ?? null;
    if (team) setEditing({ team, base: team.base });
  };
  const teamAtCell = taken && board?.teams[taken.to.row];
  return (
    <>
      <PlanFrame
        opened={opened}
        step="allocation"
        isCovered={editing !== null}
        history={{ undo: allocating.undo, redo: allocating.redo, what: '割当の変更' }}
        action={
          <Button
            tone="primary"
            isDisabled={!isReady || isFixed || isFormOpen || all?.figures.open_districts === 0}
            isBusy={proposing.isAsking}
            onPress={() => setFormOpen(true)}
          >
            自動割当
          </Button>
        }
      >
        {[teams.error, capacity.error, map.error, allocating.problem, proposing.problem].map(
          (problem, place) =>
            Boolean(problem) && (
              <ProblemNotice
                key={['teams', 'capacity', 'map', 'allocations', 'proposal'][place]}
                problem={problem}
                onRetry={readTeams}
              />
            ),
        )}
        {all && capacity.data && <AllocationFigures figures={all.figures} aim={aim} />}
        {isFormOpen && !proposal && !proposing.isAsking && (
          <ProposalForm
            usual={plan.settings.visit_first}
            onAsk={proposing.ask}
            onClose={() => {
              setFormOpen(false);
              proposing.drop();
            }}
          />
        )}
        {proposing.isSlow && <Progress label="割当案を計算しています" done={0} onCancel={proposing.drop} />}
        {proposal && board && standing && all && (
          <ProposalPart
            board={board}
            proposal={proposal}
            isOutdated={isOutdated(standing, all.revision, proposal)}
            isSaving={allocating.isSending}
            onAccept={() => {
              void allocating.send(proposal.set, proposal.revision).then((isTaken) => {
                if (!isTaken) return;
                notices.say(`${proposal.set.length} 半日の割当を保存しました`);
                proposing.drop();
                setFormOpen(false);
              });
            }}
            onDrop={() => {
              proposing.drop();
              setFormOpen(false);
            }}
          />
        )}
        <RadioRow label="一覧" isLabelHidden choices={lists} value={open} onChange={setList} />
        {!isKnown ? (
          <>
            <LoadingRow what="班と割当" />
            <WaitingStrip />
          </>
        ) : open === 'teams' || !board ? (
          <TeamsPart
            where={at}
            teams={teams.data}
            wanted={plan.settings.teams}
            organisation={session.municipality.name}
            days={days}
            today={today}
            until={horizon}
            given={givenAhead(all.allocations, today)}
            selectedId={teamAtCell?.team_id ?? null}
            onSelect={(team_id) => {
              const row = rows.findIndex((team) => team.team_id === team_id);
              const column = taken?.to.column ?? 0;
              if (row >= 0) setBlock({ from: { row, column }, to: { row, column } });
            }}
            onOpen={openTeam}
            onNew={() => setEditing({ team: null, base: null })}
          />
        ) : (
          <OpenDistricts
            board={board}
            selectedId={selectedId}
            onSelect={select}
            onOpen={(district_id) => {
              const { lon, lat } = board.districts.get(district_id) ?? {};
              if (typeof lon === 'number' && typeof lat === 'number') goTo([lon, lat]);
            }}
            onGrasp={(event, district_id, words) => take(event, { board, district_id }, words)}
          />
        )}
        {board && rows.length === 0 && open === 'districts' && (
          <EmptyState title="班がまだありません">「班」で班を作ると、地図の下に割当の暦が出ます。</EmptyState>
        )}
        {isReady && taken && all && (
          <CalendarStrip
            board={board}
            today={today}
            block={taken}
            onBlock={choose}
            selectedId={selectedId}
            changed={changed}
            over={drag?.over ?? null}
            day={day}
            onDay={setDay}
            onChange={(change) => void make(change)}
            onUndo={(kind) => (kind === 'undo' ? allocating.undo?.() : allocating.redo?.())}
            onGrasp={(event, place) => {
              const cell = board.cellAt(place);
              const held = cell && board.held(cell);
              const number = held && board.districts.get(held.district_id)?.district_number;
              if (number !== undefined && !isFixed)
                take(event, { board, grasped: place }, `調査区 ${number}`);
            }}
            words={allocating.words}
            isFixed={isFixed}
          />
        )}
      </PlanFrame>
      {editing && (
        <TeamPane
          key={editing.team?.team_id ?? 'new'}
          where={at}
          team={editing.team}
          usual={{
            team_number: Math.max(0, ...(teams.data ?? noTeams).map(({ team_number }) => team_number)) + 1,
            name: '',
            organisation: session.municipality.name,
            vehicle: null,
            phone: null,
            base: null,
            note: null,
          }}
          days={days}
          today={today}
          until={horizon}
          base={editing.base}
          placing={{ isOn: isPlacing, toggle: () => setPlacing(!isPlacing) }}
          onBase={(base) => setEditing({ ...editing, base })}
          onBack={() => {
            setPlacing(false);
            setEditing(null);
          }}
        />
      )}
      {allocating.refusal && standing && (
        <RefusedDialog
          board={standing}
          refusal={allocating.refusal}
          isSending={allocating.isSending}
          onSend={(set) => {
            allocating.endRefusal();
            void allocating.send(set);
          }}
          onClose={allocating.endRefusal}
        />
      )}
      {drag && (
        <div className="alloc-ghost" style={{ '--x': `${drag.x}px`, '--y': `${drag.y}px` }}>
          {drag.words}
        </div>
      )}
    </>
  );
}

/** Teams at work, and those that have ended but were given half days: the past stays in sight. */
function rowsOf(teams: readonly Team[], allocations: readonly { team_id: string }[]): readonly Team[] {
  const given = new Set(allocations.map(({ team_id }) => team_id));
  return teams.filter(({ team_id, ended_on }) => ended_on === null || given.has(team_id));
}

function firstBlock(board: Board | null, next: { day: string; half: 'am' | 'pm' } | null): Block | null {
  const team = board?.teams[0];
  if (!board || !team || !next) return null;
  const place = board.placeOf({ team_id: team.team_id, ...next });
  return place ? { from: place, to: place } : first;
}

function givenAhead(
  allocations: readonly { team_id: string; day: string }[],
  today: string,
): ReadonlyMap<string, number> {
  const given = new Map<string, number>();
  for (const { team_id, day } of allocations)
    if (day >= today) given.set(team_id, (given.get(team_id) ?? 0) + 1);
  return given;
}
