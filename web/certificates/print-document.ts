/**
 * Opens the browser's print dialog for the PDF in a frame of ours. Where the browser shows PDFs in a page that
 * scripts may not reach, the PDF opens in a window of its own, from which it can be printed.
 */
export function printDocument(frame: HTMLIFrameElement): void {
  try {
    const inside = frame.contentWindow;
    if (!inside) throw new Error('the frame shows no page');
    inside.focus();
    inside.print();
  } catch {
    window.open(frame.src, '_blank', 'noopener');
  }
}
