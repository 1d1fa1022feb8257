import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';
import { formatFigure } from './format.ts';
import './chip-row.css';

export type Chip<Id extends string> = { id: Id; title: string; count?: number | undefined };

/** What a list is narrowed to: any number of chips, each with what there is of it. */
export function ChipRow<Id extends string>({
  label,
  chips,
  chosen,
  onToggle,
}: {
  label: string;
  chips: readonly Chip<Id>[];
  chosen: readonly Id[];
  onToggle: (id: Id) => void;
}): ReactNode {
  return (
    <div className="chip-row" role="group" aria-label={label}>
      {chips.map(({ id, title, count }) => (
        <ToggleButton
          key={id}
          className="chip"
          isSelected={chosen.includes(id)}
          onChange={() => onToggle(id)}
        >
          {title}
          {count !== undefined && <span className="chip-count figure">{formatFigure(count)}</span>}
        </ToggleButton>
      ))}
    </div>
  );
}
