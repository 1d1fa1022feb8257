import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { BasemapReport } from '../../api/tiles/basemap.contract.ts';
import { useStaff } from '../frame/staff-context.tsx';
import { Caution } from '../ui/caution.tsx';
import { Facts } from '../ui/facts.tsx';
import { formatFigure } from '../ui/format.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { basemapReportQuery } from './settings.data.ts';

const schemas = {
  protomaps: 'ベクトル（Protomaps）',
  openmaptiles: 'ベクトル（OpenMapTiles）',
  gsi: 'ベクトル（国土地理院最適化ベクトルタイル）',
  raster: '画像のタイル',
} as const;

/** Which base map is in use; of a file that cannot be used, why. It is put there by the operator of the server. */
export function BasemapPart(): ReactNode {
  const { municipality } = useStaff();
  const found = useQuery(basemapReportQuery(municipality));
  if (found.isError) return <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return null;
  const report = found.data;
  return (
    <section className="settings-part" aria-label="背景地図">
      <Facts facts={[{ term: '背景地図', value: inUse(report) }]} />
      {report.state === 'unreadable' && (
        <Caution title={`${report.file} は使えません`}>
          {report.problem_ja} それまでは、市町村が登録した地図を表示します。
        </Caution>
      )}
    </section>
  );
}

function inUse(report: BasemapReport): string {
  if (report.state !== 'ready') return '市町村が登録した地図';
  const megabytes = formatFigure(Math.max(1, Math.round(report.bytes / 1e6)));
  return `${report.file}（${schemas[report.schema]}、${megabytes} MB、出典：${report.attribution}）`;
}
