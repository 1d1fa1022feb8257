import { useMemo, useState, type ReactNode, type RefObject } from 'react';
import {
  Autocomplete,
  Dialog,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  SearchField,
} from 'react-aria-components';
import { formatFigure } from '../../ui/format.ts';
import { holdsWords } from './allocation-words.ts';
import type { Board } from './board.ts';

/** The districts that a half day may be given: those that lack any first, by number. What is typed is a number's beginning. */
export function DistrictPicker({
  board,
  title,
  anchor,
  onPick,
  onClose,
}: {
  board: Board;
  title: string;
  anchor: RefObject<Element | null>;
  onPick: (district_id: string) => void;
  onClose: () => void;
}): ReactNode {
  const [text, setText] = useState('');
  const open = useMemo(
    () =>
      [...board.districts.values()]
        .filter(({ is_live, needed }) => is_live && needed > 0)
        .map((district) => ({
          ...district,
          id: district.district_id,
          lacks: board.lacks(district.district_id),
        }))
        .sort((a, b) => Number(b.lacks > 0) - Number(a.lacks > 0) || a.district_number - b.district_number),
    [board],
  );
  const items = open.filter(({ district_number }) => String(district_number).startsWith(text.trim()));
  return (
    <Popover
      className="popover alloc-picker"
      triggerRef={anchor}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      placement="bottom start"
    >
      <Dialog className="alloc-picker-body" aria-label={title}>
        <p className="alloc-picker-title">{title}</p>
        <Autocomplete inputValue={text} onInputChange={setText}>
          <SearchField aria-label="調査区の番号" autoFocus>
            <Input className="field-input" placeholder="番号" inputMode="numeric" />
          </SearchField>
          <ListBox
            className="list-box alloc-picker-list"
            aria-label="調査区"
            items={items}
            dependencies={[board]}
            selectionMode="none"
            onAction={(key) => onPick(String(key))}
            renderEmptyState={() => <p className="quick-empty">その番号の未了の調査区はありません</p>}
          >
            {(district) => (
              <ListBoxItem
                id={district.id}
                className="list-box-item alloc-picker-item"
                textValue={`調査区${district.district_number}`}
              >
                <b className="figure">{district.district_number}</b>
                <span>{holdsWords(district)}</span>
                <span className="plan-quiet">
                  {district.lacks > 0 ? `あと ${formatFigure(district.lacks)}` : '割当済'}
                </span>
              </ListBoxItem>
            )}
          </ListBox>
        </Autocomplete>
      </Dialog>
    </Popover>
  );
}
