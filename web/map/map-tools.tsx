import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { copyText } from '../ui/copy-text.ts';
import { useNotices } from '../ui/notices.tsx';
import type { MapView } from './map-content.ts';
import { printView } from './permalink.ts';

/** The tool row: layers, list, measure, print, where am I, a link to just this view, nearer and further. */
export function MapTools({
  isLayersOpen,
  onLayers,
  onHere,
  isListOpen,
  onList,
  isMeasuring,
  onMeasure,
  onPrint,
  onZoom,
  view,
}: {
  isLayersOpen: boolean;
  onLayers: () => void;
  onHere: () => void;
  isListOpen: boolean;
  onList: () => void;
  isMeasuring: boolean;
  onMeasure: () => void;
  onPrint: () => void;
  onZoom: (steps: 1 | -1) => void;
  view: MapView;
}): ReactNode {
  const notices = useNotices();
  const copyLink = (): void => {
    const link = new URL(window.location.href);
    link.searchParams.set('map', printView(view));
    copyText(link.href).then(
      () => notices.say('リンクをコピーしました', 'この地図の位置とレイヤーで開きます。'),
      (problem: unknown) => notices.tell(problem),
    );
  };
  return (
    <div className="map-tools" role="group" aria-label="地図の道具">
      <Tool onPress={onLayers} isOn={isLayersOpen} path="M10 3L18 7.5L10 12L2 7.5ZM2 12.5L10 17L18 12.5">
        レイヤー
      </Tool>
      <Tool onPress={onList} isOn={isListOpen} path="M3 5H4M7.5 5H17M3 10H4M7.5 10H17M3 15H4M7.5 15H17">
        一覧
      </Tool>
      <Tool
        onPress={onMeasure}
        isOn={isMeasuring}
        path="M2 13.5L13.5 2L18 6.5L6.5 18ZM5 10.5L7 12.5M8 7.5L10.5 10M11 4.5L13 6.5"
      >
        計測
      </Tool>
      <Tool onPress={onPrint} path="M5 8V2.5H15V8M5 14.5H2.5V8H17.5V14.5H15M5 11.5H15V17.5H5Z">
        印刷
      </Tool>
      <Tool
        onPress={onHere}
        path="M10 4.5A5.5 5.5 0 1 1 10 15.5A5.5 5.5 0 1 1 10 4.5ZM10 1V4.5M10 15.5V19M1 10H4.5M15.5 10H19"
      >
        現在地
      </Tool>
      <Tool
        onPress={copyLink}
        path="M8 12L12 8M9 5.5L11 3.5A3.9 3.9 0 0 1 16.5 9L14.5 11M11 14.5L9 16.5A3.9 3.9 0 0 1 3.5 11L5.5 9"
      >
        リンク
      </Tool>
      <span className="map-zoom">
        <Tool onPress={() => onZoom(1)} label="拡大" path="M10 4V16M4 10H16" />
        <Tool onPress={() => onZoom(-1)} label="縮小" path="M4 10H16" />
      </span>
    </div>
  );
}

function Tool({
  children,
  onPress,
  path,
  label,
  isOn,
}: {
  children?: string;
  onPress: () => void;
  path: string;
  label?: string;
  isOn?: boolean;
}): ReactNode {
  return (
    <AriaButton
      className="map-tool"
      onPress={onPress}
      {...(label ? { 'aria-label': label } : {})}
      {...(isOn === undefined ? {} : { 'aria-expanded': isOn })}
    >
      <svg className="map-tool-mark" viewBox="0 0 20 20" aria-hidden="true">
        <path d={path} />
      </svg>
      {children}
    </AriaButton>
  );
}
