// The keyboard of a person at work: every press is counted.
import type { Locator, Page } from 'playwright-core';

export interface Hands {
  readonly page: Page;
  readonly press: (key: string) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  /** Presses since the last `rest`. */
  readonly presses: () => number;
  readonly rest: () => void;
}

export function handsOn(page: Page): Hands {
  let presses = 0;
  return {
    page,
    press: (key) => {
      presses += 1;
      return page.keyboard.press(key);
    },
    type: (text) => {
      presses += text.length;
      return page.keyboard.type(text);
    },
    presses: () => presses,
    rest: () => {
      presses = 0;
    },
  };
}

/** With the Tab key, to what has the focus then. */
export async function tabTo({ page, press }: Pick<Hands, 'page' | 'press'>, target: Locator): Promise<void> {
  await target.first().waitFor();
  for (let tabs = 0; tabs < 80; tabs += 1) {
    if (await target.first().evaluate((element) => element.matches(':focus'))) return;
    await press('Tab');
  }
  throw new Error(`the Tab key does not lead there on ${page.url()}`);
}
