// The talk between a counter and its second window, which stand in one browser: which visit it is, where to look, and
// where a finger rests before its はい goes to the server. Nothing of it leaves the machine.
import { z } from 'zod';

const Position = z.tuple([z.number(), z.number()]);

/** From the counter: this visit, shown so. A fresh `window_id` blanks the window for the next applicant. */
const Show = z.object({
  say: z.literal('show'),
  window_id: z.uuid(),
  /** Null: the whole town. Never the house that is suspected. */
  view: z.object({ title: z.string(), centre: Position, zoom: z.number() }).nullable(),
});
export type Show = z.infer<typeof Show>;

const Message = z.discriminatedUnion('say', [
  Show,
  z.object({ say: z.literal('who') }),
  z.object({ say: z.literal('pointing'), window_id: z.uuid(), at: Position.nullable() }),
  z.object({ say: z.literal('accepted'), window_id: z.uuid() }),
  z.object({ say: z.literal('leaving') }),
]);
export type WindowMessage = z.infer<typeof Message>;

export type Channel = { send: (message: WindowMessage) => void; close: () => void };

/** `counterId` tells several counters in one browser apart. */
export function openChannel(counterId: string, onMessage: (message: WindowMessage) => void): Channel {
  const channel = new BroadcastChannel(`musubi-applicant-${counterId}`);
  channel.addEventListener('message', ({ data }) => {
    const message = Message.safeParse(data);
    if (message.success) onMessage(message.data);
  });
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has none: it stays within its origin
    send: (message) => channel.postMessage(message),
    close: () => channel.close(),
  };
}

/** /applicant/990019/r8-eq#counter */
export function applicantAddress(
  { municipality, disaster }: { municipality: string; disaster: string },
  counterId: string,
): string {
  return `/applicant/${encodeURIComponent(municipality)}/${encodeURIComponent(disaster)}#${counterId}`;
}
