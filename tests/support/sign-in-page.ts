// The way into a page for a browser story: by the sign-in page, as everybody comes.
import type { Page } from 'playwright-core';

/** Opens `address` and signs in where the page asks for it; ends on the address that was wanted. */
export async function enter(
  page: Page,
  address: string,
  { user_id, password }: { user_id: string; password: string },
): Promise<void> {
  await page.goto(address);
  await page.getByLabel('利用者ID').fill(user_id);
  await page.getByLabel('パスワード').fill(password);
  await page.getByRole('button', { name: 'サインイン' }).click();
  await page.waitForURL((url) => url.pathname === address.split('?')[0]);
}
