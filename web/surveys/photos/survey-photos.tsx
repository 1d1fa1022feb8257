import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { ListBox, ListBoxItem, Text } from 'react-aria-components';
import type { Photo, PhotoChange } from '../../../api/surveys/photos/photos.contract.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatFigure, formatMoment } from '../../ui/format.ts';
import { useNotices } from '../../ui/notices.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { MovePhotoDialog } from './move-photo-dialog.tsx';
import { changePhoto, photoAddress, photosKey, surveyPhotosQuery, type Where } from './photos.data.ts';
import { PhotoViewer } from './photo-viewer.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';

/** The pictures of one survey in their order, and what can be put right. */
export function SurveyPhotos({ where, surveyNumber }: { where: Where; surveyNumber: string }): ReactNode {
  const client = useQueryClient();
  const notices = useNotices();
  const list = useQuery(surveyPhotosQuery(where, surveyNumber));
  const [chosen, setChosen] = useState<string | null>(null);
  const [viewed, setViewed] = useState<string | null>(null);
  const [asked, setAsked] = useState<'move' | 'withdraw' | null>(null);
  const renew = (): Promise<void> => client.invalidateQueries({ queryKey: photosKey(where) });
  const changing = useMutation({
    mutationFn: ({ photo, change }: { photo: Photo; change: PhotoChange }) =>
      changePhoto(where, photo, change),
    onSettled: renew,
    onError: notices.tell,
  });
  if (list.error) return <ProblemNotice problem={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <p className="photos-note">読み込んでいます</p>;
  const kept = list.data.filter(({ state }) => state === 'kept');
  const awaiting = list.data.filter(({ state }) => state === 'awaiting').length;
  const withdrawn = list.data.filter(({ state }) => state === 'withdrawn');
  const place = kept.findIndex(({ photo_id }) => photo_id === chosen);
  const photo = kept[place];
  // What stands at a place moves back: to go behind the next picture is to take the place after it.
  const putAt = (neighbour: Photo | undefined, after: number): void => {
    if (photo && neighbour) changing.mutate({ photo, change: { position: neighbour.position + after } });
  };
  return (
    <>
      {kept.length === 0 ? (
        <EmptyState title="この調査の写真はありません">「写真の取込み」で取り込んでください。</EmptyState>
      ) : (
        <div className="photos-row" role="group" aria-label="選んだ写真">
          <Button size="small" isDisabled={!photo} onPress={() => setViewed(chosen)}>
            大きく見る（Enter）
          </Button>
          <Button
            size="small"
            isDisabled={place < 1 || changing.isPending}
            onPress={() => putAt(kept[place - 1], 0)}
          >
            ← 前へ
          </Button>
          <Button
            size="small"
            isDisabled={!photo || place === kept.length - 1 || changing.isPending}
            onPress={() => putAt(kept[place + 1], 1)}
          >
            後へ →
          </Button>
          <Button size="small" isDisabled={!photo} onPress={() => setAsked('move')}>
            別の調査へ移す…
          </Button>
          <Button size="small" isDisabled={!photo} onPress={() => setAsked('withdraw')}>
            取り下げる…
          </Button>
        </div>
      )}
      <ListBox
        aria-label="調査の写真"
        className="photos-grid"
        layout="grid"
        selectionMode="single"
        selectionBehavior="replace"
        selectedKeys={chosen === null ? [] : [chosen]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : [...keys];
          setChosen(key === undefined ? null : String(key));
        }}
        onAction={(key) => setViewed(String(key))}
      >
        {kept.map(({ photo_id, file_name, taken_at }, at) => (
          <ListBoxItem
            key={photo_id}
            id={photo_id}
            className="photos-tile"
            textValue={`${at + 1} 枚目 ${file_name ?? ''}`}
          >
            <img
              src={photoAddress(where, 'survey-photos', photo_id, 'preview')}
              alt=""
              loading="lazy"
              draggable={false}
            />
            <Text slot="label" className="photos-tile-words">
              {formatFigure(at + 1)}　{taken_at !== null && formatMoment(taken_at)}
              <span className={taken_at === null ? undefined : 'visually-hidden'}>{file_name}</span>
            </Text>
          </ListBoxItem>
        ))}
      </ListBox>
      {awaiting > 0 && (
        <p className="photos-note">
          送信の途中の写真が {formatFigure(awaiting)}{' '}
          枚あります。同じ写真をもう一度取り込むと続きから送ります。
        </p>
      )}
      {withdrawn.length > 0 && (
        <section className="photos-withdrawn" aria-label="取り下げた写真">
          <h2>取り下げた写真 {formatFigure(withdrawn.length)} 枚</h2>
          <ul>
            {withdrawn.map(({ photo_id, file_name, withdrawn_at, withdrawn_by, withdrawn_reason }) => (
              <li key={photo_id}>
                {file_name ?? '名前のない写真'}：{withdrawn_reason}（
                {withdrawn_at === null ? '' : formatMoment(withdrawn_at)} {withdrawn_by}）
              </li>
            ))}
          </ul>
        </section>
      )}
      <PhotoViewer
        title={surveyNumber}
        items={kept.map(({ photo_id, file_name, taken_at }) => ({
          id: photo_id,
          picture: photoAddress(where, 'survey-photos', photo_id, 'file'),
          words: [taken_at === null ? null : formatMoment(taken_at), file_name].filter(Boolean).join('　'),
        }))}
        openId={viewed}
        onOpen={(id) => {
          if (id !== null) setChosen(id);
          setViewed(id);
        }}
      />
      {photo && asked === 'move' && (
        <MovePhotoDialog
          where={where}
          photo={photo}
          onClose={() => setAsked(null)}
          onDone={(to) => {
            notices.say(`${to} へ移しました`);
            void renew();
          }}
        />
      )}
      {photo && asked === 'withdraw' && (
        <WithdrawDialog
          where={where}
          photo={photo}
          onClose={() => setAsked(null)}
          onDone={() => {
            notices.say('写真を取り下げました');
            void renew();
          }}
        />
      )}
    </>
  );
}
