import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { areaWithin, distanceAlong, formatMeasuredArea, formatMeasuredDistance } from './measured.ts';
import type { Measure } from './use-measure.ts';
import './measure-card.css';

/** What is measured, in large, and how to go on. */
export function MeasureCard({ measure }: { measure: Measure }): ReactNode {
  const { kind, points } = measure;
  const isArea = kind === 'area';
  const outline = points.length > 2 ? [...points, ...points.slice(0, 1)] : points;
  return (
    <section className="measure-card" aria-label="計測">
      <div className="measure-kinds">
        <Button size="small" tone="quiet" aria-pressed={!isArea} onPress={() => measure.setKind('distance')}>
          距離
        </Button>
        <Button size="small" tone="quiet" aria-pressed={isArea} onPress={() => measure.setKind('area')}>
          面積
        </Button>
        <Button size="small" tone="quiet" onPress={measure.end}>
          終了
        </Button>
      </div>
      <p className="measure-value figure" role="status">
        {isArea ? formatMeasuredArea(areaWithin(points)) : formatMeasuredDistance(distanceAlong(points))}
      </p>
      {isArea && points.length > 2 && (
        <p className="measure-more">外周 {formatMeasuredDistance(distanceAlong(outline))}</p>
      )}
      <p className="measure-hint">
        {points.length === 0
          ? '地図を押して始点を置きます。キーボードでは矢印で動かし、Enter で中央に置きます。'
          : '続けて地図を押します（Enter でも中央に置けます）。'}
      </p>
      <div className="measure-steps">
        <Button size="small" onPress={measure.undo} isDisabled={points.length === 0}>
          一つ戻す
        </Button>
        <Button size="small" onPress={measure.clear} isDisabled={points.length === 0}>
          はじめから
        </Button>
      </div>
    </section>
  );
}
