import type { ReactNode } from 'react';

export type LargeFigure = { term: string; value: string; unit?: string; isMain?: boolean };

/** Figures side by side, each under its word; the main one in large. */
export function FigureRow({
  figures,
  isBusy = false,
}: {
  figures: readonly LargeFigure[];
  isBusy?: boolean;
}): ReactNode {
  return (
    <dl className={isBusy ? 'figure-row figure-row-busy' : 'figure-row'}>
      {figures.map(({ term, value, unit, isMain = false }) => (
        <div key={term} className={isMain ? 'figure-cell figure-main' : 'figure-cell'}>
          <dt>{term}</dt>
          <dd>
            <span className="figure">{value}</span>
            {unit && <span className="figure-unit">{unit}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
