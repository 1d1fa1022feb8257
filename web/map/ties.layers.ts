import { rgba } from './colour.ts';
import { isWithin, type DataMapLayer, type LonLat } from './map-content.ts';

/** Two things that belong together: confirmed by a person (heavy) or only proposed (light). */
export type Tie = { from: LonLat; to: LonLat; isConfirmed: boolean };

/** Lines that tie household, building and survey to one another. */
export function tiesLayer(ties: readonly Tie[]): DataMapLayer {
  const data = [...ties];
  return {
    from: 'data',
    id: 'ties',
    title: '突合の線',
    group: '検索',
    minZoom: 0,
    legend: [
      { key: 'confirmed', title: '確定した突合', swatch: { line: '#0017c1' } },
      { key: 'proposed', title: '突合の候補', swatch: { line: '#0017c1', dashed: true } },
    ],
    entriesIn: (bounds) => {
      const inView = data.filter((tie) => isWithin(tie.from, bounds) || isWithin(tie.to, bounds));
      return [...new Set(inView.map((tie) => (tie.isConfirmed ? 'confirmed' : 'proposed')))];
    },
    draw: ({ tokens, deck }) => [
      new deck.LineLayer<Tie>({
        id: 'ties-casing',
        data,
        getSourcePosition: (tie) => [...tie.from],
        getTargetPosition: (tie) => [...tie.to],
        getColor: [255, 255, 255, 230],
        getWidth: 6,
        widthUnits: 'pixels',
        parameters: { depthCompare: 'always' },
      }),
      new deck.LineLayer<Tie>({
        id: 'ties-line',
        data: data.flatMap((tie) => (tie.isConfirmed ? [tie] : dashes(tie))),
        getSourcePosition: (tie) => [...tie.from],
        getTargetPosition: (tie) => [...tie.to],
        getColor: rgba(tokens.tie),
        getWidth: 3,
        widthUnits: 'pixels',
        parameters: { depthCompare: 'always' },
      }),
    ],
  };
}

/** A line in seven pieces with gaps between them: read as "not certain" without any colour. */
export function dashes(tie: Tie, pieces = 7): Tie[] {
  const at = (share: number): LonLat => [
    tie.from[0] + (tie.to[0] - tie.from[0]) * share,
    tie.from[1] + (tie.to[1] - tie.from[1]) * share,
  ];
  const steps = pieces * 2 - 1;
  return Array.from({ length: pieces }, (_, index) => ({
    ...tie,
    from: at((index * 2) / steps),
    to: at((index * 2 + 1) / steps),
  }));
}
