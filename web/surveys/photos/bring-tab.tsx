import { useEffect, useSyncExternalStore, type ReactNode } from 'react';
import { useStaff } from '../../frame/staff-context.tsx';
import { Button } from '../../ui/button.tsx';
import { formatFigure } from '../../ui/format.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { bringFor, currentBringing, stopBringing, watchBringing, type Bringing } from './bringing.ts';
import { choosePictures } from './choose-pictures.ts';
import type { Where } from './photos.data.ts';
import { PhotosPanel } from './photos-panel.tsx';
import { PictureDrop } from './picture-drop.tsx';
import { RefusedFiles } from './refused-files.tsx';
import { SortingBoard } from './sorting-board.tsx';
import { TakeIn } from './take-in.tsx';

/** 写真の取込み: choose, look at what went where, take in. */
export function BringTab({
  where,
  onShow,
}: {
  where: Where;
  onShow: (surveyNumber: string) => void;
}): ReactNode {
  const { session } = useStaff();
  const person = `${session.account.account_id}/${where.municipality}/${where.disaster}`;
  useEffect(() => bringFor(person), [person]);
  const bringing = useSyncExternalStore(watchBringing, currentBringing);
  const isSorted = bringing.phase === 'sorting' || bringing.phase === 'sending';
  return (
    <PhotosPanel tab="bring" action={isSorted && <TakeIn where={where} bringing={bringing} />}>
      {bringing.problem !== null && <ProblemNotice problem={bringing.problem} />}
      <Arrived bringing={bringing} onShow={onShow} />
      {bringing.phase === 'choosing' && (
        <>
          <p className="photos-lead">
            1枚目に調査票を撮った写真は、QRコードを読み取って調査ごとに分けます。選んだ写真は「取り込む」を押すまでこのPCから出ません。
          </p>
          <PictureDrop onFiles={(files) => void choosePictures(where, files)} />
          <p className="photos-note">
            JPEG・PNG、1枚 25 MB
            まで。撮影時刻の順（時刻のない写真はファイル名の順）に並べます。フォルダー名やファイル名が調査番号なら、その調査に入れます。
          </p>
        </>
      )}
      {bringing.phase === 'reading' && (
        <Progress
          label="写真を読み取っています"
          doing="撮影時刻と調査票のQRコードを調べています"
          done={bringing.done}
          total={bringing.total}
          measure={`${formatFigure(bringing.done)} / ${formatFigure(bringing.total)} 枚`}
          onCancel={stopBringing}
        />
      )}
      <RefusedFiles refused={bringing.refused} />
      {isSorted && <SortingBoard where={where} bringing={bringing} />}
    </PhotosPanel>
  );
}

/** What has been taken in, until other pictures are chosen. */
function Arrived({
  bringing: { arrived },
  onShow,
}: {
  bringing: Bringing;
  onShow: (surveyNumber: string) => void;
}): ReactNode {
  const { fresh, known, numbers } = arrived;
  if (fresh + known === 0) return null;
  return (
    <section className="photos-arrived" aria-label="取り込んだ写真" aria-live="polite">
      <p>
        <strong>{formatFigure(fresh)} 枚を取り込みました</strong>
        {known > 0 && `（ほかに ${formatFigure(known)} 枚は取込み済みでした）`}
      </p>
      <ul className="photos-row">
        {numbers.slice(0, 12).map((number) => (
          <li key={number}>
            <Button size="small" onPress={() => onShow(number)} aria-label={`${number}の写真を見る`}>
              {number}
            </Button>
          </li>
        ))}
        {numbers.length > 12 && <li>ほか {formatFigure(numbers.length - 12)} 件の調査</li>}
      </ul>
    </section>
  );
}
