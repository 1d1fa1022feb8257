import { callForForm } from './applications.data.ts';
import type { Where } from './certificates.data.ts';

/** How long the PDF stays in this page's memory for its window to load. */
const keptMs = 60_000;

/** Opens the form as PDF in a window of its own, from which it is printed. */
export async function openForm(
  where: Where,
  of: { household_number?: string; application_id?: string },
): Promise<void> {
  // Opened in the press itself, before waiting: a later one would be blocked as unasked for.
  const opened = window.open('', '_blank');
  try {
    const url = URL.createObjectURL(await callForForm(where, of));
    setTimeout(() => URL.revokeObjectURL(url), keptMs);
    if (opened) opened.location.href = url;
  } catch (problem) {
    opened?.close();
    throw problem;
  }
}
