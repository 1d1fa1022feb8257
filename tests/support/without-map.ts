// A PC of the town hall that cannot draw maps: the staff pages work on it all the same, and stories that are not
// about the map go faster.
import type { Page } from 'playwright-core';

/** To be called before the first page is opened. */
export async function withoutMap(page: Page): Promise<void> {
  await page.addInitScript(`
    const getContext = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
      return kind.startsWith('webgl') ? null : getContext.call(this, kind, ...rest);
    };
  `);
}
