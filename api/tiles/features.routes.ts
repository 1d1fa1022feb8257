import { Hono } from 'hono';
import type { Env } from '../http/environment.ts';
import { search } from '../http/mounts.ts';
import { problems } from '../http/problem.ts';
import { valid } from '../http/validate.ts';
import { getDisasterContext } from '../matching/disaster-context.ts';
import { listTileLayersFor } from '../../tiles/layers.ts';
import { FeaturePage, FeatureQuestion } from './features.contract.ts';
import type { ListedLayer } from './features.contract.ts';
import { maskFeatures } from './masked-features.ts';
import { notPlain } from './tile-rows.ts';
import { listFeatures } from './features.queries.ts';

const personal = { households: 'household', buildings: 'property', surveys: 'survey' } as const;

/** What is in view as a list: the map's accessible twin. A layer that one may not see is absent. */
export const featuresRoutes = new Hono<Env>().post(
  '/:municipality/:disaster/features/search',
  search({ exposure: 'staff', permission: 'session', action: 'tiles.list', privacy: 'masked' }),
  valid('json', FeatureQuestion),
  async (c) => {
    const { asking, reader, audit } = c.var;
    const question = c.req.valid('json');
    const mine = listTileLayersFor([...asking.session.permissions]);
    const isPrivate = asking.session.privacy !== null;
    if (!mine.some(({ name }) => name === question.layer) || (isPrivate && notPlain.has(question.layer)))
      throw problems.notFound();
    const context = await getDisasterContext(reader, asking.municipality, asking.disaster);
    const page = FeaturePage.parse(await listFeatures(reader, context, question));
    audit.note({ layer: question.layer, rows: page.rows.length });
    if (isPersonal(question.layer))
      audit.saw(
        personal[question.layer],
        page.rows.map(({ name }) => name),
      );
    return c.json(isPrivate ? FeaturePage.parse(maskFeatures(page, question)) : page, 200);
  },
);

function isPersonal(layer: ListedLayer): layer is keyof typeof personal {
  return layer in personal;
}
