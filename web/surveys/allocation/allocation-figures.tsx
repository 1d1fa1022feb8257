import type { ReactNode } from 'react';
import type { AllocationFigures as Figures } from '../../../api/surveys/allocation/allocation.contract.ts';
import { formatDay, formatFigure } from '../../ui/format.ts';
import { FigureRow } from '../figure-row.tsx';

/** What is not given yet, when the last of it is done, and which half days are free. */
export function AllocationFigures({ figures, aim }: { figures: Figures; aim: string }): ReactNode {
  const { open_districts, unallocated, partly, idle, present, beyond_need, last_on } = figures;
  return (
    <>
      <FigureRow
        figures={[
          {
            term: '未割当',
            value: formatFigure(unallocated + partly),
            unit: `/ ${formatFigure(open_districts)} 区`,
            isMain: true,
          },
          { term: '割当の終わり', value: last_on === null ? '—' : formatDay(last_on) },
          { term: '空いている半日', value: formatFigure(idle), unit: `/ ${formatFigure(present)}` },
        ]}
      />
      {(partly > 0 || beyond_need > 0 || (last_on !== null && last_on > aim)) && (
        <p className="plan-quiet">
          {[
            ...(partly > 0 ? [`${formatFigure(partly)} 区は半日が足りません`] : []),
            ...(beyond_need > 0 ? [`要る分より ${formatFigure(beyond_need)} 半日多く割り当てています`] : []),
            ...(last_on !== null && last_on > aim
              ? [`割当の終わりは1か月以内の目処 ${formatDay(aim)} の後です`]
              : []),
          ].join('。')}
          。
        </p>
      )}
    </>
  );
}
