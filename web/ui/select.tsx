import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  FieldError,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components';
import './fields.css';

export type Choice<Id extends string> = { id: Id; title: string };

export function Select<Id extends string>({
  label,
  choices,
  value,
  onChange,
  error,
  placeholder = '選んでください',
  isRequired = false,
  isDisabled = false,
  isLabelHidden = false,
}: {
  label: string;
  choices: readonly Choice<Id>[];
  value: Id | null;
  onChange: (value: Id) => void;
  error?: string | undefined;
  placeholder?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  /** The label is read out but not shown. */
  isLabelHidden?: boolean;
}): ReactNode {
  return (
    <AriaSelect
      className="field"
      value={value}
      onChange={(key) => {
        const chosen = choices.find((choice) => choice.id === key);
        if (chosen) onChange(chosen.id);
      }}
      placeholder={placeholder}
      isRequired={isRequired}
      isDisabled={isDisabled}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <Label className={isLabelHidden ? 'visually-hidden' : 'field-label'}>
        {label}
        {isRequired && <span className="field-required">必須</span>}
      </Label>
      <AriaButton className="field-input select-button">
        <SelectValue className="select-value" />
        <svg className="select-arrow" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M3 6l5 5 5-5" />
        </svg>
      </AriaButton>
      <FieldError className="field-error">{error}</FieldError>
      <Popover className="popover select-popover">
        <ListBox className="list-box" items={choices}>
          {(choice) => (
            <ListBoxItem id={choice.id} className="list-box-item" textValue={choice.title}>
              {choice.title}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
