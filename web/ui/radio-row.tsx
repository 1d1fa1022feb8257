import type { ReactNode } from 'react';
import { FieldError, Label, Radio, RadioGroup } from 'react-aria-components';
import './radio-row.css';

/** One of a few, all in sight: one stop of the Tab key, arrows choose. */
export function RadioRow<Id extends string>({
  label,
  choices,
  value,
  onChange,
  error,
  isRequired = false,
  isLabelHidden = false,
}: {
  label: string;
  choices: readonly { id: Id; title: string }[];
  value: Id | null;
  onChange: (value: Id) => void;
  error?: string | undefined;
  isRequired?: boolean;
  isLabelHidden?: boolean;
}): ReactNode {
  return (
    <RadioGroup
      className="radio-row"
      value={value}
      onChange={(chosen) => {
        const found = choices.find((choice) => choice.id === chosen);
        if (found) onChange(found.id);
      }}
      orientation="horizontal"
      isRequired={isRequired}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <Label className={isLabelHidden ? 'visually-hidden' : 'field-label'}>
        {label}
        {isRequired && <span className="field-required">必須</span>}
      </Label>
      <div className="radio-choices">
        {choices.map((choice) => (
          <Radio key={choice.id} value={choice.id} className="radio">
            <span className="radio-dot" aria-hidden="true" />
            {choice.title}
          </Radio>
        ))}
      </div>
      <FieldError className="field-error">{error}</FieldError>
    </RadioGroup>
  );
}
