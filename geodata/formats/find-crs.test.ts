import { expect, test } from 'vitest';
import { crsOfName, crsOfWkt } from './find-crs.ts';
import { prjOf } from './made-files.ts';

test.each([
  [prjOf[6668], 6668],
  [prjOf[4301], 4301],
  [prjOf[2450], 2450],
  [prjOf[2450].replaceAll('2000', '2011'), 6676],
  [prjOf[2450].replace('138.5', '139.8333333333333'), 2451],
  [prjOf[2450].replace('138.5', '123.0'), 'unknown'],
  [prjOf[2450].replaceAll('JGD_2000', 'WGS_1984'), 'unknown'],
  ['GEOGCS["WGS 84",DATUM["WGS_1984"],AUTHORITY["EPSG","4326"]]', 4326],
  ['PROJCS["WGS 84 / Pseudo-Mercator",DATUM["WGS_1984"],AUTHORITY["EPSG","3857"]]', 'unknown'],
  ['GEOGCRS["JGD2011",DATUM["Japanese Geodetic Datum 2011"],ID["EPSG",6668]]', 6668],
  ['', 'unknown'],
])('system %#, written as WKT, is found', (wkt, expected) => {
  expect(crsOfWkt(wkt)).toBe(expected);
});

test.each([
  ['urn:ogc:def:crs:EPSG::6668', 6668],
  ['EPSG:4326', 4326],
  ['urn:ogc:def:crs:OGC:1.3:CRS84', 4326],
  ['http://www.opengis.net/def/crs/EPSG/0/6677', 6677],
  ['urn:ogc:def:crs:EPSG::3857', 'unknown'],
  ['local', 'unknown'],
])('the system named %s is %s', (name, expected) => {
  expect(crsOfName(name)).toBe(expected);
});
