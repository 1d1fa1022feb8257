import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { workLists, type LinkageState, type WorkList } from '../../api/matching/links.contract.ts';
import { formatFigure } from '../ui/format.ts';
import { listWords } from './work-words.ts';

/** One chip a list, with how much is open on it; and whether only what the map shows is meant. */
export function ListChips({
  lists,
  list,
  onList,
  isHere,
  onHere,
}: {
  lists: LinkageState['lists'];
  list: WorkList;
  onList: (list: WorkList) => void;
  isHere: boolean;
  onHere: (isHere: boolean) => void;
}): ReactNode {
  return (
    <div className="chips">
      <ToggleButtonGroup
        className="chip-group"
        aria-label="一覧"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[list]}
        onSelectionChange={(keys) => {
          const chosen = workLists.find((name) => keys.has(name));
          if (chosen) onList(chosen);
        }}
      >
        {workLists.map((name) => (
          <ToggleButton key={name} id={name} className="chip">
            {listWords[name].title}{' '}
            <span className="figure">{formatFigure(lists.find((one) => one.list === name)?.count ?? 0)}</span>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <ToggleButton className="chip" isSelected={isHere} onChange={onHere}>
        地図の範囲だけ
      </ToggleButton>
    </div>
  );
}
