import { useMutation } from '@tanstack/react-query';

/** How long the browser keeps a paper that it shows in another tab. */
const keptMs = 60_000;

/** Shows a PDF in a window of its own. Call `open` in the press itself: a window that opens later is blocked as unasked for. */
export function usePaperWindow(): {
  open: (read: () => Promise<Blob>) => void;
  isOpening: boolean;
  problem: Error | null;
} {
  const opening = useMutation({
    mutationFn: async ({ read, target }: { read: () => Promise<Blob>; target: Window | null }) => {
      try {
        const url = URL.createObjectURL(await read());
        setTimeout(() => URL.revokeObjectURL(url), keptMs);
        if (target) target.location.href = url;
      } catch (problem) {
        target?.close();
        throw problem;
      }
    },
  });
  return {
    open: (read) => opening.mutate({ read, target: window.open('', '_blank') }),
    isOpening: opening.isPending,
    problem: opening.error,
  };
}
