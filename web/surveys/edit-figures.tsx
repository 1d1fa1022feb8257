import type { ReactNode } from 'react';
import type { DistrictRow, EditOutcome } from '../../api/surveys/edits.contract.ts';
import { formatFigure } from '../ui/format.ts';
import { PlainTable } from '../ui/plain-table.tsx';
import { formatDifference } from './words.ts';

/** What an edit does to each district that it touches: buildings and minutes after it, and by how much they change. */
export function EditFigures({
  outcome,
  rows,
}: {
  outcome: EditOutcome;
  /** Districts as they are. */
  rows: readonly DistrictRow[];
}): ReactNode {
  const before = new Map(rows.map((row) => [row.district_id, row]));
  const gone = outcome.retired.flatMap((id) => before.get(id)?.district_number ?? []);
  return (
    <>
      <PlainTable
        label="変わる調査区"
        rows={outcome.districts.filter(({ is_live }) => is_live)}
        rowId={({ district_id }) => district_id}
        columns={[
          {
            id: 'number',
            title: '調査区',
            show: (row) => `${row.district_number}${before.has(row.district_id) ? '' : '（新）'}`,
          },
          { id: 'stops', title: '棟数', isFigure: true, show: (row) => formatFigure(row.stops) },
          {
            id: 'stops_change',
            title: '増減',
            isFigure: true,
            show: (row) => formatDifference(row.stops - (before.get(row.district_id)?.stops ?? 0)),
          },
          {
            id: 'minutes',
            title: '所要（分）',
            isFigure: true,
            show: (row) => formatFigure(Math.round(row.minutes)),
          },
          {
            id: 'minutes_change',
            title: '増減',
            isFigure: true,
            show: (row) => formatDifference(row.minutes - (before.get(row.district_id)?.minutes ?? 0)),
          },
        ]}
      />
      {gone.length > 0 && <p className="plan-quiet">調査区 {gone.join('・')} はなくなります。</p>}
      {outcome.stayed > 0 && (
        <p className="plan-quiet">
          {formatFigure(outcome.stayed)} 棟は調査済か固定のため、いまの調査区に残ります。
        </p>
      )}
    </>
  );
}
