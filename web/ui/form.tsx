import type { KeyboardEvent, ReactNode } from 'react';

/**
 * A form that is sent once: not again while `isBusy`, and never because Enter is held down.
 * Checking is left to the server and to the page, so that messages stand at the fields in plain Japanese.
 */
export function Form({
  children,
  onSubmit,
  isBusy = false,
  label,
}: {
  children: ReactNode;
  onSubmit: () => void;
  isBusy?: boolean;
  label?: string;
}): ReactNode {
  return (
    <form
      className="form"
      noValidate
      aria-label={label}
      onKeyDownCapture={stopRepeatedEnter}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) onSubmit();
      }}
    >
      {children}
    </form>
  );
}

/** Keeps an Enter that is still held down from pressing what has just appeared under it. */
export function stopRepeatedEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.repeat) {
    event.preventDefault();
    event.stopPropagation();
  }
}
