import { useState, type ReactNode } from 'react';
import type { Selection } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { formatFigure } from '../../ui/format.ts';
import { sortByHand, type Bringing } from './bringing.ts';
import { NumberField } from './number-field.tsx';
import type { Where } from './photos.data.ts';
import { PhotoViewer } from './photo-viewer.tsx';
import { shotWords } from './photo-words.ts';
import { PictureGrid } from './picture-grid.tsx';
import { leaveOut, movePictures, nameGroup, splitAt, type Group } from './sorting.ts';

/** The pictures of one survey, or (null) those that are left out, and what can be done with them. */
export function GroupPart({
  where,
  bringing,
  group,
  onGroup,
}: {
  where: Where;
  bringing: Bringing;
  group: Group | null;
  onGroup: (groupId: string) => void;
}): ReactNode {
  const { sorting, sent } = bringing;
  const [selection, setSelection] = useState<Selection>(new Set());
  const [viewed, setViewed] = useState<string | null>(null);
  const ids = group?.pictures ?? sorting.leftOut;
  const pictures = ids.flatMap((id) => bringing.pictures.get(id) ?? []);
  const selected = ids.filter((id) => selection === 'all' || selection.has(id));
  const isBusy = bringing.phase === 'sending';
  const [first] = selected;
  const put = (number: string): void => {
    const isWhole = selected.length === 0 || selected.length === ids.length;
    const next =
      isWhole && group
        ? nameGroup(sorting, group.id, number)
        : movePictures(sorting, selected.length === 0 ? ids : selected, { number });
    sortByHand(next);
    setSelection(new Set());
    // With its number a whole group goes down the list: what is left to be numbered comes next.
    const here = next.groups.find(({ id }) => id === group?.id);
    const rest = next.groups.find((each) => each.number === null);
    const target = isWhole ? (rest ?? next.groups.find((each) => each.number === number)) : here;
    if (target) onGroup(target.id);
  };
  const leave = (): void => {
    if (!group || selected.length === 0) return;
    sortByHand(leaveOut(sorting, selected));
    setSelection(new Set());
  };
  const what =
    selected.length === 0 || selected.length === ids.length
      ? `この ${formatFigure(ids.length)} 枚`
      : `選んだ ${formatFigure(selected.length)} 枚`;
  return (
    <section className="photos-part" aria-label={group ? (group.number ?? '調査番号なし') : '取り込まない'}>
      <div className="photos-part-head">
        <NumberField where={where} label={`${what}の調査番号`} isDisabled={isBusy} onNumber={put} />
        <span className="photos-row">
          <Button
            size="small"
            isDisabled={isBusy || !group || first === undefined || first === ids[0]}
            onPress={() => {
              if (first !== undefined) sortByHand(splitAt(sorting, first));
              setSelection(new Set());
            }}
          >
            ここから次の調査
          </Button>
          {group && (
            <Button size="small" isDisabled={isBusy || selected.length === 0} onPress={leave}>
              取り込まない（Delete）
            </Button>
          )}
        </span>
      </div>
      <PictureGrid
        pictures={pictures}
        sent={sent}
        selected={selection}
        onSelect={setSelection}
        onOpen={setViewed}
        onLeaveOut={leave}
        isDisabled={isBusy}
      />
      <p className="photos-note">
        選ぶ：クリック、Ctrl・Shift＋クリック、矢印。大きく見る：ダブルクリック、Enter。ほかの調査へ：選んで番号を入力。
      </p>
      <PhotoViewer
        title={group?.number ?? '調査番号なし'}
        items={pictures.map(({ id, file, name, takenAt }) => ({
          id,
          picture: file,
          words: takenAt === null ? name : `${shotWords(takenAt)}　${name}`,
        }))}
        openId={viewed}
        onOpen={setViewed}
      />
    </section>
  );
}
