import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import type { Import } from '../../api/imports/imports.contract.ts';
import { coalesced } from '../coalesced.ts';
import { Panel } from '../frame/panel.tsx';
import { useRoomSearch } from '../frame/room-search.ts';
import { useStaff } from '../frame/staff-context.tsx';
import { useLive } from '../live.ts';
import { useMap } from '../map/map-context.tsx';
import { parseSelection, printSelection } from '../map/permalink.ts';
import { Button } from '../ui/button.tsx';
import { formatFigure } from '../ui/format.ts';
import { LoadingRow } from '../ui/loading-row.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { ImportList } from './import-list.tsx';
import { ImportPane } from './import-pane.tsx';
import { importListQuery, importsKey } from './imports.data.ts';
import { NewImportPane } from './new-import-pane.tsx';
import { isRunning } from './words.ts';

/** Between news; the live line brings them sooner. */
const patienceMs = 10_000;

/** データ取込: what has come in, what it would change, and the next file. */
export function ImportsPage(): ReactNode {
  const { municipality } = useStaff();
  const [search, setSearch] = useRoomSearch();
  const client = useQueryClient();
  const list = useInfiniteQuery({
    ...importListQuery(municipality),
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.imports.some(isRunning)) ? patienceMs : false,
  });
  const imports = useMemo(() => list.data?.pages.flatMap((page) => page.imports), [list.data]);
  const onNews = useMemo(
    () => coalesced(() => client.invalidateQueries({ queryKey: importsKey(municipality) })),
    [client, municipality],
  );
  useLive(municipality, 'imports', onNews);
  useFreshMap(list.data?.pages[0]?.imports);

  const selected = parseSelection(search.selected);
  const openId = selected?.kind === 'import' ? selected.id : null;
  const isNew = search['view'] === 'new' && openId === null;
  const former = imports?.find(({ import_id }) => import_id === search['from']) ?? null;
  const toImport = (id: string): void =>
    setSearch({ view: undefined, from: undefined, selected: printSelection({ kind: 'import', id }) });
  const toList = (): void => setSearch({ selected: undefined, view: undefined, from: undefined }, true);
  return (
    <>
      <Panel
        title="データ取込"
        action={
          <Button
            tone="primary"
            onPress={() => setSearch({ view: 'new', from: undefined, selected: undefined }, true)}
          >
            ファイルを取り込む
          </Button>
        }
      >
        {list.isError && <ProblemNotice problem={list.error} onRetry={() => void list.refetch()} />}
        {list.isPending && <LoadingRow what="取込の一覧" />}
        {imports && <ImportList imports={imports} />}
        {list.hasNextPage && (
          <div className="import-more">
            <p className="figure">
              {formatFigure(imports?.length ?? 0)} / {formatFigure(list.data?.pages[0]?.total ?? 0)} 件
            </p>
            <Button isBusy={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
              さらに前の取込を見る
            </Button>
          </div>
        )}
      </Panel>
      {isNew && imports && (
        <NewImportPane
          key={former?.import_id ?? 'new'}
          onBack={toList}
          former={former}
          imports={imports}
          onOpened={toImport}
        />
      )}
      {openId !== null && (
        <ImportPane
          key={openId}
          id={openId}
          onBack={toList}
          onOpened={toImport}
          onOtherFile={() => setSearch({ view: 'new', from: openId, selected: undefined }, true)}
        />
      )}
    </>
  );
}

/** When an import has been applied, the map shows what it brought. */
function useFreshMap(imports: readonly Import[] | undefined): void {
  const { refresh } = useMap();
  const applied = imports?.filter(({ state }) => state === 'applied').length;
  const before = useRef(applied);
  useEffect(() => {
    if (before.current !== undefined && applied !== undefined && applied > before.current) refresh();
    before.current = applied;
  }, [applied, refresh]);
}
