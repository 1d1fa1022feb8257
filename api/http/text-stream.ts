/**
 * Text that is made piece by piece, as the UTF-8 body of an answer; no more is made once the reader has gone.
 * Written out because `ReadableStream.from` is unknown to the browser types, under which the web reads our routes.
 */
export function textStream(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const piece = await pieces.next();
      if (piece.done) controller.close();
      else controller.enqueue(encoder.encode(piece.value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
