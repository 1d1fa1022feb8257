import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { Progress } from '../../ui/progress.tsx';
import { formatFigure } from '../../ui/format.ts';
import { forgetBringing, stopBringing, undoSorting, type Bringing } from './bringing.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { FailedPictures } from './failed-pictures.tsx';
import { GroupList, leftOutId } from './group-list.tsx';
import { GroupPart } from './group-part.tsx';
import type { Where } from './photos.data.ts';

/** Surveys on the left, the pictures of the open one beside them: who belongs where, by sheets, names and hand. */
export function SortingBoard({ where, bringing }: { where: Where; bringing: Bringing }): ReactNode {
  const { sorting, phase } = bringing;
  const [chosen, setChosen] = useState<string | null>(null);
  const [isForgetting, setForgetting] = useState(false);
  const isLeftOut = chosen === leftOutId && sorting.leftOut.length > 0;
  const open = isLeftOut
    ? null
    : (sorting.groups.find(({ id }) => id === chosen) ??
      // The number that the open group was given may be another group's.
      sorting.groups[0] ??
      null);
  const openId = isLeftOut ? leftOutId : (open?.id ?? null);
  useUndoKey(phase === 'sorting');
  const counts = useMemo(() => {
    const of = (isNamed: boolean): number =>
      sorting.groups
        .filter(({ number }) => (number !== null) === isNamed)
        .reduce((sum, { pictures }) => sum + pictures.length, 0);
    return { named: of(true), unnamed: of(false) };
  }, [sorting]);
  return (
    <>
      {phase === 'sending' && (
        <Progress
          label="写真を取り込んでいます"
          doing="ほかの画面に移っても続きます。このタブは閉じないでください"
          done={bringing.done}
          total={bringing.total}
          measure={`${formatFigure(bringing.done)} / ${formatFigure(bringing.total)} 枚`}
          onCancel={stopBringing}
        />
      )}
      <FailedPictures bringing={bringing} />
      <div className="photos-board-head">
        <p aria-live="polite">
          調査番号あり <strong className="figure">{formatFigure(counts.named)}</strong> 枚、なし{' '}
          <strong className="figure">{formatFigure(counts.unnamed)}</strong> 枚
        </p>
        <span className="photos-row">
          <Button
            size="small"
            isDisabled={bringing.past.length === 0 || phase === 'sending'}
            onPress={undoSorting}
          >
            元に戻す（Ctrl+Z）
          </Button>
          <Button
            size="small"
            tone="quiet"
            isDisabled={phase === 'sending'}
            onPress={() => setForgetting(true)}
          >
            写真を選び直す
          </Button>
        </span>
      </div>
      <div className="photos-board">
        <GroupList bringing={bringing} openId={openId} onOpen={setChosen} />
        {openId !== null && (
          <GroupPart key={openId} where={where} bringing={bringing} group={open} onGroup={setChosen} />
        )}
      </div>
      <ConfirmDialog
        title="写真を選び直しますか"
        isOpen={isForgetting}
        onClose={() => setForgetting(false)}
        onConfirm={() => {
          setForgetting(false);
          forgetBringing();
        }}
        confirmLabel="選び直す"
      >
        <p>
          まだ取り込んでいない {formatFigure(sorting.order.length)}{' '}
          枚の振分けが消えます。写真のファイルは消えません。
        </p>
      </ConfirmDialog>
    </>
  );
}

/** Ctrl+Z takes the last sorting back, unless something is being typed. */
function useUndoKey(isActive: boolean): void {
  useEffect(() => {
    if (!isActive) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      const isTyping =
        event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      if (event.key !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey || isTyping) return;
      event.preventDefault();
      undoSorting();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [isActive]);
}
