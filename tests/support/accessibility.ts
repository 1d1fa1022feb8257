// What axe finds wrong with a page, by the rules that a municipality must keep (WCAG 2.2 AA, so JIS X 8341-3 AA).
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { z } from 'zod';

const Found = z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) }));

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Rule and element, one line each; empty when nothing is wrong. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const violations: unknown = await page.evaluate(
    // What react-aria says aloud may point to a button that has just left with its page.
    `axe.run({ exclude: [['[data-live-announcer]']] }, { runOnly: { type: 'tag', values: ${JSON.stringify(rules)} } }).then((found) => found.violations)`,
  );
  return Found.parse(violations).flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`),
  );
}
