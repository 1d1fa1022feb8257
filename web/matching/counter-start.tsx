import { useMemo, type ReactNode } from 'react';
import type { MapContent } from '../map/map-content.ts';
import { useMapContent } from '../map/map-context.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { emptyLayers } from './matching.layers.ts';
import { questionOfFeature, type Question } from './questions.ts';

/** Before anything is asked: says what the box takes; the map answers clicks all the same. */
export function CounterStart({ onAsk }: { onAsk: (question: Question) => void }): ReactNode {
  useMapContent(
    useMemo<MapContent>(
      () => ({
        layers: emptyLayers,
        onPick: ({ layer, properties, position }) =>
          onAsk(questionOfFeature(layer, properties) ?? { at: [position[0], position[1]] }),
        onPoint: ([longitude, latitude]) => onAsk({ at: [longitude, latitude] }),
      }),
      [onAsk],
    ),
  );
  return (
    <EmptyState title="申請者の家をさがします">
      <p>
        調査番号（調査済証の番号）、氏名、カナ、住所、世帯番号、物件番号のどれかを入力して Enter
        を押してください。地図を押すと、その地点のまわりを表示します。
      </p>
    </EmptyState>
  );
}
