// The operator's base map: one PMTiles archive in the data folder, or where MUSUBI_BASEMAP says. It is looked at
// again whenever it has changed, so that a new file needs no restart.
import { open, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Compression, PMTiles, ResolvedValueCache, TileType } from 'pmtiles';
import type { Header, Source } from 'pmtiles';
import { z } from 'zod';
import { schemaOf } from '../../tiles/styles/basemaps/basemap.ts';
import type { Basemap, BasemapSchema } from '../../tiles/styles/basemaps/basemap.ts';
import type { House } from '../http/environment.ts';

export type BasemapState =
  | { state: 'absent' }
  /** `problem_ja` is for operators: what is wrong and the way out. */
  | { state: 'unreadable'; file: string; problem_ja: string }
  | { state: 'ready'; file: string; path: string; bytes: number; basemap: Basemap };

type Looked = { mark: string; state: Promise<BasemapState> };

const looked = new WeakMap<object, Looked>();
/** A town's metadata has some kilobytes; what is much longer is none. */
const longestMetadata = 4 * 1024 * 1024;

class Unfit extends Error {}

/** What there is to serve now; says it once to the log, and again when the file has changed. Never throws. */
export async function readBasemap({ settings, log }: Pick<House, 'settings' | 'log'>): Promise<BasemapState> {
  const path = settings.basemap ?? join(settings.dataFolder, 'basemap.pmtiles');
  const found = await stat(path).catch(() => null);
  const mark = found ? [path, found.ino, found.size, found.mtimeMs].join(' ') : 'none';
  const known = looked.get(settings);
  if (known?.mark === mark) return known.state;
  const state = found
    ? inspect(path, mark, settings.basemapAttribution)
    : Promise.resolve(missing(settings.basemap));
  looked.set(settings, { mark, state });
  const now = await state;
  if (now.state === 'unreadable')
    log.warn(
      { file: now.file, reason: now.problem_ja },
      'base map not usable; the town’s own map layers are drawn',
    );
  if (now.state === 'ready')
    log.info({ file: now.file, schema: now.basemap.schema, bytes: now.bytes }, 'base map in use');
  return now;
}

/** Without a name the file may be missing; one that was named ought to be there. */
function missing(named: string | undefined): BasemapState {
  if (named === undefined) return { state: 'absent' };
  return {
    state: 'unreadable',
    file: basename(named),
    problem_ja: 'MUSUBI_BASEMAP のファイルがありません。置き場所と名前を確かめてください。',
  };
}

async function inspect(path: string, mark: string, attribution: string | undefined): Promise<BasemapState> {
  const file = basename(path);
  let handle: FileHandle | undefined;
  try {
    handle = await open(path);
    const { size } = await handle.stat();
    const archive = new PMTiles(sourceOf(handle, path), new ResolvedValueCache());
    const header = await archive.getHeader().catch(() => {
      throw new Unfit('PMTiles（版3）のファイルではありません。');
    });
    const metadata = await readMetadata(archive, header, size);
    const schema = schemaIn(header, metadata);
    const version = await versionOf(mark);
    const basemap: Basemap = {
      schema,
      version,
      min_zoom: header.minZoom,
      max_zoom: header.maxZoom,
      bounds: [header.minLon, header.minLat, header.maxLon, header.maxLat],
      attribution:
        attribution ??
        (plainText(metadata.attribution ?? '') || `${metadata.name ?? file}（出典の記載なし）`),
    };
    return { state: 'ready', file, path, bytes: size, basemap };
  } catch (error) {
    const problem_ja =
      error instanceof Unfit
        ? error.message
        : 'ファイルを読めません。権限と、コピーが終わっているかを確かめてください。';
    return { state: 'unreadable', file, problem_ja };
  } finally {
    await handle?.close();
  }
}

/** The parts that we take from an archive's metadata; whatever else stands there is left alone. */
const Metadata = z.object({
  name: z.string().max(200).optional().catch(undefined),
  attribution: z.string().max(2000).optional().catch(undefined),
  vector_layers: z
    .array(z.object({ id: z.string() }))
    .optional()
    .catch(undefined),
});
type Metadata = z.infer<typeof Metadata>;

async function readMetadata(archive: PMTiles, header: Header, size: number): Promise<Metadata> {
  const end = Math.max(
    header.jsonMetadataOffset + header.jsonMetadataLength,
    header.leafDirectoryOffset + (header.leafDirectoryLength ?? 0),
    header.tileDataOffset + (header.tileDataLength ?? 0),
  );
  if (end > size) throw new Unfit('ファイルが途中で切れています。もう一度コピーしてください。');
  for (const compression of [header.internalCompression, header.tileCompression])
    if (
      compression !== Compression.None &&
      compression !== Compression.Gzip &&
      compression !== Compression.Unknown
    )
      throw new Unfit('圧縮の方式が使えません。gzip で作り直してください。');
  if (header.jsonMetadataLength > longestMetadata) throw new Unfit('メタデータが長すぎます。');
  const metadata = Metadata.safeParse(await archive.getMetadata());
  if (!metadata.success) throw new Unfit('メタデータを読めません。');
  // The first directory and one tile through it: what is broken there would leave the map blank.
  const [zoom, x, y] = middleTile(header);
  await archive.getZxy(zoom, x, y);
  return metadata.data;
}

function schemaIn({ tileType }: Header, { vector_layers = [] }: Metadata): BasemapSchema {
  if ([TileType.Png, TileType.Jpeg, TileType.Webp, TileType.Avif].includes(tileType)) return 'raster';
  const schema = tileType === TileType.Mvt ? schemaOf(vector_layers.map(({ id }) => id)) : null;
  if (schema === null)
    throw new Unfit(
      'レイヤーの構成が分かりません。Protomaps、OpenMapTiles、国土地理院最適化ベクトルタイルか、画像のタイルにしてください。',
    );
  return schema;
}

function middleTile({
  minZoom,
  minLon,
  maxLon,
  minLat,
  maxLat,
}: Header): [zoom: number, x: number, y: number] {
  const [lon, lat] = [(minLon + maxLon) / 2, (minLat + maxLat) / 2];
  const side = 2 ** minZoom;
  const north = Math.asinh(Math.tan((lat * Math.PI) / 180));
  const within = (share: number): number => Math.min(side - 1, Math.max(0, Math.floor(share * side)));
  return [minZoom, within((lon + 180) / 360), within((1 - north / Math.PI) / 2)];
}

function sourceOf(handle: FileHandle, path: string): Source {
  return {
    getKey: () => path,
    async getBytes(offset, length) {
      const bytes = new Uint8Array(length);
      const { bytesRead } = await handle.read(bytes, 0, length, offset);
      return { data: bytes.buffer.slice(0, bytesRead) };
    },
  };
}

async function versionOf(mark: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(mark));
  return Buffer.from(hash).toString('base64url').slice(0, 22);
}

/** Attributions are often written as markup; here they are words. */
function plainText(markup: string): string {
  return markup
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&copy;', '©')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
