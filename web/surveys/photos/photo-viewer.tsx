import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatFigure } from '../../ui/format.ts';
import { BlobPicture } from './blob-picture.tsx';
import './photo-viewer.css';

export type ViewedPhoto = {
  readonly id: string;
  /** An address of ours, or a file of this PC. */
  readonly picture: string | Blob;
  /** What stands under it. */
  readonly words: string;
};

/** One picture large, over everything: ← and → go on, Esc goes back. */
export function PhotoViewer({
  title,
  items,
  openId,
  onOpen,
}: {
  title: string;
  items: readonly ViewedPhoto[];
  /** Null: nothing is shown large. */
  openId: string | null;
  onOpen: (id: string | null) => void;
}): ReactNode {
  const place = items.findIndex(({ id }) => id === openId);
  const item = items[place];
  const go = (step: number): void => {
    const next = items[place + step];
    if (next) onOpen(next.id);
  };
  return (
    <Dialog
      title={item ? `${title}　${formatFigure(place + 1)} / ${formatFigure(items.length)} 枚` : title}
      isOpen={item !== undefined}
      onClose={() => onOpen(null)}
      width="wide"
    >
      {item && (
        // The buttons do the same; the keys work wherever the focus is in the dialog.
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
        <div
          className="photo-viewer"
          onKeyDown={(event) => {
            if (event.key === 'ArrowLeft') go(-1);
            if (event.key === 'ArrowRight') go(1);
          }}
        >
          <div className="photo-stage" key={item.id}>
            {typeof item.picture === 'string' ? (
              <img className="photo-large" src={item.picture} alt={item.words} />
            ) : (
              <BlobPicture className="photo-large" blob={item.picture} alt={item.words} />
            )}
          </div>
          <p className="photo-viewer-words" aria-live="polite">
            {item.words}
          </p>
          <div className="photo-viewer-acts">
            <Button onPress={() => go(-1)} isDisabled={place <= 0}>
              ← 前
            </Button>
            <Button onPress={() => go(1)} isDisabled={place >= items.length - 1}>
              次 →
            </Button>
            <Button onPress={() => onOpen(null)} autoFocus>
              閉じる（Esc）
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
