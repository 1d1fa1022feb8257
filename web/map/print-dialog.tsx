import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { formatDistance } from '../ui/format.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { MapView } from './map-content.ts';
import {
  mapSize,
  scaleNear,
  scales,
  sheetSize,
  type Orientation,
  type Paper,
  type PaperId,
} from './paper.ts';
import { drawForPrint, type Printable } from './print-picture.ts';
import { PrintSheet, type SheetWords } from './print-sheet.tsx';
import './print-dialog.css';

const papers: { id: PaperId; title: string }[] = [
  { id: 'a4', title: 'A4' },
  { id: 'a3', title: 'A3' },
];
const orientations: { id: Orientation; title: string }[] = [
  { id: 'landscape', title: '横' },
  { id: 'portrait', title: '縦' },
];
const figures = new Intl.NumberFormat('ja-JP');
const scaleChoices = scales.map((scale) => ({ id: String(scale), title: `1:${figures.format(scale)}` }));

/** 印刷: paper, scale and title, with the sheet as it will be; the browser's own print does the rest. */
export function PrintDialog({
  printable,
  view,
  words,
  onClose,
}: {
  printable: Printable;
  /** Where the map looks: the middle of the paper. */
  view: MapView;
  words: Omit<SheetWords, 'title'>;
  onClose: () => void;
}): ReactNode {
  const [paper, setPaper] = useState<Paper>({ paper: 'a4', orientation: 'landscape' });
  const [scale, setScale] = useState(() => scaleNear(view.latitude, view.zoom));
  const [title, setTitle] = useState('被害状況図');
  const [opened] = useState(() => ({ printable, at: `${Date.now()}` }));
  const {
    data: map,
    error,
    refetch,
  } = useQuery({
    queryKey: ['print', opened.at, paper, scale],
    queryFn: ({ signal }) =>
      drawForPrint(opened.printable, { paper, scale, centre: [view.longitude, view.latitude] }, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  useEffect(() => {
    if (!map) return;
    return () => URL.revokeObjectURL(map.url);
  }, [map]);

  const [width, height] = mapSize(paper).map((millimetres) => formatDistance((millimetres * scale) / 1000));
  const sheet = map && <PrintSheet paper={paper} scale={scale} map={map} words={{ ...words, title }} />;
  return (
    <Dialog title="地図の印刷" isOpen onClose={onClose} width="wide">
      <div className="print-columns">
        <div className="print-choices">
          <TextField label="題名" name="title" value={title} onChange={setTitle} />
          <Select
            label="用紙"
            choices={papers}
            value={paper.paper}
            onChange={(id) => setPaper({ ...paper, paper: id })}
          />
          <Select
            label="向き"
            choices={orientations}
            value={paper.orientation}
            onChange={(id) => setPaper({ ...paper, orientation: id })}
          />
          <Select
            label="縮尺"
            choices={scaleChoices}
            value={String(scale)}
            onChange={(id) => setScale(Number(id))}
          />
          <p className="print-hint">
            {`地図の範囲 ${width} × ${height}。白黒のプリンターでも読める色で刷ります。`}
          </p>
          <p className="print-hint">
            印刷の画面では「実際のサイズ（100%）」と「余白なし」を選ぶと、縮尺のとおりに刷れます。PDF
            に保存することもできます。
          </p>
        </div>
        <div className={`print-preview preview-${paper.paper}-${paper.orientation}`}>
          {sheet ?? (
            <div className="print-waiting" style={{ aspectRatio: sheetSize(paper).join(' / ') }}>
              {error ? (
                <ProblemNotice problem={error} onRetry={() => void refetch()} />
              ) : (
                <p role="status">紙の地図を描いています</p>
              )}
            </div>
          )}
        </div>
      </div>
      <div className="dialog-actions">
        <Button onPress={onClose}>やめる</Button>
        <Button tone="primary" isDisabled={!map} onPress={() => window.print()}>
          印刷する
        </Button>
      </div>
      {sheet && createPortal(<div className="print-only">{sheet}</div>, document.body)}
    </Dialog>
  );
}
