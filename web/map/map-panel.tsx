import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { formatAsOf, formatPrintedMoment } from '../ui/format.ts';
import { useNotices } from '../ui/notices.tsx';
import { sourceWords } from './basemap.data.ts';
import { DrawingCard } from './drawing-card.tsx';
import { FeatureList } from './feature-list.tsx';
import { findHere, hereLayer, type Here } from './here.layers.ts';
import { legendOf, shownAtFirst } from './legend.ts';
import { LegendPanel } from './legend-panel.tsx';
import { LayerSwitch } from './layer-switch.tsx';
import type { LonLat } from './map-content.ts';
import { markLayer, type Mark } from './mark.layers.ts';
import { useMapStage } from './map-context.tsx';
import { MeasureCard } from './measure-card.tsx';
import { MapTools } from './map-tools.tsx';
import { parseLayers, parseView, printLayers, printView, type MapSearch } from './permalink.ts';
import { PrintDialog } from './print-dialog.tsx';
import { ScaleBar } from './scale-bar.tsx';
import { standardLayers } from './standard-layers.ts';
import { useDrawing } from './use-drawing.ts';
import { useMeasure } from './use-measure.ts';
import { useRunningMap } from './use-running-map.ts';
import './map-panel.css';

const townZoom = 15;

export type MapPanelProps = {
  municipality: string;
  disaster: string;
  permissions: readonly string[];
  /** Without house numbers of others: an applicant looks on. */
  isPlain?: boolean;
  /** Where to look when the address names no place. */
  centre: LonLat;
  /** What printed maps say of where they belong. */
  place: { subtitle: string; isTraining: boolean };
  /** The town whose data the map shows; where it comes from is always said. */
  owner: string;
  /** A place that was looked for; null for none. */
  mark?: Mark | null;
  /** The part of the address bar that is the map's, and how to change it. */
  search: MapSearch;
  onSearch: (change: { map?: string; layers?: string | undefined }) => void;
};

