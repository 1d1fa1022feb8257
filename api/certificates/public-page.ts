// A page for everybody: built beside the staff pages, of which it brings nothing.
import { readFile } from 'node:fs/promises';
import type { Context } from 'hono';
import type { Env } from '../http/environment.ts';
import { problems } from '../http/problem.ts';

/** Folders of `web/certificates`. */
type PublicPage = 'check' | 'public-areas';

/** Throws not-found where the pages are not built. */
export async function servePage(c: Pick<Context<Env>, 'html'>, page: PublicPage): Promise<Response> {
  const file = new URL(`../../dist/certificates/${page}/index.html`, import.meta.url);
  const html = await readFile(file, 'utf8').catch(() => {
    throw problems.notFound();
  });
  return c.html(html, 200, { 'cache-control': 'no-cache' });
}
