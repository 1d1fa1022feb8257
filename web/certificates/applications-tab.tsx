import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { ApplicationState, stateLabels } from '../../api/certificates/application-states.contract.ts';
import {
  channelLabels,
  objectLabels,
  type ApplicationPage,
  type ApplicationSummary,
} from '../../api/certificates/applications.contract.ts';
import { DetailPane } from '../frame/panel.tsx';
import { useRoomSearch } from '../frame/room-search.ts';
import { useStaff } from '../frame/staff-context.tsx';
import { parseSelection, printSelection } from '../map/permalink.ts';
import { Button } from '../ui/button.tsx';
import { ChipRow } from '../ui/chip-row.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatMoment, formatWareki, shortAddress } from '../ui/format.ts';
import { LoadingRow } from '../ui/loading-row.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import type { TableColumn } from '../ui/table-columns.ts';
import { TextField } from '../ui/text-field.tsx';
import { useSettled } from '../ui/use-settled.ts';
import { ApplicationEntry } from './application-entry.tsx';
import { stateTones } from './application-words.ts';
import { ApplicationPanel } from './application.panel.tsx';
import { ApplicationsFrame, useWhere } from './applications-frame.tsx';
import { applicationListQuery } from './applications.data.ts';
import { useApplicationsMap } from './use-applications-map.ts';

const restMs = 300;
const kind = 'application';

const columnsOf = (municipality: string): readonly TableColumn<ApplicationSummary>[] => [
  {
    id: 'number',
    title: '申請番号',
    value: ({ application_number }) => application_number,
    width: 76,
    isFigure: true,
    isUnsortable: true,
  },
  {
    id: 'state',
    title: '状況',
    value: ({ state }) => stateLabels[state],
    show: ({ state, has_result }) => (
      <>
        <StateMark tone={stateTones[state]}>{stateLabels[state]}</StateMark>
        {has_result && <span className="list-flag">結果あり</span>}
      </>
    ),
    width: 132,
    isUnsortable: true,
  },
  {
    id: 'name',
    title: '申請者',
    value: ({ applicant_name }) => applicant_name,
    width: 116,
    isUnsortable: true,
  },
  {
    id: 'house',
    title: '罹災物件',
    value: ({ house_address }) => house_address,
    show: ({ house_address }) => shortAddress(house_address, municipality),
    width: 200,
    isUnsortable: true,
  },
  {
    id: 'since',
    title: 'この状況から',
    value: ({ state_since }) => formatMoment(state_since),
    width: 120,
    isUnsortable: true,
  },
  {
    id: 'received',
    title: '申請日',
    value: ({ received_on }) => formatWareki(received_on),
    width: 130,
    isUnsortable: true,
    isHiddenAtFirst: true,
  },
  {
    id: 'channel',
    title: '受付',
    value: ({ channel }) => channelLabels[channel],
    width: 60,
    isUnsortable: true,
  },
  {
    id: 'object',
    title: '種別',
    value: ({ object }) => objectLabels[object],
    width: 70,
    isUnsortable: true,
    isHiddenAtFirst: true,
  },
  {
    id: 'representative',
    title: '代表番号',
    value: ({ representative_number }) => representative_number,
    width: 80,
    isFigure: true,
    isUnsortable: true,
    isHiddenAtFirst: true,
  },
];

type Extra = 'window' | 'post' | 'result';

