import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { CertificateStatistics } from '../../api/certificates/statistics.contract.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatAsOf, formatFigure } from '../ui/format.ts';
import { LoadingRow } from '../ui/loading-row.tsx';
import { PlainTable, type PlainColumn } from '../ui/plain-table.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { saveFile } from '../ui/save-file.ts';
import { kindWords } from './certificate-words.ts';
import { statisticsQuery } from './papers.data.ts';
import { PapersPanel } from './papers-panel.tsx';
import { useWhere } from './papers-where.ts';
import { secondsWords, statisticsCsv } from './statistics-words.ts';

type Day = CertificateStatistics['days'][number];
type Class = CertificateStatistics['classes'][number];
type Counter = CertificateStatistics['counters'][number];

/** How much was issued, by day, kind, class and counter; what waits; how long a case takes. */
export function StatisticsTab(): ReactNode {
  const where = useWhere();
  const found = useQuery(statisticsQuery(where));
  const data = found.data;
  return (
    <PapersPanel
      tab="statistics"
      action={
        data && (
          <Button
            onPress={() =>
              saveFile(`\uFEFF${statisticsCsv(data)}`, `証明書の統計_${data.as_of.slice(0, 10)}.csv`)
            }
          >
            CSVを保存
          </Button>
        )
      }
    >
      {found.error && <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <LoadingRow what="統計" />}
      {data && <Figures figures={data} onRefresh={() => void found.refetch()} isBusy={found.isFetching} />}
    </PapersPanel>
  );
}

function Figures({
  figures,
  onRefresh,
  isBusy,
}: {
  figures: CertificateStatistics;
  onRefresh: () => void;
  isBusy: boolean;
}): ReactNode {
  const { backlog, seconds, days, classes, counters, kinds } = figures;
  const waiting = [
    { term: '確定済み・未交付', value: backlog.confirmed },
    { term: 'PDF未作成', value: backlog.unrendered },
    { term: '印刷前', value: backlog.unprinted },
    { term: '手渡し前', value: backlog.waiting },
    { term: '処理中の申請', value: backlog.applications },
    { term: '待っている整理券', value: backlog.tickets },
  ];
  return (
    <div className="statistics">
      <p className="statistics-as-of">
        {formatAsOf(figures.as_of)}
        <Button size="small" tone="quiet" onPress={onRefresh} isBusy={isBusy}>
          数え直す
        </Button>
      </p>
      <ul className="papers-figures" aria-label="現在の数">
        <li>
          <span>有効な証明書</span>
          <strong>{formatFigure(figures.present)} 通</strong>
          <span>{kinds.map((kind) => `${kindWords(kind)} ${formatFigure(kind.present)}`).join('、')}</span>
        </li>
        {waiting.map(({ term, value }) => (
          <li key={term}>
            <span>{term}</span>
            <strong>{formatFigure(value)} 件</strong>
          </li>
        ))}
        <li>
          <span>一件の時間（番号から手渡しまで）</span>
          <strong>{secondsWords(seconds.reserved_to_handed.median)}</strong>
          <span>{spreadWords(seconds.reserved_to_handed)}</span>
        </li>
        <li>
          <span>一件の時間（呼出しから手渡しまで）</span>
          <strong>{secondsWords(seconds.called_to_handed.median)}</strong>
          <span>{spreadWords(seconds.called_to_handed)}</span>
        </li>
      </ul>
      {days.length === 0 ? (
        <EmptyState title="まだ交付がありません">交付すると、日ごとの数がここに並びます。</EmptyState>
      ) : (
        <>
          <h2>日ごと</h2>
          <PlainTable label="日ごとの交付" columns={dayColumns(days)} rows={days} rowId={(row) => row.day} />
          <h2>被害の程度ごと（有効な証明書）</h2>
          <PlainTable
            label="被害の程度ごとの証明書"
            columns={classColumns(classes)}
            rows={classes}
            rowId={(row) => row.damage_label}
          />
          <h2>窓口ごと</h2>
          <PlainTable
            label="窓口ごとの交付"
            columns={counterColumns(counters)}
            rows={counters}
            rowId={(row) => row.counter}
          />
        </>
      )}
    </div>
  );
}

function spreadWords({ cases, p90 }: CertificateStatistics['seconds']['reserved_to_handed']): string {
  if (cases === 0) return 'まだ記録がありません';
  return `中央値・${formatFigure(cases)} 件、9割は${secondsWords(p90)}以内`;
}

/** A figure with a bar as long as its share of the largest; the bar only repeats the figure. */
function Bar({ value, most }: { value: number; most: number }): ReactNode {
  return (
    <span className="statistics-bar">
      <span className="figure">{formatFigure(value)}</span>
      <span className="statistics-rail" aria-hidden="true">
        <span style={{ width: `${most === 0 ? 0 : (value / most) * 100}%` }} />
      </span>
    </span>
  );
}

function mostOf(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}

function dayColumns(days: readonly Day[]): PlainColumn<Day>[] {
  const most = mostOf(days.map((row) => row.issued));
  return [
    { id: 'day', title: '日', minWidth: 7, show: (row) => row.day },
    { id: 'issued', title: '交付', minWidth: 12, show: (row) => <Bar value={row.issued} most={most} /> },
    {
      id: 'reissued',
      title: '再交付',
      minWidth: 4,
      isFigure: true,
      show: (row) => formatFigure(row.reissued),
    },
    {
      id: 'corrected',
      title: '訂正・変更',
      minWidth: 5,
      isFigure: true,
      show: (row) => formatFigure(row.corrected),
    },
    { id: 'voided', title: '無効', minWidth: 4, isFigure: true, show: (row) => formatFigure(row.voided) },
    {
      id: 'handed',
      title: '手渡し',
      minWidth: 4,
      isFigure: true,
      show: (row) => formatFigure(row.handed_over),
    },
  ];
}

function classColumns(classes: readonly Class[]): PlainColumn<Class>[] {
  const most = mostOf(classes.map((row) => row.present));
  return [
    { id: 'class', title: '被害の程度', minWidth: 12, show: (row) => row.damage_label },
    { id: 'present', title: '通数', minWidth: 12, show: (row) => <Bar value={row.present} most={most} /> },
  ];
}

function counterColumns(counters: readonly Counter[]): PlainColumn<Counter>[] {
  const most = mostOf(counters.map((row) => row.issued));
  return [
    { id: 'counter', title: '窓口・担当', minWidth: 9, show: (row) => row.counter },
    { id: 'issued', title: '交付', minWidth: 12, show: (row) => <Bar value={row.issued} most={most} /> },
    {
      id: 'median',
      title: '一件の時間（中央値）',
      minWidth: 8,
      isFigure: true,
      show: (row) => secondsWords(row.seconds.median),
    },
    { id: 'p90', title: '9割', minWidth: 6, isFigure: true, show: (row) => secondsWords(row.seconds.p90) },
  ];
}
