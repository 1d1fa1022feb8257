import type { IssueAreas } from '../../api/certificates/areas.contract.ts';
import { rgba } from '../map/colour.ts';
import { isWithin, type DataMapLayer } from '../map/map-content.ts';

type Town = IssueAreas['towns'][number];

export const townsLayerId = 'issue-towns';
const chosenColour = '#0017c1';
const freeColour = '#ffffff';
const takenColour = '#949494';

/** The 町字 at their places: those chosen filled, free ones hollow, those of other areas small and grey. A click gives `properties.town_id`. */
export function townsLayer(
  towns: readonly Town[],
  chosen: ReadonlySet<string>,
  taken: ReadonlySet<string>,
): DataMapLayer {
  const entryOf = ({ town_id }: Town): 'chosen' | 'taken' | 'free' =>
    chosen.has(town_id) ? 'chosen' : taken.has(town_id) ? 'taken' : 'free';
  const fills = { chosen: chosenColour, taken: takenColour, free: freeColour };
  return {
    from: 'data',
    id: townsLayerId,
    title: '町字',
    group: '交付開始日',
    minZoom: 0,
    legend: [
      { key: 'chosen', title: '選んだ町字', swatch: { area: chosenColour, edge: chosenColour, hatch: null } },
      { key: 'free', title: '開始日のない町字', swatch: { ring: chosenColour } },
      { key: 'taken', title: 'ほかの地区', swatch: { area: takenColour, edge: takenColour, hatch: null } },
    ],
    entriesIn: (bounds) => [
      ...new Set(towns.filter(({ lon, lat }) => isWithin([lon, lat], bounds)).map(entryOf)),
    ],
    draw: ({ deck }) => [
      new deck.ScatterplotLayer<Town>({
        id: townsLayerId,
        data: [...towns],
        pickable: true,
        getPosition: ({ lon, lat }) => [lon, lat],
        getRadius: (town) => (entryOf(town) === 'taken' ? 7 : 11),
        radiusUnits: 'pixels',
        getFillColor: (town) => rgba(fills[entryOf(town)], entryOf(town) === 'free' ? 200 : 255),
        stroked: true,
        getLineColor: (town) => rgba(entryOf(town) === 'free' ? chosenColour : freeColour),
        getLineWidth: 2.5,
        lineWidthUnits: 'pixels',
        parameters: { depthCompare: 'always' },
      }),
    ],
  };
}
