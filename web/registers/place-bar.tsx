import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import type { PlaceRow } from '../../api/registers/places.contract.ts';
import type { LonLat } from '../map/map-content.ts';
import { Button } from '../ui/button.tsx';
import { formatDistance, formatMoment } from '../ui/format.ts';
import { metresBetween, nudged, stepOf } from './nudge.ts';
import { kindWords, levelWords } from './place-words.ts';

const arrows = [
  { key: 'ArrowLeft', sign: '←', title: '西へ 1 m' },
  { key: 'ArrowUp', sign: '↑', title: '北へ 1 m' },
  { key: 'ArrowDown', sign: '↓', title: '南へ 1 m' },
  { key: 'ArrowRight', sign: '→', title: '東へ 1 m' },
] as const;

/** The row at hand and what is about to happen to it. */
export function PlaceBar({
  row,
  draft,
  onDraft,
  onTakeBack,
  isBusy,
  pad,
}: {
  row: PlaceRow;
  draft: LonLat | null;
  onDraft: (place: LonLat) => void;
  onTakeBack: () => void;
  isBusy: boolean;
  /** Takes the focus when a row is opened by the keyboard. */
  pad: RefObject<HTMLDivElement | null>;
}): ReactNode {
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.ctrlKey || event.metaKey || event.altKey ? null : stepOf(event);
    if (!step || !draft) return;
    event.preventDefault();
    onDraft(nudged(draft, step));
  };
  return (
    <section className="place-bar" aria-label="選択中">
      <p className="place-bar-address">{row.address}</p>
      <p className="place-bar-who">
        {kindWords[row.kind]} {row.number}　{row.name ?? '（氏名は表示できません）'}
      </p>
      <p className="place-bar-state" aria-live="polite">
        {stateOf(row, draft)}
      </p>
      <div className="place-bar-tools">
        {/* The arrows move the place from wherever the focus is in here. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <div
          className="place-pad"
          role="group"
          aria-label="位置の微調整（矢印キー、Shiftで10 m）"
          ref={pad}
          onKeyDown={onKeyDown}
        >
          {arrows.map(({ key, sign, title }) => (
            <Button
              key={key}
              size="small"
              aria-label={title}
              isDisabled={draft === null}
              onPress={() => {
                const step = stepOf({ key, shiftKey: false });
                if (step && draft) onDraft(nudged(draft, step));
              }}
            >
              {sign}
            </Button>
          ))}
        </div>
        {row.level === 'manual' && (
          <Button size="small" onPress={onTakeBack} isBusy={isBusy}>
            手動の位置を取り消す
          </Button>
        )}
      </div>
    </section>
  );
}

function stateOf(row: PlaceRow, draft: LonLat | null): string {
  if (draft !== null) {
    if (row.lon === null || row.lat === null) return '地図の青い輪に置きます。';
    const far = formatDistance(Math.round(metresBetween([row.lon, row.lat], draft)));
    return `地図の青い輪に置きます。いまの位置から ${far}。`;
  }
  if (row.level === 'manual' && row.placed_by !== null && row.placed_at !== null)
    return `${row.placed_by} が ${formatMoment(row.placed_at)} に置きました。`;
  return row.town_name === null
    ? `${levelWords[row.level]}。地図を押して位置を示してください。`
    : `${row.town_name}の中ほど（${levelWords[row.level]}まで分かる住所）。地図を押して位置を示してください。`;
}
