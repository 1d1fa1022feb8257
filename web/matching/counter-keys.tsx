import type { ReactNode } from 'react';

/** The keys that do something now. `isOpen`: rows stand there to be chosen. */
export function CounterKeys({ isOpen }: { isOpen: boolean }): ReactNode {
  return (
    <p className="counter-keys">
      <kbd>/</kbd> 検索欄 <kbd>↑↓</kbd> 行{' '}
      {isOpen && (
        <>
          <kbd>←→</kbd> 列{' '}
        </>
      )}
      <kbd>Enter</kbd> 選ぶ{' '}
      {isOpen && (
        <>
          <kbd>スペース</kbd> 全項目{' '}
        </>
      )}
      <kbd>Esc</kbd> 一つ戻る
    </p>
  );
}
