import { isDatedKind, isMapKind } from '../../api/imports/import-kinds.contract.ts';
import { ImportEncoding, type ImportAgain, type ImportDetail } from '../../api/imports/imports.contract.ts';
import type { Mapping } from '../../api/imports/mappings.contract.ts';
import type { z } from 'zod';

/** How a stored file is to be read, as far as a person can say. */
export type Reading = {
  /** Null: as it was read. */
  encoding: ImportEncoding | null;
  /** EPSG code; `auto`: what the file says; null: to be chosen. */
  crs: string | null;
  source: string;
  asOf: string;
};

type Read = Pick<ImportDetail, 'kind' | 'crs' | 'crs_found' | 'source' | 'as_of' | 'way_out' | 'encoding'>;

export function readingOf(row: Read): Reading {
  return {
    encoding: null,
    crs: crsOf(row),
    source: row.source ?? '',
    asOf: row.as_of ?? '',
  };
}

/** Whether the system was said by a person, or by nobody; one that the file names is found again. */
export function isCrsChosen({ crs, crs_found }: Pick<Read, 'crs' | 'crs_found'>): boolean {
  return crs !== null && crs !== crs_found;
}

function crsOf(row: Read): string | null {
  if (isCrsChosen(row)) return String(row.crs);
  return row.way_out === 'crs' ? null : 'auto';
}

/** A file that was refused for its system must be given another one. */
export function crsFault(row: Read, { crs }: Reading): string | undefined {
  if (row.way_out !== 'crs') return undefined;
  if (crs === null || crs === 'auto') return '座標系を選んでください。';
  return crs === String(row.crs) ? '別の座標系を選んでください。' : undefined;
}

/** What to send: only what differs, since everything else stays as it was. The encoding would be found anew. */
export function againOf(
  row: Read & Pick<ImportDetail, 'mapping'>,
  { encoding, crs, source, asOf }: Reading,
  mapping: Mapping | null,
  mappingName: string | null,
): z.input<typeof ImportAgain> {
  const former = ImportEncoding.safeParse(row.encoding === 'utf-8-bom' ? 'utf-8' : row.encoding);
  const read = encoding ?? (former.success ? former.data : null);
  const isMapped =
    mapping !== null &&
    (row.mapping !== null || Object.keys(mapping.columns).length + Object.keys(mapping.values).length > 0);
  return {
    ...(read === null ? {} : { encoding: read }),
    ...(crs === null || crs === 'auto' || crs === String(row.crs) ? {} : { crs: Number(crs) }),
    ...(isMapKind(row.kind) && source.trim() !== '' && source.trim() !== row.source
      ? { source: source.trim() }
      : {}),
    ...(isDatedKind(row.kind) && asOf !== '' && asOf !== row.as_of ? { as_of: asOf } : {}),
    ...(isMapped ? { mapping } : {}),
    ...(isMapped && mappingName !== null ? { mapping_name: mappingName } : {}),
  };
}
