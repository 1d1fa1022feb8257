// What the pages hear of an operator's base map; the archive itself is read by ranges.
import { z } from 'zod';
import { basemapSchemas } from '../../tiles/styles/basemaps/basemap.ts';

export const BasemapView = z.object({
  basemap: z
    .object({
      schema: z.enum(basemapSchemas),
      version: z.string(),
      min_zoom: z.number(),
      max_zoom: z.number(),
      bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
      attribution: z.string(),
    })
    /** Null: the town's own map layers are drawn. */
    .nullable(),
});
export type BasemapView = z.infer<typeof BasemapView>;

/** For operators: also what is wrong with a file that cannot be used. */
export const BasemapReport = z.discriminatedUnion('state', [
  z.object({ state: z.literal('absent') }),
  z.object({ state: z.literal('unreadable'), file: z.string(), problem_ja: z.string() }),
  z.object({
    state: z.literal('ready'),
    file: z.string(),
    bytes: z.number(),
    schema: z.enum(basemapSchemas),
    attribution: z.string(),
  }),
]);
export type BasemapReport = z.infer<typeof BasemapReport>;
