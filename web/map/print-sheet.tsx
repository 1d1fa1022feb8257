import type { ReactNode } from 'react';
import { LegendList } from './legend-panel.tsx';
import { mapSize, printedBar, type Paper } from './paper.ts';
import type { PrintedMap } from './print-picture.ts';
import './print-sheet.css';

export type SheetWords = {
  title: string;
  /** Town and disaster. */
  subtitle: string;
  isTraining: boolean;
  asOf: string;
  attribution: string;
};

const formatScale = new Intl.NumberFormat('ja-JP');

/** One sheet of paper in true size: title, north, map with legend, scale, time and source. */
export function PrintSheet({
  paper,
  scale,
  map,
  words,
}: {
  paper: Paper;
  scale: number;
  map: PrintedMap;
  words: SheetWords;
}): ReactNode {
  const [width, height] = mapSize(paper);
  const bar = printedBar(scale);
  return (
    <article className={`sheet sheet-${paper.paper}-${paper.orientation}`}>
      <header className="sheet-head">
        <div>
          <p className="sheet-title">
            {words.isTraining && <strong className="sheet-training">訓練</strong>}
            {words.title}
          </p>
          <p className="sheet-subtitle">{words.subtitle}</p>
        </div>
        <svg className="sheet-north" viewBox="0 0 24 36" role="img" aria-label="上が北">
          <path d="M12 1L20 24L12 19L4 24Z" fill="none" stroke="#000" strokeWidth="1.4" />
          <path d="M12 1L20 24L12 19Z" />
          <text x="12" y="34.5" textAnchor="middle" fontSize="10" fontWeight="700">
            N
          </text>
        </svg>
      </header>
      <div className="sheet-map" style={{ width: `${width}mm`, height: `${height}mm` }}>
        <img
          src={map.url}
          alt={`${words.title}の地図`}
          style={{ width: `${width}mm`, height: `${height}mm` }}
        />
        {map.legend.length > 0 && (
          <div className="sheet-legend">
            <p>凡例</p>
            <LegendList sections={map.legend} isPrinted />
          </div>
        )}
      </div>
      <footer className="sheet-foot">
        <span className="sheet-scale">縮尺 1:{formatScale.format(scale)}</span>
        <span className="sheet-bar" style={{ width: `${bar.millimetres}mm` }}>
          <span>0</span>
          <span>{bar.metres < 1000 ? `${bar.metres} m` : `${bar.metres / 1000} km`}</span>
        </span>
        <span className="sheet-as-of">{words.asOf}</span>
        <span className="sheet-source">{words.attribution}</span>
      </footer>
    </article>
  );
}
