import { useRef, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useFunctionKey, type FunctionKey } from './function-keys.ts';
import './button.css';

export type ButtonProps = {
  children: ReactNode;
  /** Not needed for a submit button of a form. */
  onPress?: (() => void) | undefined;
  /** One primary a page, named by its verb; danger only inside a confirmation or beside its consequence. */
  tone?: 'primary' | 'plain' | 'quiet' | 'danger' | undefined;
  size?: 'normal' | 'small' | undefined;
  type?: 'button' | 'submit' | undefined;
  /** Printed on the button, and pressing it anywhere on the page presses the button. */
  shortcut?: FunctionKey | undefined;
  isDisabled?: boolean | undefined;
  /** Under way: shown, and presses are ignored until it ends. */
  isBusy?: boolean | undefined;
  'aria-label'?: string;
  'aria-pressed'?: boolean;
  'aria-expanded'?: boolean;
  'aria-controls'?: string;
  autoFocus?: boolean | undefined;
};

export function Button({
  children,
  onPress,
  tone = 'plain',
  size = 'normal',
  type = 'button',
  shortcut,
  isDisabled = false,
  isBusy = false,
  autoFocus = false,
  ...aria
}: ButtonProps): ReactNode {
  const element = useRef<HTMLButtonElement>(null);
  useFunctionKey(shortcut, () => element.current?.click(), { enabled: !isDisabled && !isBusy, element });
  return (
    <AriaButton
      {...aria}
      ref={element}
      className={`button button-${tone} button-${size}`}
      type={type}
      isDisabled={isDisabled}
      isPending={isBusy}
      autoFocus={autoFocus}
      {...(onPress ? { onPress: () => onPress() } : {})}
    >
      {isBusy && <span className="button-spinner" aria-hidden="true" />}
      <span className="button-words">{children}</span>
      {shortcut && <kbd className="button-key">{shortcut}</kbd>}
    </AriaButton>
  );
}
