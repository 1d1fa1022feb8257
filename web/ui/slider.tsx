import type { ReactNode } from 'react';
import { Label, Slider as AriaSlider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import './slider.css';

/** A figure that is tried out rather than typed: what follows from it changes while it is drawn. Arrow keys go step by step. */
export function Slider({
  label,
  value,
  onChange,
  from,
  to,
  step = 1,
  show,
  isDisabled = false,
}: {
  label: string;
  value: number;
  onChange: (value: number) => void;
  from: number;
  to: number;
  step?: number;
  /** The figure with its unit: "12 日". */
  show: (value: number) => string;
  isDisabled?: boolean;
}): ReactNode {
  return (
    <AriaSlider
      className="slider"
      value={value}
      onChange={onChange}
      minValue={from}
      maxValue={to}
      step={step}
      isDisabled={isDisabled}
    >
      <Label className="field-label">{label}</Label>
      <SliderOutput className="slider-value figure">{show(value)}</SliderOutput>
      <SliderTrack className="slider-track">
        {({ state }) => (
          <>
            <div className="slider-fill" style={{ width: `${state.getThumbPercent(0) * 100}%` }} />
            <SliderThumb className="slider-thumb" />
          </>
        )}
      </SliderTrack>
    </AriaSlider>
  );
}
