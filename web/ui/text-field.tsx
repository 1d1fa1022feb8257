import type { ReactNode, Ref } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField as AriaTextField } from 'react-aria-components';
import './fields.css';

export type TextFieldProps = {
  label: string;
  name: string;
  value: string;
  onChange: (value: string) => void;
  /** What is wrong and how to put it right; stands under the field. */
  error?: string | undefined;
  hint?: string | undefined;
  type?: 'text' | 'password' | 'search' | 'date' | 'time' | undefined;
  autoComplete?: string | undefined;
  inputMode?: 'text' | 'numeric' | 'decimal' | 'search' | undefined;
  placeholder?: string | undefined;
  isRequired?: boolean | undefined;
  isReadOnly?: boolean | undefined;
  isDisabled?: boolean | undefined;
  autoFocus?: boolean | undefined;
  /** More than one: a text area of so many lines. */
  rows?: number | undefined;
  /** The label is read out but not shown. */
  isLabelHidden?: boolean | undefined;
  inputRef?: Ref<HTMLInputElement> | undefined;
};

export function TextField({
  label,
  name,
  value,
  onChange,
  error,
  hint,
  type = 'text',
  autoComplete = 'off',
  inputMode,
  placeholder,
  isRequired = false,
  isReadOnly = false,
  isDisabled = false,
  autoFocus = false,
  rows = 1,
  isLabelHidden = false,
  inputRef,
}: TextFieldProps): ReactNode {
  return (
    <AriaTextField
      className="field"
      name={name}
      value={value}
      onChange={onChange}
      type={type}
      autoComplete={autoComplete}
      isRequired={isRequired}
      isReadOnly={isReadOnly}
      isDisabled={isDisabled}
      isInvalid={error !== undefined}
      autoFocus={autoFocus}
      validationBehavior="aria"
      {...(inputMode ? { inputMode } : {})}
    >
      <Label className={isLabelHidden ? 'visually-hidden' : 'field-label'}>
        {label}
        {isRequired && <span className="field-required">必須</span>}
      </Label>
      {hint && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      {rows > 1 ? (
        <TextArea className="field-input field-area" rows={rows} {...(placeholder ? { placeholder } : {})} />
      ) : (
        <Input
          className="field-input"
          {...(inputRef ? { ref: inputRef } : {})}
          {...(placeholder ? { placeholder } : {})}
        />
      )}
      <FieldError className="field-error">{error}</FieldError>
    </AriaTextField>
  );
}
