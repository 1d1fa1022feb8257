import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import type { DrawControls, Drawing } from './drawing.ts';
import './measure-card.css';

const hints: Readonly<Record<Drawing['kind'], string>> = {
  polygon:
    '角を順に押し、最後に始点を押します。キーボードでは矢印で地図を動かし、Enter で中央に角を置きます。',
  lasso: '押したまま囲みます。キーボードでは矢印で地図を動かし、Enter で中央に角を置きます。',
  edit: '白い角を動かします。青い点から角を増やせ、右クリックで角を消せます。',
};

/** What is being drawn on the map, how, and how to end it. */
export function DrawingCard({
  drawing,
  controls,
  isArea,
}: {
  drawing: Drawing;
  controls: DrawControls | null;
  isArea: boolean;
}): ReactNode {
  return (
    <section className="measure-card" aria-label={drawing.title}>
      <p className="drawing-title">{drawing.title}</p>
      <p className="measure-hint" role="status">
        {controls ? hints[drawing.kind] : '描く準備をしています'}
      </p>
      <div className="measure-steps">
        <Button
          size="small"
          tone="plain"
          isDisabled={!controls || !isArea}
          onPress={() => controls?.finish()}
        >
          完了
        </Button>
        {drawing.kind !== 'edit' && (
          <Button size="small" tone="quiet" isDisabled={!controls} onPress={() => controls?.undo()}>
            一つ戻す
          </Button>
        )}
        <Button size="small" tone="quiet" onPress={drawing.onCancel}>
          やめる
        </Button>
      </div>
    </section>
  );
}