/** The map with everything on it: legend, layers, tools, scale, source and time. */
export function MapPanel(props: MapPanelProps): ReactNode {
  const { municipality, disaster, permissions, centre, place, owner, mark = null, search, onSearch } = props;
  const { isPlain = false } = props;
  const { content } = useMapStage();
  const notices = useNotices();
  const container = useRef<HTMLDivElement>(null);
  const [isLayersOpen, setLayersOpen] = useState(false);
  /** Since when the print dialog is open. */
  const [printingAt, setPrintingAt] = useState<string | null>(null);
  const [isListOpen, setListOpen] = useState(false);
  const [listed, setListed] = useState<Mark | null>(null);
  const [here, setHere] = useState<Here | null>(null);

  const takePoint = useRef<((position: LonLat) => void) | null>(null);
  const permissionKey = [...permissions].sort().join(' ');
  const tileLayers = useMemo(
    () => standardLayers(permissionKey.split(' ')).filter(({ name }) => !isPlain || name !== 'addresses'),
    [permissionKey, isPlain],
  );
  const start = parseView(search.map) ?? { longitude: centre[0], latitude: centre[1], zoom: townZoom };
  const { shell, rest, seen, basemap, isTroubled, isImpossible } = useRunningMap(container, {
    municipality,
    disaster,
    tileLayers,
    start,
    takePoint,
  });
  const { measure, layer: measured, toggle: onMeasure } = useMeasure(shell, container);
  const drawing = measure ? null : (content.drawing ?? null);
  const { controls, isArea } = useDrawing(shell, container, drawing);
  useEffect(() => {
    takePoint.current = measure ? measure.add : null;
  }, [measure]);

  const attribution = sourceWords(owner, basemap);
  const dataLayers = useMemo(() => content.layers ?? [], [content.layers]);
  const marked = listed ?? mark;
  /** Of the map's own tools: drawn whatever layers are switched on. */
  const toolLayers = useMemo(
    () => [
      ...(here ? [hereLayer(here)] : []),
      ...(marked ? [markLayer(marked)] : []),
      ...(measured ? [measured] : []),
    ],
    [here, marked, measured],
  );
  const layers = useMemo(() => [...tileLayers, ...dataLayers], [tileLayers, dataLayers]);
  const atFirst = useMemo(
    () => shownAtFirst(layers, content.hiddenAtFirst ?? []),
    [layers, content.hiddenAtFirst],
  );
  const shown = useMemo(
    () =>
      parseLayers(
        search.layers,
        layers.map((layer) => layer.id),
      ) ?? atFirst,
    [search.layers, layers, atFirst],
  );

  useEffect(() => {
    shell?.show(shown, [...dataLayers.filter((layer) => shown.includes(layer.id)), ...toolLayers]);
  }, [shell, shown, dataLayers, toolLayers]);

  // The address follows the map …
  const printed = rest ? printView(rest.view) : undefined;
  const lastPrinted = useRef(search.map);
  useEffect(() => {
    if (printed === undefined || printed === lastPrinted.current) return;
    const isFirstRest = lastPrinted.current === undefined && parseView(search.map) === null;
    lastPrinted.current = printed;
    if (!isFirstRest || printed !== printView(start)) onSearch({ map: printed });
  });
  // … and the map follows the address, when somebody goes back or opens a link.
  useEffect(() => {
    const view = parseView(search.map);
    if (!shell || !view || search.map === lastPrinted.current) return;
    lastPrinted.current = search.map;
    shell.moveTo(view, 'jump');
  }, [shell, search.map]);

  const seenNow = useMemo(() => {
    const all = new Map(seen);
    if (rest)
      for (const layer of [...dataLayers, ...toolLayers])
        all.set(layer.id, new Set(layer.entriesIn(rest.bounds)));
    return all;
  }, [seen, rest, dataLayers, toolLayers]);
  const zoom = rest?.view.zoom ?? start.zoom;

  const sections = legendOf(
    [...layers, ...toolLayers],
    [...shown, ...toolLayers.map((layer) => layer.id)],
    zoom,
    seenNow,
  );

  const closeList = (): void => {
    setListOpen(false);
    setListed(null);
  };
  const goHere = (): void => {
    findHere().then(
      (found) => {
        setHere(found);
        const [longitude, latitude] = found.position;
        shell?.moveTo({ longitude, latitude, zoom: Math.max(zoom, 17) }, 'glide');
      },
      (failure: unknown) => notices.say(failure instanceof Error ? failure.message : '現在地が分かりません'),
    );
  };

  return (
    <section className="map-panel" aria-label="地図">
      <div className="map-canvas" ref={container} />
      {(measure || drawing) && (
        <svg className="map-middle" viewBox="0 0 25 25" aria-hidden="true">
          <path d="M12.5 0V10M12.5 15V25M0 12.5H10M15 12.5H25" />
        </svg>
      )}
      {isImpossible && (
        <p className="map-impossible" role="alert">
          この端末では地図を描けません（WebGL 2 が使えません）。一覧はそのまま使えます。
        </p>
      )}
      <div className="map-corner map-top-left">
        <LegendPanel sections={sections} />
      </div>
      <div className="map-corner map-top-right">
        <MapTools
          isLayersOpen={isLayersOpen}
          onLayers={() => setLayersOpen(!isLayersOpen)}
          onHere={goHere}
          isListOpen={isListOpen}
          onList={() => (isListOpen ? closeList() : setListOpen(true))}
          isMeasuring={measure !== null}
          onMeasure={onMeasure}
          onPrint={() => setPrintingAt(new Date().toISOString())}
          view={rest?.view ?? start}
          onZoom={(steps) => shell?.zoomBy(steps)}
        />
        {measure && <MeasureCard measure={measure} />}
        {drawing && <DrawingCard drawing={drawing} controls={controls} isArea={isArea} />}
        {isLayersOpen && (
          <LayerSwitch
            layers={layers}
            shown={shown}
            zoom={zoom}
            onClose={() => setLayersOpen(false)}
            onShow={(next) => onSearch({ layers: printLayers(next, atFirst) })}
          />
        )}
      </div>
      {isListOpen && rest && (
        <FeatureList
          municipality={municipality}
          disaster={disaster}
          layers={tileLayers}
          shown={shown}
          bounds={rest.bounds}
          onPlace={(chosen) => {
            const [longitude, latitude] = chosen.position;
            setListed(chosen);
            shell?.moveTo({ longitude, latitude, zoom }, 'glide');
          }}
          onClose={closeList}
        />
      )}
      {printingAt !== null && (
        <PrintDialog
          printable={{
            municipality,
            disaster,
            tileLayers,
            shown,
            data: [...dataLayers.filter((layer) => shown.includes(layer.id)), ...toolLayers],
          }}
          view={rest?.view ?? start}
          words={{ ...place, asOf: formatPrintedMoment(content.asOf ?? printingAt), attribution }}
          onClose={() => setPrintingAt(null)}
        />
      )}
      <div className="map-foot">
        <ScaleBar latitude={rest?.view.latitude ?? start.latitude} zoom={zoom} />
        {content.asOf && <span className="map-as-of">{formatAsOf(content.asOf)}</span>}
        {isTroubled && (
          <span className="map-trouble" role="status">
            地図の一部を読み込めません
          </span>
        )}
        <span className="map-source">{attribution}</span>
      </div>
    </section>
  );
}
