import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import type { AuditEntryView, AuditFilter } from '../../api/audit/audit.contract.ts';
import { actionLabel } from '../../api/audit/actions.contract.ts';
import { Panel } from '../frame/panel.tsx';
import { useRoomSearch, type RoomSearch } from '../frame/room-search.ts';
import { Split } from '../frame/split.tsx';
import { useStaff } from '../frame/staff-context.tsx';
import { Button } from '../ui/button.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { LoadingRow } from '../ui/loading-row.tsx';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { saveFile } from '../ui/save-file.ts';
import type { TableColumn } from '../ui/table-columns.ts';
import { AuditFilters, type AuditDraft } from './audit-filters.tsx';
import { auditFile, auditQuery } from './audit.data.ts';
import { EntryPane } from './entry-pane.tsx';
import { toFilter } from './filter.ts';
import { dayBefore } from './period.ts';
import { anyAction, formatSecond, outcomeTitle, personsTitle, sealTitle } from './words.ts';

const columns: readonly TableColumn<AuditEntryView>[] = [
  { id: 'at', title: '日時', width: 172, value: ({ at }) => at, show: ({ at }) => formatSecond(at) },
  { id: 'actor', title: '利用者ID', width: 120, value: ({ actor }) => actor },
  { id: 'action', title: '操作', width: 190, value: ({ action }) => actionLabel(action) },
  { id: 'outcome', title: '結果', width: 90, value: ({ outcome }) => outcomeTitle(outcome) },
  { id: 'persons', title: '対象', width: 190, value: ({ persons }) => personsTitle(persons) },
  { id: 'place', title: '接続元', width: 120, value: ({ place }) => place },
  { id: 'disaster', title: '災害', width: 90, value: ({ disaster_code }) => disaster_code },
  { id: 'seal', title: '封印番号', width: 90, isFigure: true, value: ({ seal_number }) => seal_number },
  { id: 'purpose', title: '目的', width: 140, isHiddenAtFirst: true, value: ({ purpose }) => purpose },
];

/** 利用記録: who did or saw what, when, from where. Looking here is written down too. */
export function AuditPage(): ReactNode {
  const { municipality } = useStaff();
  const [search, setSearch] = useRoomSearch();
  const notices = useNotices();
  const [draft, setDraft] = useState<AuditDraft>(() => firstDraft(search));
  const [asked, setAsked] = useState<{ filter: AuditFilter; times: number }>(() => ({
    filter: toFilter(draft),
    times: 0,
  }));
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const found = useInfiniteQuery(auditQuery(municipality, asked.filter, asked.times));
  const entries = useMemo(() => found.data?.pages.flatMap((page) => page.entries) ?? [], [found.data]);
  const selected = entries.find(({ entry_id }) => entry_id === selectedId);
  const saving = useMutation({
    mutationFn: () => auditFile(municipality, asked.filter),
    onSuccess: (file) => saveFile(file, `利用記録_${draft.from}_${draft.until}.csv`),
    onError: (problem) => notices.tell(problem),
  });
  const ask = (next: AuditDraft): void => {
    setDraft(next);
    setSelectedId(null);
    setAsked({ filter: toFilter(next), times: asked.times + 1 });
    setSearch({
      from: next.from || undefined,
      until: next.until || undefined,
      act: next.action === anyAction ? undefined : next.action,
    });
  };
  return (
    <Panel
      title="利用記録"
      action={
        <Button
          tone="primary"
          onPress={() => saving.mutate()}
          isBusy={saving.isPending}
          isDisabled={entries.length === 0}
        >
          CSVを保存
        </Button>
      }
    >
      <AuditFilters draft={draft} onDraft={setDraft} onSearch={() => ask(draft)} isBusy={found.isFetching} />
      <Split
        side={
          selected && (
            <EntryPane
              key={selected.entry_id}
              entry={selected}
              onClose={() => setSelectedId(null)}
              onNarrow={(kind, number) => ask({ ...draft, kind, number })}
            />
          )
        }
      >
        {found.isError && <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />}
        {found.isPending && <LoadingRow what="記録" />}
        {found.data && (
          <>
            <DataTable
              name="audit"
              label="利用記録"
              columns={columns}
              rows={entries}
              total={found.data.pages[0]?.total ?? entries.length}
              rowId={({ entry_id }) => entry_id}
              selectedId={selectedId}
              onSelect={setSelectedId}
              onEndReached={() => {
                if (found.hasNextPage && !found.isFetchingNextPage) void found.fetchNextPage();
              }}
              empty={
                <EmptyState title="当てはまる記録がありません">
                  期間を広げるか、条件を減らしてください。
                </EmptyState>
              }
            />
            <p className="audit-seal">{sealTitle(entries)}</p>
          </>
        )}
      </Split>
    </Panel>
  );
}

/**
 * The last week, or what the address says. Of what is looked for only days and the kind of act stand there:
 * numbers are personal data.
 */
function firstDraft(search: RoomSearch): AuditDraft {
  return {
    from: search['from'] ?? dayBefore(new Date(), 6),
    until: search['until'] ?? dayBefore(new Date(), 0),
    actor: '',
    action: search['act'] ?? anyAction,
    kind: 'household',
    number: '',
    isRefusedOnly: false,
  };
}
