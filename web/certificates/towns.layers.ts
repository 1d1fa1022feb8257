import type { IssueAreas } from '../../api/certificates/areas.contract.ts';
import { rgba } from '../map/colour.ts';
import { isWithin, type DataMapLayer } from '../map/map-content.ts';

type Town = IssueAreas['towns'][number];

export const townsLayerId = 'issue-towns';
const chosenColour = '#0017c1';
const takenColour = '#767676';

/** The 町字 at their places: a tinted circle around those chosen, a thin one around free ones, a grey one around those of other areas. A click gives `properties.town_id`. */
export function townsLayer(
  towns: readonly Town[],
  chosen: ReadonlySet<string>,
  taken: ReadonlySet<string>,
): DataMapLayer {
  const entryOf = ({ town_id }: Town): 'chosen' | 'taken' | 'free' =>
    chosen.has(town_id) ? 'chosen' : taken.has(town_id) ? 'taken' : 'free';
  const edges = { chosen: chosenColour, taken: takenColour, free: chosenColour };
  return {
    from: 'data',
    id: townsLayerId,
    title: '町字',
    group: '交付開始日',
    minZoom: 0,
    legend: [
      { key: 'chosen', title: '選んだ町字', swatch: { area: '#c5d0f7', edge: chosenColour, hatch: null } },
      { key: 'free', title: '開始日のない町字', swatch: { ring: chosenColour } },
      { key: 'taken', title: 'ほかの地区', swatch: { area: '#dcdcdc', edge: takenColour, hatch: null } },
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
        getRadius: 20,
        radiusUnits: 'pixels',
        // The name of the town lies under it.
        getFillColor: (town) => rgba(edges[entryOf(town)], entryOf(town) === 'free' ? 1 : 60),
        stroked: true,
        getLineColor: (town) => rgba(edges[entryOf(town)]),
        getLineWidth: (town) => (entryOf(town) === 'chosen' ? 3.5 : 1.5),
        lineWidthUnits: 'pixels',
        parameters: { depthCompare: 'always' },
      }),
    ],
  };
}
