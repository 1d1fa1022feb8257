import type { PlanSettings } from '../../api/surveys/plans.contract.ts';
import { rgba } from '../map/colour.ts';
import { labelFontFamily } from '../map/fonts.ts';
import { isWithin, type DataMapLayer } from '../map/map-content.ts';

type Base = NonNullable<PlanSettings['base']>;

/** 拠点: where teams set out in the morning. */
export function baseLayer({ name, lon, lat }: Base): DataMapLayer {
  const data: { position: [number, number] }[] = [{ position: [lon, lat] }];
  return {
    from: 'data',
    id: 'survey-base',
    title: '拠点',
    group: '調査計画',
    minZoom: 0,
    legend: [
      { key: 'base', title: `拠点（拠）${name}`, swatch: { area: '#1a1a1a', edge: '#ffffff', hatch: null } },
    ],
    entriesIn: (bounds) => (isWithin([lon, lat], bounds) ? ['base'] : []),
    draw: ({ tokens, deck }) => [
      new deck.ScatterplotLayer<(typeof data)[number]>({
        id: 'survey-base-dot',
        data,
        getPosition: ({ position }) => position,
        getRadius: 13,
        radiusUnits: 'pixels',
        getFillColor: rgba(tokens.selection),
        stroked: true,
        getLineColor: rgba(tokens.symbol_outline),
        getLineWidth: 2.5,
        lineWidthUnits: 'pixels',
        parameters: { depthCompare: 'always' },
      }),
      new deck.TextLayer<(typeof data)[number]>({
        id: 'survey-base-letter',
        data,
        getPosition: ({ position }) => position,
        getText: () => '拠',
        getSize: 14,
        getColor: rgba(tokens.symbol_letter),
        fontFamily: labelFontFamily,
        fontWeight: 700,
        characterSet: '拠',
        parameters: { depthCompare: 'always' },
      }),
    ],
  };
}
