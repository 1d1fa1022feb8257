import { useState, type ReactNode } from 'react';
import type { ShownPhoto } from '../../../api/surveys/photos/photos.contract.ts';
import { formatFigure, formatMoment } from '../../ui/format.ts';
import { photoAddress, type Where } from './photos.data.ts';
import { PhotoViewer } from './photo-viewer.tsx';
import './photo-strip.css';

/** Pictures of one survey in the order of shooting, as the counter may show them; each opens large. */
export function PhotoStrip({
  where,
  surveyNumber,
  photos,
}: {
  where: Where;
  surveyNumber: string;
  photos: readonly ShownPhoto[];
}): ReactNode {
  const [viewed, setViewed] = useState<string | null>(null);
  if (photos.length === 0) return null;
  return (
    <section className="photo-strip" aria-label="調査写真">
      <h3>調査写真　{formatFigure(photos.length)} 枚</h3>
      <ul>
        {photos.map((photo, at) => (
          <li key={photo.photo_id}>
            <button
              type="button"
              className="photo-strip-one"
              aria-label={`写真 ${at + 1}：${wordsOf(photo)}`}
              onClick={() => setViewed(photo.photo_id)}
            >
              <img
                src={photoAddress(where, 'shown-photos', photo.photo_id, 'preview')}
                alt=""
                loading="lazy"
              />
              <span className="figure">{at + 1}</span>
            </button>
          </li>
        ))}
      </ul>
      <PhotoViewer
        title={surveyNumber}
        items={photos.map((photo) => ({
          id: photo.photo_id,
          picture: photoAddress(where, 'shown-photos', photo.photo_id, 'file'),
          words: wordsOf(photo),
        }))}
        openId={viewed}
        onOpen={setViewed}
      />
    </section>
  );
}

function wordsOf({ caption, taken_at }: ShownPhoto): string {
  const words = [caption, taken_at === null ? null : `${formatMoment(taken_at)} 撮影`];
  return words.filter((part) => part !== null).join('　') || '撮影時刻なし';
}
