import { useEffect, useState, type ReactNode, type RefObject } from 'react';
import { Button } from '../ui/button.tsx';
import { stopRepeatedEnter } from '../ui/form.tsx';
import { TextField } from '../ui/text-field.tsx';
import { boxName } from './use-free-focus.ts';

/** The one box: takes anything, Enter looks it up. "/" comes back to it from anywhere on the page. */
export function SearchBox({
  onAsk,
  isBusy,
  inputRef,
}: {
  onAsk: (text: string) => void;
  isBusy: boolean;
  inputRef: RefObject<HTMLInputElement | null>;
}): ReactNode {
  // Kept here, so that typing draws nothing but the box.
  const [text, setText] = useState('');
  const [isBlank, setBlank] = useState(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isSlash = event.key === '/' || (event.key === 'Process' && event.code === 'Slash');
      if (!isSlash || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const input = inputRef.current;
      if (!input || input.closest('[inert], [aria-hidden="true"]')) return;
      event.preventDefault();
      input.focus();
      input.select();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [inputRef]);

  return (
    <form
      className="counter-search"
      role="search"
      aria-label="窓口の検索"
      noValidate
      onKeyDownCapture={stopRepeatedEnter}
      onSubmit={(event) => {
        event.preventDefault();
        const trimmed = text.trim();
        setBlank(trimmed === '');
        if (trimmed !== '') onAsk(trimmed);
      }}
    >
      <TextField
        label="調査番号・氏名・カナ・住所・世帯番号・物件番号"
        isLabelHidden
        name={boxName}
        type="search"
        value={text}
        onChange={setText}
        error={isBlank ? '番号・氏名・住所のどれかを入力してください。' : undefined}
        placeholder="調査番号・氏名・カナ・住所・世帯番号・物件番号"
        autoFocus
        inputRef={inputRef}
      />
      <Button type="submit" isBusy={isBusy}>
        検索
      </Button>
    </form>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]') !== null;
}
