import { useState, type ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { formatFigure } from '../../ui/format.ts';
import type { Bringing } from './bringing.ts';
import type { Where } from './photos.data.ts';
import { sendPictures } from './send-pictures.ts';

/** 取り込む, with its consequence where something would stay behind or go to a number that nothing bears. */
export function TakeIn({ where, bringing }: { where: Where; bringing: Bringing }): ReactNode {
  const [isAsking, setAsking] = useState(false);
  const { groups } = bringing.sorting;
  const named = groups.filter(({ number }) => number !== null);
  const count = countOf(named);
  const unnamed = countOf(groups.filter(({ number }) => number === null));
  const unknown = named.filter(
    ({ number }) => (bringing.numbers.get(number ?? '')?.known_by ?? 'none') === 'none',
  );
  const send = (): void => {
    setAsking(false);
    void sendPictures(where);
  };
  return (
    <>
      <Button
        tone="primary"
        isDisabled={count === 0}
        isBusy={bringing.phase === 'sending'}
        onPress={() => (unnamed > 0 || unknown.length > 0 ? setAsking(true) : send())}
      >
        {count === 0 ? '取り込む' : `${formatFigure(count)} 枚を取り込む`}
      </Button>
      <ConfirmDialog
        title={`${formatFigure(named.length)} 件の調査に ${formatFigure(count)} 枚を取り込みますか`}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={send}
        confirmLabel="取り込む"
        tone="primary"
      >
        {unnamed > 0 && (
          <p>調査番号のない {formatFigure(unnamed)} 枚は取り込みません。この画面に残ります。</p>
        )}
        {unknown.length > 0 && (
          <p>次の番号の調査結果・調査票はまだありません：{unknown.map(({ number }) => number).join('、')}</p>
        )}
      </ConfirmDialog>
    </>
  );
}

function countOf(groups: readonly { readonly pictures: readonly string[] }[]): number {
  return groups.reduce((sum, { pictures }) => sum + pictures.length, 0);
}
