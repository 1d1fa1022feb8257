import type { ReactNode } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { formatFigure } from '../../ui/format.ts';
import type { Bringing } from './bringing.ts';
import type { Group, Origin } from './sorting.ts';

/** Where pictures are that are not to be taken in. */
export const leftOutId = 'left-out';

const origins: Record<Origin, string> = {
  sheet: '調査票のQR',
  file: 'ファイル名',
  folder: 'フォルダー名',
  hand: '手入力',
  none: '',
};

/** The surveys of the chosen pictures, those without a number first. */
export function GroupList({
  bringing,
  openId,
  onOpen,
}: {
  bringing: Bringing;
  openId: string | null;
  onOpen: (groupId: string) => void;
}): ReactNode {
  const { sorting } = bringing;
  return (
    <ListBox
      aria-label="調査ごとの写真"
      className="photos-groups"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={openId === null ? [] : [openId]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : [...keys];
        if (key !== undefined) onOpen(String(key));
      }}
    >
      {sorting.groups.map((group) => (
        <ListBoxItem key={group.id} id={group.id} className="photos-group" textValue={wordsOf(group)}>
          <GroupRow bringing={bringing} group={group} />
        </ListBoxItem>
      ))}
      {sorting.leftOut.length > 0 && (
        <ListBoxItem
          key={leftOutId}
          id={leftOutId}
          className="photos-group photos-group-out"
          textValue={`取り込まない ${sorting.leftOut.length} 枚`}
        >
          <GroupLabel words="取り込まない" count={`${formatFigure(sorting.leftOut.length)} 枚`} />
        </ListBoxItem>
      )}
    </ListBox>
  );
}

function GroupRow({ bringing, group }: { bringing: Bringing; group: Group }): ReactNode {
  const known = group.number === null ? undefined : bringing.numbers.get(group.number);
  const arrived = group.pictures.filter((id) => bringing.sent.get(id)?.state === 'kept').length;
  return (
    <>
      <GroupLabel
        words={group.number ?? '調査番号なし'}
        count={`${arrived > 0 ? `${formatFigure(arrived)} / ` : ''}${formatFigure(group.pictures.length)} 枚`}
        isNone={group.number === null}
      />
      {group.number !== null && (
        <span className="photos-group-about">
          {[
            known?.address ?? (known === undefined || known.known_by === 'none' ? '結果・調査票なし' : ''),
            known?.damage_label ?? '',
            known && known.photos > 0 ? `取込み済み ${formatFigure(known.photos)} 枚` : '',
            origins[group.origin],
          ]
            .filter((part) => part !== '')
            .join('・')}
        </span>
      )}
    </>
  );
}

/** Number and count are the name of the row, also for those who only hear it. */
function GroupLabel({
  words,
  count,
  isNone = false,
}: {
  words: string;
  count: string;
  isNone?: boolean;
}): ReactNode {
  return (
    <span className="photos-group-label">
      <span className={isNone ? 'photos-group-none' : 'photos-group-number'}>{words}</span>{' '}
      <span className="figure">{count}</span>
    </span>
  );
}

function wordsOf({ number, pictures }: Group): string {
  return `${number ?? '調査番号なし'} ${pictures.length} 枚`;
}
