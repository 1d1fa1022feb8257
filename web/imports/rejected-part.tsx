import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import type { ImportDetail, Rejection } from '../../api/imports/imports.contract.ts';
import { useStaff } from '../frame/staff-context.tsx';
import { Button } from '../ui/button.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatFigure } from '../ui/format.ts';
import { LoadingRow } from '../ui/loading-row.tsx';
import { useNotices } from '../ui/notices.tsx';
import { PlainTable } from '../ui/plain-table.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { saveFile } from '../ui/save-file.ts';
import type { TableColumn } from '../ui/table-columns.ts';
import { rejectedRows, rejectionsQuery } from './imports.data.ts';

/** The rows that cannot be taken: why, each one if wanted, and as a file to mend. */
export function RejectedPart({ row }: { row: ImportDetail }): ReactNode {
  const { municipality } = useStaff();
  const notices = useNotices();
  const [isShown, setShown] = useState(false);
  const saving = useMutation({
    mutationFn: () => rejectedRows(municipality, row.import_id),
    onSuccess: (file) => saveFile(file, `${row.file_name}.rejected.csv`),
    onError: (problem) => notices.tell(problem),
  });
  return (
    <section className="import-section" aria-label="取り込めない行">
      <h3>取り込めない {formatFigure(row.rows_rejected)} 行の理由</h3>
      <PlainTable
        label="取り込めない理由"
        rows={row.reasons}
        rowId={({ column_name, reason }) => `${column_name ?? ''} ${reason}`}
        columns={[
          { id: 'column', title: '列', show: ({ column_name }) => column_name ?? '行全体' },
          { id: 'reason', title: '理由', show: ({ reason }) => reason },
          { id: 'rows', title: '行数', isFigure: true, show: ({ rows }) => formatFigure(rows) },
        ]}
      />
      <div className="form-actions">
        <Button size="small" onPress={() => saving.mutate()} isBusy={saving.isPending}>
          取り込めない行（CSV）を保存
        </Button>
        {!isShown && (
          <Button size="small" tone="quiet" onPress={() => setShown(true)}>
            行を見る
          </Button>
        )}
      </div>
      <p className="import-note">
        保存したCSVの誤りを直して、そのまま取り込めます。個人情報を含むため、見たことと保存したことは利用記録に残ります。
      </p>
      {isShown && <RejectedRows row={row} />}
    </section>
  );
}

function RejectedRows({ row }: { row: ImportDetail }): ReactNode {
  const { municipality } = useStaff();
  const found = useInfiniteQuery(rejectionsQuery(municipality, row.import_id));
  const [selected, setSelected] = useState<string | null>(null);
  const rows = useMemo(() => found.data?.pages.flatMap((page) => page.rejections) ?? [], [found.data]);
  const headers = found.data?.pages[0]?.headers;
  const columns = useMemo(() => columnsOf(headers ?? []), [headers]);
  if (found.isError) return <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <LoadingRow what="取り込めなかった行" />;
  const hidden = row.rows_rejected - rows.length;
  return (
    <div className="import-rows">
      <DataTable
        name="import-rejections"
        label="取り込めない行"
        unit="行"
        columns={columns}
        rows={rows}
        total={found.hasNextPage ? row.rows_rejected : rows.length}
        rowId={({ row_number }) => String(row_number)}
        selectedId={selected}
        onSelect={setSelected}
        onEndReached={() => {
          if (found.hasNextPage && !found.isFetchingNextPage) void found.fetchNextPage();
        }}
        empty={<EmptyState title="見られる行がありません" />}
      />
      {!found.hasNextPage && hidden > 0 && (
        <p className="import-note">ほかの {formatFigure(hidden)} 行は、閲覧できる人が限られています。</p>
      )}
    </div>
  );
}

/** Row, column, reason and the value at fault; every cell of the file can be added in the choice of columns. */
function columnsOf(headers: readonly string[]): readonly TableColumn<Rejection>[] {
  return [
    { id: 'row', title: '行', width: 56, isFigure: true, value: ({ row_number }) => row_number },
    { id: 'column', title: '列', width: 88, value: ({ column_name }) => column_name ?? '行全体' },
    { id: 'reason', title: '理由', width: 220, value: ({ reason }) => reason },
    {
      id: 'value',
      title: '値',
      width: 120,
      value: ({ column_name, row_values }) =>
        column_name === null ? null : (row_values[headers.indexOf(column_name)] ?? null),
    },
    ...headers.map((header, place) => ({
      id: `cell-${place}`,
      title: header,
      width: 120,
      isHiddenAtFirst: true,
      value: ({ row_values }: Rejection) => row_values[place] ?? null,
    })),
  ];
}
