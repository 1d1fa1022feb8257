import type { ReactNode } from 'react';
import { ListBox, ListBoxItem, Text, type Selection } from 'react-aria-components';
import type { Brought, Sent } from './bringing.ts';
import { BlobPicture } from './blob-picture.tsx';
import { shotWords } from './photo-words.ts';

/** Small pictures in the order of shooting: chosen like files (Ctrl, Shift, Ctrl+A), opened by Enter. */
export function PictureGrid({
  pictures,
  sent,
  selected,
  onSelect,
  onOpen,
  onLeaveOut,
  isDisabled,
}: {
  pictures: readonly Brought[];
  sent: ReadonlyMap<string, Sent>;
  selected: Selection;
  onSelect: (selected: Selection) => void;
  onOpen: (id: string) => void;
  /** Delete. */
  onLeaveOut: () => void;
  isDisabled: boolean;
}): ReactNode {
  return (
    // The list takes the keys; this only hears the one that it has no use for.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className="photos-grid-around"
      onKeyDown={(event) => {
        if (event.key === 'Delete' && !isDisabled) onLeaveOut();
      }}
    >
      <ListBox
        aria-label="写真"
        className="photos-grid"
        layout="grid"
        items={pictures}
        dependencies={[sent]}
        selectionMode="multiple"
        selectionBehavior="replace"
        selectedKeys={selected}
        onSelectionChange={onSelect}
        onAction={(key) => onOpen(String(key))}
        renderEmptyState={() => '写真がありません'}
      >
        {(picture) => (
          <ListBoxItem
            id={picture.id}
            className="photos-tile"
            textValue={`${picture.name} ${picture.code === null ? '' : '調査票'}`}
          >
            <BlobPicture blob={picture.preview} alt="" />
            <Text slot="label" className="photos-tile-words">
              {picture.takenAt !== null && shotWords(picture.takenAt)}
              <span className={picture.takenAt === null ? undefined : 'visually-hidden'}>{picture.name}</span>
            </Text>
            {picture.code !== null && <span className="photos-tile-mark">調査票</span>}
            <SentMark sent={sent.get(picture.id)} />
          </ListBoxItem>
        )}
      </ListBox>
    </div>
  );
}

function SentMark({ sent }: { sent: Sent | undefined }): ReactNode {
  if (!sent) return null;
  const words = { sending: '送信中', kept: '取込み済み', failed: '失敗' }[sent.state];
  return <span className={`photos-tile-sent photos-tile-${sent.state}`}>{words}</span>;
}
