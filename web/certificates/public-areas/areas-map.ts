// The areas' 町字 over a coarse base map, as one drawing: no map library, no tiles, nothing asked of anybody else.
import type { PublicAreas, PublicAreasMap } from '../../../api/certificates/public-areas.contract.ts';

const svg = 'http://www.w3.org/2000/svg';
const width = 1000;
const radius = 23;

function draw(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(svg, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/** `label`: what the drawing is, for who does not see it; the list says all that it shows. Null where there is nothing to draw. */
export function drawAreasMap(
  { bounds, towns, features }: PublicAreasMap,
  shown: PublicAreas,
  label: string,
): SVGElement | null {
  if (bounds === null) return null;
  const [west, south, east, north] = bounds;
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = width / ((east - west) * narrow);
  const height = Math.round((north - south) * scale);
  const at = (lon: number, lat: number): [number, number] => [
    Math.round((lon - west) * narrow * scale * 10) / 10,
    Math.round((north - lat) * scale * 10) / 10,
  ];
  const root = draw('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': label });
  const hasLand = features.some(({ kind }) => kind === 'land');
  root.append(draw('rect', { width, height, class: hasLand ? 'map-sea' : 'map-land' }));
  for (const { kind, is_area, paths } of features) {
    const path = paths
      .map((line) => `M${line.map(([lon, lat]) => at(lon, lat).join(' ')).join('L')}${is_area ? 'Z' : ''}`)
      .join('');
    root.append(
      draw('path', { d: path, class: `map-${kind}${is_area ? '' : ' map-line'}`, 'fill-rule': 'evenodd' }),
    );
  }
  shown.areas.forEach((area, index) => {
    for (const { town_id, name } of area.towns) {
      const town = towns.find((one) => one.town_id === town_id);
      if (town === undefined) continue;
      const [x, y] = at(town.lon, town.lat);
      const mark = draw('g', { class: area.starts_on <= shown.today ? 'town town-begun' : 'town' });
      const number = draw('text', { x, y, 'text-anchor': 'middle', dy: '0.35em' });
      number.textContent = String(index + 1);
      const title = draw('title', {});
      title.textContent = `${name}　${area.name}`;
      mark.append(title, draw('circle', { cx: x, cy: y, r: radius }), number);
      root.append(mark);
    }
  });
  return root;
}