/** 申請: all applications with what is to be done with them, on list and map; one of them laid over the list. */
export function ApplicationsTab(): ReactNode {
  const where = useWhere();
  const municipality = useStaff().session.municipality.name;
  const columns = useMemo(() => columnsOf(municipality), [municipality]);
  const [search, setSearch] = useRoomSearch();
  const [text, setText] = useState('');
  const settled = useSettled(text, restMs);
  const states = useMemo(
    () => ApplicationState.options.filter((state) => search['states']?.split(',').includes(state)),
    [search],
  );
  const extras = search['only']?.split(',') ?? [];
  const isOnly = (extra: Extra): boolean => extras.includes(extra);
  const channel = isOnly('window') ? 'window' : isOnly('post') ? 'post' : null;
  const filter = useMemo(
    () => ({ text: settled, states, channel, has_result: extras.includes('result') }) as const,
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the address is the state
    [settled, search['states'], search['only']],
  );
  const list = useInfiniteQuery(applicationListQuery(where, filter));
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  const last = list.data?.pages.at(-1);
  const selection = parseSelection(search.selected);
  const openId = selection?.kind === kind ? selection.id : null;
  const [cursor, setCursor] = useState<string | null>(null);
  const isEntering = search['view'] === 'new';

  const open = useCallback(
    (id: string): void => {
      setCursor(id);
      setSearch({ selected: printSelection({ kind, id }), view: undefined }, true);
    },
    [setSearch],
  );
  const close = useCallback((): void => setSearch({ selected: undefined, view: undefined }), [setSearch]);
  useApplicationsMap(openId === null ? rows : null, openId ?? cursor, open);
  useEffect(() => {
    if (openId !== null) setCursor(openId);
  }, [openId]);

  const toggleState = (state: ApplicationState): void => {
    const next = states.includes(state) ? states.filter((other) => other !== state) : [...states, state];
    setSearch({ states: next.length === 0 ? undefined : next.join(',') });
  };
  const toggleExtra = (extra: Extra): void => {
    const without = extras.filter((other) => other !== extra && !(extra !== 'result' && other !== 'result'));
    const next = isOnly(extra) ? without : [...without, extra];
    setSearch({ only: next.length === 0 ? undefined : next.join(',') });
  };
  return (
    <>
      <ApplicationsFrame
        title="申請受付"
        isCovered={openId !== null || isEntering}
        action={
          <Button tone="primary" onPress={() => setSearch({ view: 'new' }, true)}>
            申請を受け付ける
          </Button>
        }
      >
        <TextField
          label="申請をさがす（申請番号・氏名・フリガナ・世帯番号・調査番号）"
          name="text"
          type="search"
          value={text}
          onChange={setText}
        />
        <ChipRow
          label="申請状況で絞る"
          chips={ApplicationState.options.map((state) => ({
            id: state,
            title: stateLabels[state],
            count: last && countOf(last, (count) => count.state === state),
          }))}
          chosen={states}
          onToggle={toggleState}
        />
        <ChipRow<Extra>
          label="受付と結果で絞る"
          chips={[
            {
              id: 'window',
              title: '窓口',
              count: last && countOf(last, (count) => count.channel === 'window'),
            },
            { id: 'post', title: '郵送', count: last && countOf(last, (count) => count.channel === 'post') },
            { id: 'result', title: '待っていた結果が出た', count: last?.results_ready },
          ]}
          chosen={(['window', 'post', 'result'] as const).filter(isOnly)}
          onToggle={toggleExtra}
        />
        {list.isError && <ProblemNotice problem={list.error} onRetry={() => void list.refetch()} />}
        {list.isPending && <LoadingRow what="申請" />}
        {list.data && (
          <DataTable
            label="申請"
            name="applications"
            columns={columns}
            rows={rows}
            rowId={({ application_id }) => application_id}
            total={last?.total}
            selectedId={cursor}
            onSelect={setCursor}
            onOpen={open}
            onEndReached={() => {
              if (list.hasNextPage && !list.isFetching) void list.fetchNextPage();
            }}
            empty={
              <EmptyState title="申請はありません">
                「申請を受け付ける」で窓口の申請を、「郵送の入力」で郵送の申請を入力します。
              </EmptyState>
            }
          />
        )}
      </ApplicationsFrame>
      {openId !== null && (
        <ApplicationPanel key={openId} where={where} applicationId={openId} onBack={close} onOpen={open} />
      )}
      {isEntering && openId === null && (
        <DetailPane title="申請の受付（窓口）" onBack={close}>
          <ApplicationEntry
            where={where}
            channel="window"
            onOpen={open}
            onReceived={({ application_id, is_open }) => (is_open ? open(application_id) : close())}
          />
        </DetailPane>
      )}
    </>
  );
}

function countOf(
  page: ApplicationPage,
  belongs: (count: ApplicationPage['counts'][number]) => boolean,
): number {
  return page.counts.filter(belongs).reduce((sum, { count }) => sum + count, 0);
}
