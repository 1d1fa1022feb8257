// The form for a new import, as a person fills it.
import type { Page } from 'playwright-core';

/** A file in the page's own chooser. */
export interface GivenFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** Chooses kind and file, says who handed it over, and sends it. `kind` as the page names it. */
export async function sendFile(page: Page, kind: string, file: GivenFile, asOf: string): Promise<void> {
  await page.getByRole('button', { name: 'ファイルを取り込む' }).click();
  await page.getByRole('button', { name: /種類/ }).click();
  await page.getByRole('option', { name: kind }).click();
  await page.getByLabel('ファイル', { exact: true }).and(page.locator('input')).setInputFiles(file);
  await page.getByLabel(/^基準日/).fill(asOf);
  await page.getByLabel(/^引渡し者/).fill('市民課 海野');
  await page.getByLabel(/^媒体必須/).fill('USBメモリ');
  await page.getByLabel(/^媒体の返却・廃棄/).fill('取込後すぐに返却');
  await page.getByRole('button', { name: '送って点検する' }).click();
}

/** 新規, 変更, 変更なし, 消える or ファイルにない, 取り込めない: as the page shows them. */
export async function dryRunFigures(page: Page): Promise<Record<string, string>> {
  await page.locator('.import-figure dt').first().waitFor();
  const terms = await page.locator('.import-figure dt').allInnerTexts();
  const values = await page.locator('.import-figure dd').allInnerTexts();
  return Object.fromEntries(terms.map((term, place) => [term, values[place] ?? '']));
}
