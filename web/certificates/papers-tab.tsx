import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import type { CertificateState, CertificateSummary } from '../../api/certificates/certificates.contract.ts';
import { useRoomSearch } from '../frame/room-search.ts';
import { useStaff } from '../frame/staff-context.tsx';
import { useLive } from '../live.ts';
import { coalesced } from '../coalesced.ts';
import { parseSelection } from '../map/permalink.ts';
import { DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatMoment } from '../ui/format.ts';
import { LoadingRow } from '../ui/loading-row.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Select } from '../ui/select.tsx';
import type { TableColumn } from '../ui/table-columns.ts';
import {
  certificateStateWords,
  kindWords,
  numberWords,
  stateWords,
  versionReasonWords,
} from './certificate-words.ts';
import { CertificatePanel } from './certificate.panel.tsx';
import { allCertificatesQuery, kindsQuery } from './papers.data.ts';
import { PapersPanel } from './papers-panel.tsx';
import { useWhere } from './papers-where.ts';

const columns: readonly TableColumn<CertificateSummary>[] = [
  { id: 'number', title: '番号', width: 145, value: (row) => numberWords(row.certificate_number) },
  { id: 'kind', title: '種類', width: 200, value: kindWords },
  { id: 'state', title: '状態', width: 115, value: (row) => certificateStateWords[row.state] },
  { id: 'progress', title: '経過', width: 170, value: stateWords },
  {
    id: 'version',
    title: '版',
    width: 150,
    value: (row) =>
      row.version_reason === null
        ? `第${row.version}版`
        : `第${row.version}版・${versionReasonWords[row.version_reason]}`,
  },
  { id: 'household', title: '世帯番号', width: 110, value: (row) => row.household_number },
  { id: 'property', title: '物件番号', width: 110, value: (row) => row.property_number },
  {
    id: 'copies',
    title: '部数',
    width: 60,
    isFigure: true,
    isHiddenAtFirst: true,
    value: (row) => row.copies,
  },
  {
    id: 'at',
    title: '交付',
    width: 130,
    value: (row) => row.created_at,
    show: (row) => formatMoment(row.created_at),
  },
  { id: 'by', title: '担当', width: 130, value: (row) => row.created_by },
];

const all = 'all';

/** Every certificate of the disaster, newest first; the open one with its paper and what may follow it. */
export function PapersTab(): ReactNode {
  const where = useWhere();
  const { municipality } = useStaff();
  const client = useQueryClient();
  const [search, setSearch] = useRoomSearch();
  const [kind, setKind] = useState(all);
  const [state, setState] = useState<CertificateState | typeof all>(all);
  const found = useQuery(allCertificatesQuery(where));
  const kinds = useQuery(kindsQuery(municipality));
  const news = useMemo(
    () => coalesced(() => client.invalidateQueries({ queryKey: ['certificates', 'list'] })),
    [client],
  );
  useLive(municipality, 'certificates', news);
  const certificates = found.data?.certificates ?? [];
  const rows = certificates.filter(
    (row) => (kind === all || row.kind === kind) && (state === all || row.state === state),
  );
  const selection = parseSelection(search.selected);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const openId = selection?.kind === 'certificate' ? selection.id : null;
  const open = (id: string | null): void =>
    setSearch({ selected: id === null ? undefined : `certificate.${id}` }, id !== null);
  if (openId !== null)
    return (
      <CertificatePanel
        key={openId}
        where={where}
        certificateId={openId}
        backLabel="交付一覧へ戻る"
        onBack={() => open(null)}
      />
    );
  return (
    <PapersPanel tab="list">
      <div className="field-row">
        <Select
          label="種類"
          choices={[
            { id: all, title: 'すべて' },
            ...(kinds.data?.kinds ?? []).map((one) => ({ id: one.kind, title: kindWords(one) })),
          ]}
          value={kind}
          onChange={setKind}
        />
        <Select
          label="状態"
          choices={[
            { id: all, title: 'すべて' },
            { id: 'present', title: certificateStateWords.present },
            { id: 'replaced', title: certificateStateWords.replaced },
            { id: 'void', title: certificateStateWords.void },
          ]}
          value={state}
          onChange={setState}
        />
      </div>
      {found.error && <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <LoadingRow what="証明書" />}
      {found.data && (
        <DataTable
          label="交付した証明書"
          name="papers"
          columns={columns}
          rows={rows}
          rowId={(row) => row.certificate_id}
          total={certificates.length}
          selectedId={selectedId}
          onSelect={setSelectedId}
          onOpen={open}
          empty={
            <EmptyState title="証明書はまだ交付されていません">
              窓口で突合を確定して交付するか、「所有者・届出」から交付してください。
            </EmptyState>
          }
        />
      )}
      {found.data && <p className="papers-hint">行を選び、Enter かダブルクリックで控と経過を開きます。</p>}
    </PapersPanel>
  );
}
