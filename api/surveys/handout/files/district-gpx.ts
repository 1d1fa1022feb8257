// GPX 1.1 for hand-held receivers and map programs: a waypoint for each building and a route through them in order.
import type { DistrictHandout, HandoutStop } from '../district-handout.ts';
import { stopsToVisit } from '../district-handout.ts';
import { describeBuilding } from '../words.ts';

export function toGpx(district: DistrictHandout): string {
  const visits = stopsToVisit(district);
  const name = `調査区 ${district.district_number}`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gpx version="1.1" creator="Musubi" xmlns="http://www.topografix.com/GPX/1/1">',
    `  <metadata><name>${escape(name)}</name><desc>${escape(`${district.plan} ${district.as_of} 時点`)}</desc></metadata>`,
    ...visits.map((stop) => `  ${point('wpt', stop)}`),
    '  <rte>',
    `    <name>${escape(name)}</name>`,
    ...visits.map((stop) => `    ${point('rtept', stop)}`),
    '  </rte>',
    '</gpx>',
    '',
  ].join('\n');
}

/** Names begin with the order, so that a list on a small screen sorts as the team walks. */
function point(tag: 'wpt' | 'rtept', stop: HandoutStop): string {
  const order = String(stop.order ?? 0).padStart(3, '0');
  const about = [stop.address, describeBuilding(stop)].filter((text) => text !== '').join(' ');
  return (
    `<${tag} lat="${stop.lat.toFixed(7)}" lon="${stop.lon.toFixed(7)}">` +
    `<name>${order} ${escape(stop.survey_number)}</name><desc>${escape(about)}</desc></${tag}>`
  );
}

/** Also takes out what XML 1.0 cannot hold at all. */
function escape(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
