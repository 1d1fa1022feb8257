// What the surroundings decide. Read once at the start, so that a wrong value stops the program there.
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';

export const exposures = ['staff', 'field', 'public', 'number'] as const;
export type Exposure = (typeof exposures)[number];

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  HOST: z.string().default('127.0.0.1'),
  MUSUBI_DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z.string().optional(),
  MUSUBI_DEMO: z.enum(['on', 'off']).default('on'),
  MUSUBI_EXPOSE: z
    .string()
    .default('staff,field,public')
    .transform((list) => list.split(',').map((name) => name.trim()))
    .pipe(z.array(z.enum(exposures)).min(1)),
  /** Set where a proxy of our own stands in front: the client's address is then its X-Forwarded-For. */
  MUSUBI_BEHIND_PROXY: z.enum(['on', 'off']).default('off'),
  /** A PMTiles archive; without it `basemap.pmtiles` in the data folder, where there is one. */
  MUSUBI_BASEMAP: z.string().optional(),
  /** Whose map it is, where the archive does not say so itself. */
  MUSUBI_BASEMAP_ATTRIBUTION: z.string().max(500).optional(),
  MUSUBI_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export interface Settings {
  port: number;
  host: string;
  dataFolder: string;
  databaseUrl: string | undefined;
  demo: boolean;
  expose: ReadonlySet<Exposure>;
  behindProxy: boolean;
  /** Path of the operator's base map; undefined: looked for in the data folder. */
  basemap: string | undefined;
  basemapAttribution: string | undefined;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** Throws a ZodError that names the variable at fault. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const given = Environment.parse(environment);
  const atHome = (path: string) => resolve(path.replace(/^~(?=\/|$)/, homedir()));
  return {
    port: given.PORT,
    host: given.HOST,
    dataFolder: atHome(given.MUSUBI_DATA_DIR),
    databaseUrl: given.DATABASE_URL === '' ? undefined : given.DATABASE_URL,
    demo: given.MUSUBI_DEMO === 'on',
    expose: new Set(given.MUSUBI_EXPOSE),
    behindProxy: given.MUSUBI_BEHIND_PROXY === 'on',
    basemap: given.MUSUBI_BASEMAP ? atHome(given.MUSUBI_BASEMAP) : undefined,
    basemapAttribution: given.MUSUBI_BASEMAP_ATTRIBUTION || undefined,
    logLevel: given.MUSUBI_LOG,
  };
}
