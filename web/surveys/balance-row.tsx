import type { ReactNode } from 'react';
import type { Balance } from '../../api/surveys/cuts.contract.ts';
import { formatFigure } from '../ui/format.ts';
import { FigureRow } from './figure-row.tsx';

/** How even districts are: minutes of the lightest, the middle and the heaviest. */
export function BalanceRow({
  balance,
  districts,
  unassigned = 0,
}: {
  balance: Balance | null;
  districts: number;
  /** Buildings in no district. */
  unassigned?: number;
}): ReactNode {
  const shown = (minutes: number | undefined): string =>
    minutes === undefined ? '—' : formatFigure(Math.round(minutes));
  return (
    <FigureRow
      figures={[
        { term: '調査区', value: formatFigure(districts), unit: '区', isMain: true },
        { term: '最小', value: shown(balance?.min), unit: '分' },
        { term: '中央', value: shown(balance?.median), unit: '分' },
        { term: '最大', value: shown(balance?.max), unit: '分' },
        ...(unassigned > 0 ? [{ term: '未割当の建物', value: formatFigure(unassigned), unit: '棟' }] : []),
      ]}
    />
  );
}
