import type { ReactNode } from 'react';
import type { CutFigures } from '../../api/surveys/cuts.contract.ts';
import { formatFigure } from '../ui/format.ts';
import { PlainTable } from '../ui/plain-table.tsx';
import { formatMinutes } from './words.ts';

/** What a re-plan changes for each district; those that stay as they are go without saying. */
export function CutChanges({ figures }: { figures: CutFigures }): ReactNode {
  const changed = figures.districts.filter(({ gained, lost }) => gained > 0 || lost > 0);
  if (changed.length === 0) return <p>どの調査区も変わりません。</p>;
  return (
    <>
      <p>
        {formatFigure(changed.length)} 区が変わり、{formatFigure(figures.districts.length - changed.length)}{' '}
        区はそのままです。
      </p>
      <PlainTable
        label="再区割で変わる調査区"
        rows={changed}
        rowId={(row) => String(row.district_number)}
        columns={[
          {
            id: 'number',
            title: '調査区',
            show: (row) => `${row.district_number}${row.district_id === null ? '（新）' : ''}`,
          },
          { id: 'gained', title: '入る', isFigure: true, show: (row) => `＋${formatFigure(row.gained)}` },
          { id: 'lost', title: '出る', isFigure: true, show: (row) => `−${formatFigure(row.lost)}` },
          { id: 'stops', title: '棟数', isFigure: true, show: (row) => formatFigure(row.stops) },
          { id: 'minutes', title: '所要', isFigure: true, show: (row) => formatMinutes(row.minutes) },
        ]}
      />
    </>
  );
}
