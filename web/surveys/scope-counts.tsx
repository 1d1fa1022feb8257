import type { ReactNode } from 'react';
import { structureLabels, type ScopeCounts } from '../../api/surveys/scope.contract.ts';
import { Button } from '../ui/button.tsx';
import { formatAsOf, formatFigure, formatWareki } from '../ui/format.ts';
import { FigureRow, type LargeFigure } from './figure-row.tsx';

/** What the scope takes in, counted by the server, and what it leaves unsaid. */
export function ScopeCountsPart({
  counts,
  isCounting,
  inPlan,
  isChanged,
  onDrop,
}: {
  counts: ScopeCounts | undefined;
  isCounting: boolean;
  /** Buildings that the plan holds now. */
  inPlan: number;
  isChanged: boolean;
  onDrop: () => void;
}): ReactNode {
  return (
    <section className="plan-part" aria-label="範囲の棟数">
      <FigureRow isBusy={isCounting} figures={figuresOf(counts)} />
      {counts && (
        <p className="plan-quiet">
          {counts.buildings_as_of === null
            ? '家屋の台帳がまだありません。'
            : `${formatAsOf(counts.at)}、家屋台帳の基準日 ${formatWareki(counts.buildings_as_of)}。`}
          {counts.rough > 0 && `位置が町字までの建物 ${formatFigure(counts.rough)} 棟を含みます。`}
          {counts.unplaced > 0 &&
            `位置の分からない建物が全体に ${formatFigure(counts.unplaced)} 棟あり、どの範囲にも入りません。`}
          {counts.applied_without_building > 0 &&
            `申請 ${formatFigure(counts.applied_without_building)} 件は近くに家屋がなく、その場所を訪問先にします。`}
        </p>
      )}
      <p className="plan-state" role="status">
        {isChanged ? (
          <>
            まだ反映していない変更があります（計画の訪問先は {formatFigure(inPlan)} 棟）。
            <Button size="small" tone="quiet" onPress={onDrop}>
              変更を捨てる
            </Button>
          </>
        ) : (
          `計画の訪問先 ${formatFigure(inPlan)} 棟`
        )}
      </p>
    </section>
  );
}

function figuresOf(counts: ScopeCounts | undefined): LargeFigure[] {
  const shown = (value: number | undefined): string => (value === undefined ? '—' : formatFigure(value));
  return [
    { term: '建物', value: shown(counts?.buildings), unit: '棟', isMain: true },
    { term: '世帯', value: shown(counts?.households), unit: '世帯' },
    { term: structureLabels.wooden, value: shown(counts?.by_structure.wooden), unit: '棟' },
    { term: structureLabels.non_wooden, value: shown(counts?.by_structure.non_wooden), unit: '棟' },
    { term: structureLabels.unknown, value: shown(counts?.by_structure.unknown), unit: '棟' },
    { term: '申請あり', value: shown(counts?.applied), unit: '棟' },
  ];
}
