import type { ReactNode } from 'react';
import { Button as AriaButton, ToggleButton } from 'react-aria-components';
import { useEscapeStep } from '../ui/escape-steps.ts';
import { groupsOf, isDrawnAt } from './legend.ts';
import type { MapLayer } from './map-content.ts';

/** Every layer with an eye, under headings with an eye of their own. */
export function LayerSwitch({
  layers,
  shown,
  zoom,
  onShow,
  onClose,
}: {
  layers: readonly MapLayer[];
  shown: readonly string[];
  zoom: number;
  onShow: (shown: string[]) => void;
  onClose: () => void;
}): ReactNode {
  useEscapeStep(true, onClose);
  const set = (ids: readonly string[], isShown: boolean): void =>
    onShow(layers.map((layer) => layer.id).filter((id) => (ids.includes(id) ? isShown : shown.includes(id))));
  return (
    <div className="layer-switch" role="group" aria-label="レイヤー">
      <div className="layer-head">
        <h2>レイヤー</h2>
        <AriaButton className="notice-close" aria-label="レイヤーを閉じる" onPress={onClose}>
          ×
        </AriaButton>
      </div>
      {groupsOf(layers).map(({ group, layers: own }) => (
        <div key={group} className="layer-group">
          <Eye
            title={group}
            isHeading
            isOn={own.some((layer) => shown.includes(layer.id))}
            onChange={(isOn) =>
              set(
                own.map((layer) => layer.id),
                isOn,
              )
            }
          />
          {own.map((layer) => (
            <Eye
              key={layer.id}
              title={layer.title}
              note={isDrawnAt(layer, zoom) ? undefined : '拡大すると表示'}
              isOn={shown.includes(layer.id)}
              onChange={(isOn) => set([layer.id], isOn)}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

function Eye({
  title,
  note,
  isOn,
  isHeading = false,
  onChange,
}: {
  title: string;
  note?: string | undefined;
  isOn: boolean;
  isHeading?: boolean;
  onChange: (isOn: boolean) => void;
}): ReactNode {
  return (
    <ToggleButton
      className={isHeading ? 'layer-eye layer-eye-heading' : 'layer-eye'}
      isSelected={isOn}
      onChange={onChange}
    >
      <svg className="layer-eye-mark" viewBox="0 0 20 20" aria-hidden="true">
        <path d="M1.5 10C5 4.5 15 4.5 18.5 10C15 15.5 5 15.5 1.5 10Z" />
        {isOn ? <circle cx="10" cy="10" r="2.6" /> : <path d="M3.5 17L16.5 3" />}
      </svg>
      <span>{isHeading ? `${title}（すべて）` : title}</span>
      {note && <span className="layer-note">{note}</span>}
    </ToggleButton>
  );
}
