// Global set-up of the browser stories: they look at the built pages, as everybody does.
import { buildWeb } from '../../scripts/build-web.ts';

export default async function setUp(): Promise<void> {
  await buildWeb();
}
