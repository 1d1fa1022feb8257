// The page of `npm run bench:table`: nothing but the house's table, with as many invented rows as the address says.
import '@digital-go-jp/design-tokens/dist/tokens.css';
import '../styles/tokens.css';
import '../styles/base.css';
import { useState, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { DataTable } from './data-table.tsx';
import { NoticesProvider } from './notices.tsx';
import type { TableColumn } from './table-columns.ts';

type Row = { row_number: number; column: string; reason: string; value: string };

const reasons = [
  '入力がありません',
  '日付として読み取れません',
  '長すぎます(8000文字まで)',
  '座標が日本の外です',
];
const headers = ['宛名番号', '氏名', '生年月日', '住所'];

const columns: readonly TableColumn<Row>[] = [
  { id: 'row', title: '行', width: 80, isFigure: true, value: ({ row_number }) => row_number },
  { id: 'column', title: '列', width: 88, value: ({ column }) => column },
  { id: 'reason', title: '理由', width: 220, value: ({ reason }) => reason },
  { id: 'value', title: '値', width: 120, value: ({ value }) => value },
];

const count = Number(new URLSearchParams(location.search).get('rows'));
const rows: readonly Row[] = Array.from({ length: count }, (_none, at) => ({
  row_number: at + 2,
  column: headers[at % headers.length] ?? '',
  reason: reasons[(at * 7) % reasons.length] ?? '',
  value: `${(at * 7919) % 1_000_003}`,
}));

function LongTable(): ReactNode {
  const [selected, setSelected] = useState<string | null>(null);
  return (
    <DataTable
      name="bench"
      label="取り込めない行"
      unit="行"
      columns={columns}
      rows={rows}
      rowId={({ row_number }) => String(row_number)}
      selectedId={selected}
      onSelect={setSelected}
      empty="なし"
    />
  );
}

const element = document.getElementById('app');
if (!element) throw new Error('the page has no element for the table');
createRoot(element).render(
  <I18nProvider locale="ja-JP">
    <NoticesProvider>
      <LongTable />
    </NoticesProvider>
  </I18nProvider>,
);
