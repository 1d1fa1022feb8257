import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import './fields.css';

export function Checkbox({
  children,
  isSelected,
  onChange,
  isIndeterminate = false,
  isDisabled = false,
}: {
  children: ReactNode;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  isIndeterminate?: boolean;
  isDisabled?: boolean;
}): ReactNode {
  return (
    <AriaCheckbox
      className="checkbox"
      isSelected={isSelected}
      onChange={onChange}
      isIndeterminate={isIndeterminate}
      isDisabled={isDisabled}
    >
      <svg className="checkbox-box" viewBox="0 0 18 18" aria-hidden="true">
        <path d={isIndeterminate ? 'M4 9H14' : 'M4 9.5L7.5 13L14 5.5'} />
      </svg>
      <span>{children}</span>
    </AriaCheckbox>
  );
}
